import { DAY, homeDay } from "@/lib/platform/clock";
import { NONE, type PersonCondition, type PersonFilter } from "../filter";
import { daysBefore, engagementSpans, type FilterSql, filterSql, joiningDay, today } from "./filter-sql";
import { readWords, type SearchedWords, wordBits } from "./search-words";

// Who fits a filter, by bits (migration 0021): of every value of every field there is one bit a person, in strings of
// 8192 people each. And, or, not are one operation on a string; counting is one more. Whoever changed since their bits
// were written is looked at as they are.

const NO_BITS = "0::bit(8192)";
/** How many bits the number of a day has. */
const DAY_BITS = 17;

/** The number of a day as the bits have it (bits_day of the migration). @param day YYYY-MM-DD */
const dayNumber = (day: string): number =>
  Math.min(Math.max((Date.parse(day) - Date.parse("1900-01-01")) / DAY + 2, 1), 2 ** DAY_BITS - 1);

/**
 * The bits of those of a chunk who have one of the values of a field.
 * @param chunk a chunk's number, in SQL
 * @param field a field of our own, as `refresh_person_bits` names it
 * @param values an array of text, in SQL
 */
export const bitsWith = (chunk: string, field: string, values: string): string =>
  `coalesce((select bit_or(b.bits) from person_bits b where b.chunk = ${chunk} and b.field = '${field}'
    and b.value = any (${values})), ${NO_BITS})`;

/**
 * Those of chunk `c` whose day is this one or a later one: its bits are compared from the lowest on (O'Neil and Quass).
 * Written out slice by slice, it is several times as fast as a loop in the database.
 */
function daySlices(field: "since" | "active", day: number): string {
  const slices: string[] = [];
  let later = "";
  for (let place = 0; place < DAY_BITS; place++) {
    const has = (day >> place) & 1;
    // Below the lowest bit of the day everyone has the same or more.
    if (later === "" && !has) continue;
    slices.push(`bit_or(b.bits) filter (where b.value = '${place}') as s${place}`);
    const slice = `coalesce(s${place}, ${NO_BITS})`;
    later = later === "" ? slice : `(${slice} ${has ? "&" : "|"} ${later})`;
  }
  return `(select ${later} from (select ${slices.join(", ")} from person_bits b
    where b.chunk = c.chunk and b.field = '${field}') s)`;
}

/** People's numbers, all of one chunk, as its bits: an aggregate. @param number a column */
export const numbersAsBits = (number: string): string => `bit_or(set_bit(${NO_BITS}, ${number} % 8192, 1))`;

/** The number of the day on which somebody joined. */
export const joiningDayNumber = (since: Date): number => dayNumber(homeDay(since));

/**
 * Common table expressions, without "with": `fits` has the bits of those who fit by chunk, `late` the numbers of those
 * whose bits are not written yet and who fit.
 * @param searched words that they have as well
 */
export function fittingSql(
  filter: PersonFilter,
  now = new Date(),
  searched: SearchedWords | null = null,
): FilterSql {
  const { sql: late, params } = filterSql(filter, 1, now);
  const bind = (value: unknown, type: string): string => `$${params.push(value)}::${type}`;
  const sets: string[] = [];

  const among = (field: string, values: readonly string[]): string =>
    bitsWith("c.chunk", field, bind(values, "text[]"));
  const all = (parts: readonly string[]) => (parts.length === 0 ? `(~${NO_BITS})` : `(${parts.join(" & ")})`);
  const any = (parts: readonly string[]) => (parts.length === 0 ? NO_BITS : `(${parts.join(" | ")})`);

  /** Those whose day is this one or later. */
  const fromDay = (field: "since" | "active", day: string): string => daySlices(field, dayNumber(day));
  /** Those of whom a day is known. */
  const anyDay = (field: "since" | "active"): string =>
    `coalesce((select bit_or(b.bits) from person_bits b where b.chunk = c.chunk and b.field = '${field}'), ${NO_BITS})`;

  /** Those whom a condition over `p` finds by an index of its own. */
  function found(condition: string): string {
    const name = `set${sets.length}`;
    sets.push(`${name} as materialized (
      select p.number / 8192 as chunk, ${numbersAsBits("p.number")} as bits
      from person p where ${condition} group by 1)`);
    return `coalesce((select s.bits from ${name} s where s.chunk = c.chunk), ${NO_BITS})`;
  }

  function foundAs(it: PersonCondition): string {
    const { sql, params: more } = filterSql(it, params.length + 1, now);
    params.push(...more);
    return found(sql);
  }

  function engaged(bucket: keyof typeof engagementSpans | typeof NONE): string {
    if (bucket === NONE) return `(~${anyDay("active")})`;
    const [more, most] = engagementSpans[bucket];
    const from = (days: number) => fromDay("active", daysBefore(today(now), days));
    return all([
      ...(more === null ? [] : [`(~${from(more)})`, anyDay("active")]),
      ...(most === null ? [] : [from(most)]),
    ]);
  }

  function condition(it: PersonCondition): string {
    switch (it.field) {
      case "kind":
        return any(
          it.in.map((kind) => {
            if (kind === NONE) return among("standing", [NONE]);
            return `(~${among(kind === "individual" ? "individual" : "represents", [NONE])})`;
          }),
        );
      case "status": {
        const as = { individual: "individual", organization: "represents" } as const;
        return among(it.as ? as[it.as] : "standing", it.in);
      }
      case "county":
      case "audience":
      case "language":
      case "interests":
      case "frequency":
      case "source-kind":
      case "source":
      case "tag":
      case "sector":
      case "district":
      case "coalition":
        return among(it.field, it.in);
      case "subscribed":
        return among("subscribed", [it.is ? "yes" : "no"]);
      case "has-organization": {
        const has = among("represents", ["active", "paused", "pending"]);
        return it.is ? has : `(~${has})`;
      }
      case "since":
        return "before" in it
          ? all([`(~${fromDay("since", it.before)})`, anyDay("since")])
          : fromDay("since", "from" in it ? it.from : joiningDay(now, it.lastDays));
      case "engagement":
        return any(it.in.map(engaged));
      case "organization":
      case "text":
        return foundAs(it);
    }
  }

  function write(part: PersonFilter): string {
    if ("all" in part) return all(part.all.map(write));
    if ("any" in part) return any(part.any.map(write));
    if ("not" in part) return `(~${write(part.not)})`;
    return condition(part);
  }

  const having = (query: string) => `p.words @@ ${bind(query, "tsquery")}`;
  const words =
    searched &&
    wordBits(readWords(searched.query), searched.common, {
      bits: ({ word, begins }) => among(begins ? "begins" : "word", [word]),
      found: (query) => found(having(query)),
    });
  const bits = words === null ? write(filter) : all([write(filter), words]);
  const sql = `changed as materialized (select distinct number from person_changed),
    unwritten as materialized (
      select number / 8192 as chunk, ${numbersAsBits("number")} as bits from changed group by 1),
    ${sets.map((set) => `${set},`).join("\n")}
    fits as materialized (
      select c.chunk, ${among("person", [""])}
        & ~coalesce((select u.bits from unwritten u where u.chunk = c.chunk), ${NO_BITS}) & ${bits} as bits
      from generate_series(0, (select max(number) / 8192 from person)) as c (chunk)),
    late as materialized (select p.number from changed join person p using (number) where ${late} and ${searched ? having(searched.query) : "true"})`;
  return { sql, params };
}
