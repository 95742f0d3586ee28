import { DAY, after, homeDay, homeTimeZone } from "@/lib/platform/clock";
import { type Engagement, NONE, type PersonCondition, type PersonFilter } from "../filter";

export type FilterSql = {
  /** A condition over `p`, a person; safe to stand after "where" and between "and"s. */
  sql: string;
  /** What stands for its numbered parameters. */
  params: unknown[];
};

/** The days of an engagement, counted back from today: more than the first, at most the second. */
export const engagementSpans: Record<
  Exclude<Engagement, typeof NONE>,
  readonly [more: number | null, most: number | null]
> = {
  month: [null, 30],
  quarter: [30, 90],
  year: [90, 365],
  older: [365, null],
};

/** So many days before a day. @param day and what is returned: YYYY-MM-DD */
export const daysBefore = (day: string, days: number): string =>
  after(new Date(day), -days * DAY)
    .toISOString()
    .slice(0, 10);

/** The day that it is now, as engagement is counted. */
export const today = (now: Date): string => now.toISOString().slice(0, 10);

/** The day at home so many days before now: from it on, people joined in the last so many days. */
export const joiningDay = (now: Date, lastDays: number): string => daysBefore(homeDay(now), lastDays);

/**
 * The condition of a filter in SQL. Every value is a parameter.
 * @param start the number of its first parameter: those before it are the statement's own
 */
export function filterSql(filter: PersonFilter, start = 1, now = new Date()): FilterSql {
  const params: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${start - 1 + params.push(value)}::${type}`;

  /** A column that may be null among values, one of which may be `NONE`. */
  function among(column: string, values: readonly string[], type = "text"): string {
    const named = values.filter((value) => value !== NONE);
    const some = [
      ...(named.length > 0 ? [`${column} = any (${bind(named, `${type}[]`)})`] : []),
      ...(named.length < values.length ? [`${column} is null`] : []),
    ];
    return some.length === 1 ? some[0]! : `(${some.join(" or ")})`;
  }

  /** An array that has one of the values; `NONE`: has nothing. */
  function overlaps(column: string, values: readonly string[]): string {
    const named = values.filter((value) => value !== NONE);
    const some = [
      ...(named.length > 0 ? [`${column} && ${bind(named, "text[]")}`] : []),
      ...(named.length < values.length ? [`${column} = '{}'`] : []),
    ];
    return some.length === 1 ? some[0]! : `(${some.join(" or ")})`;
  }

  const engaged = (bucket: Engagement): string => {
    if (bucket === NONE) return "p.last_active_on is null";
    const [more, most] = engagementSpans[bucket];
    const dayBefore = (days: number) => daysBefore(today(now), days);
    const parts = [
      ...(more === null ? [] : [`p.last_active_on < ${bind(dayBefore(more), "date")}`]),
      ...(most === null ? [] : [`p.last_active_on >= ${bind(dayBefore(most), "date")}`]),
    ];
    return `(${parts.join(" and ")})`;
  };

  // Standings that have ended say nothing about whom somebody acts for now.
  const actsFor = (condition: string): string =>
    `exists (select from membership m where m.person_id = p.id and m.organization_id is not null
      and m.organization_id ${condition} and m.status in ('active', 'paused', 'pending'))`;
  const actsForOne = (condition: string): string =>
    actsFor(`in (select o.id from organization o where ${condition})`);

  function condition(it: PersonCondition): string {
    switch (it.field) {
      case "kind":
        return `(${it.in
          .map((kind) =>
            kind === NONE
              ? "p.standing is null"
              : `${kind === "individual" ? "p.individual_status" : "p.representative_status"} is not null`,
          )
          .join(" or ")})`;
      case "status": {
        const column =
          it.as === undefined
            ? "p.standing"
            : it.as === "individual"
              ? "p.individual_status"
              : "p.representative_status";
        return among(column, it.in, `"MembershipStatus"`);
      }
      case "county":
        return among("p.county", it.in);
      case "audience":
        return among("p.audience", it.in);
      case "language":
        return among("p.locale", it.in);
      case "interests":
        return overlaps("p.interests", it.in);
      case "frequency":
        return among("p.frequency", it.in, `"UpdateFrequency"`);
      case "subscribed":
        return `p.unsubscribed_at is ${it.is ? "" : "not "}null`;
      case "source-kind":
        return among("p.source_kind", it.in, `"SourceKind"`);
      case "source":
        return among("p.source", it.in);
      case "since": {
        // As the list's index has it: those who are no members stand before all time.
        const since = "coalesce(p.member_since, '-infinity')";
        const midnight = (day: string) => `${bind(day, "date")}::timestamp at time zone '${homeTimeZone}'`;
        if ("before" in it) return `(${since} < ${midnight(it.before)} and ${since} > '-infinity')`;
        return `${since} >= ${midnight("from" in it ? it.from : joiningDay(now, it.lastDays))}`;
      }
      case "engagement":
        return `(${it.in.map(engaged).join(" or ")})`;
      case "tag":
        // Said twice for the index, which has only those with tags.
        return it.in.includes(NONE)
          ? overlaps("p.tags", it.in)
          : `(p.tags <> '{}' and ${overlaps("p.tags", it.in)})`;
      case "has-organization": {
        const has = "p.representative_status in ('active', 'paused', 'pending')";
        return it.is ? has : `(${has}) is not true`;
      }
      case "organization":
        return actsFor(`= any (${bind(it.in, "uuid[]")})`);
      case "sector":
        return actsForOne(among("o.sector", it.in));
      case "district":
        return actsForOne(overlaps("o.districts", it.in));
      case "coalition":
        return actsForOne(overlaps("o.coalitions", it.in));
      case "text":
        // A query of its own, so that what was typed is looked up once and not once a person.
        return `p.words @@ (select member_query(${bind(it.q, "text")}, '${it.near ? "near" : "begins"}'))`;
    }
  }

  function write(part: PersonFilter): string {
    if ("all" in part) return part.all.length === 0 ? "true" : `(${part.all.map(write).join(" and ")})`;
    if ("any" in part) return part.any.length === 0 ? "false" : `(${part.any.map(write).join(" or ")})`;
    // What is not known is not so: "not" has those too.
    if ("not" in part) return `(${write(part.not)}) is not true`;
    return condition(part);
  }

  const sql = write(filter);
  return { sql, params };
}
