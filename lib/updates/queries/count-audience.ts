import { filterSql } from "@/lib/members/queries/filter-sql";
import { bitsWith, fittingSql, numbersAsBits } from "@/lib/members/queries/fitting-sql";
import { filterOfSegment } from "@/lib/members/queries/member-list-filter";
import { updateFrequencies } from "@/lib/members/schema";
import { pgPool } from "@/lib/platform/db";
import { defaultLocale, isLocale, type Locale, locales } from "@/lib/platform/i18n";
import { isSuppressed, leftOut, type Rule, steps } from "../eligibility";
import { leftOutReasons, localeFor, type Audience, type LeftOut, type UpdateKind } from "../schema";

const filterOf = async (segmentId: string | null) =>
  segmentId === null ? { all: [] } : await filterOfSegment(segmentId);

/** The whole, or a segment's condition over `p`, its parameters numbered from `start`. */
export async function audienceSql(segmentId: string | null, start: number) {
  const filter = await filterOf(segmentId);
  return { ...filterSql(filter, start), filter };
}

/**
 * Who an update of a kind would go to now, one a person, by the language they would get; and the others, each by the
 * first reason that keeps it from them. All of it by the rule that freezes the audience (eligibility.ts), asked of
 * everyone's bits, and of whoever changed since those were written as they are.
 * @param kind the kind of the update
 * @param translated the languages it is written in
 * @param segmentId only those of a segment; null: everyone
 */
export async function countAudience(
  kind: UpdateKind = "update",
  translated: readonly Locale[] = locales,
  segmentId: string | null = null,
): Promise<Audience> {
  const { sql, params } = fittingSql(await filterOf(segmentId));
  const { asked, sorts } = sortsOf(kind);
  const { rows } = await pgPool().query<{ reason: LeftOut | null; locale: string | null; people: number }>(
    // The rules are text of our own making; whatever somebody typed into a segment is among the parameters.
    `with ${sql},
     suppressed as materialized (select number / 8192 as chunk, ${numbersAsBits("number")} as bits
       from person p where ${isSuppressed} group by 1)
     select reason, locale, sum(bit_count(sort.bits))::int as people
     from fits
     left join suppressed using (chunk)
     cross join lateral (select ${asked.map(({ name, bits }) => `${bits} as ${name}`).join(", ")} offset 0) known
     cross join lateral (values ${sorts
       .map(({ reason, locale, bits }) => `(${literal(reason)}, ${literal(locale)}, fits.bits & ${bits})`)
       .join(", ")}) sort (reason, locale, bits)
     group by 1, 2
     union all
     select ${leftOut(kind)}, p.locale, count(*)::int from late join person p using (number) group by 1, 2`,
    params,
  );
  const none = Object.fromEntries(leftOutReasons.map((reason) => [reason, 0])) as Audience["leftOut"];
  const audience: Audience = { total: 0, byLocale: { en: 0, es: 0 }, leftOut: none };
  for (const { reason, locale, people } of rows) {
    if (reason !== null) {
      audience.leftOut[reason] += people;
      continue;
    }
    audience.total += people;
    audience.byLocale[localeFor(isLocale(locale) ? locale : defaultLocale, translated)] += people;
  }
  return audience;
}

const literal = (text: string | null): string => (text === null ? "null::text" : `'${text}'`);

/**
 * What is asked of a chunk's bits, under names, and everyone in it sorted by that: those who lack what a step takes by
 * its reason, and whom nothing keeps from it by language.
 */
function sortsOf(kind: UpdateKind) {
  const asked: { name: string; bits: string }[] = [];
  const ask = (bits: string): string => `known.k${asked.push({ name: `k${asked.length}`, bits }) - 1}`;
  const having = (field: string, values: readonly string[]) =>
    bitsWith("fits.chunk", field, `array[${values.map(literal).join(", ")}]`);
  const fitting = (rule: Rule) => ask(rule.map((trait) => having(trait.field, trait.in)).join(" | "));

  const sorts: { reason: LeftOut | null; locale: Locale | null; bits: string }[] = [];
  const had: string[] = [];
  const sort = (reason: LeftOut | null, locale: Locale | null, ...bits: string[]) =>
    sorts.push({ reason, locale, bits: [...had, ...bits].join(" & ") });

  for (const { rule, reason } of steps(kind)) {
    const has = fitting(rule);
    if (reason) sort(reason, null, `~${has}`);
    else
      for (const often of updateFrequencies) sort(often, null, `~${has}`, ask(having("frequency", [often])));
    had.push(has);
  }
  const suppressed = ask("coalesce(suppressed.bits, 0::bit(8192))");
  sort("suppressed", null, suppressed);
  had.push(`~${suppressed}`);
  const others: string[] = [];
  for (const locale of locales) {
    if (locale === defaultLocale) continue;
    const speaks = ask(having("language", [locale]));
    sort(null, locale, speaks);
    others.push(`~${speaks}`);
  }
  sort(null, defaultLocale, ...others);
  return { asked, sorts };
}
