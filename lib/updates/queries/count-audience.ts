import { filterSql } from "@/lib/members/queries/filter-sql";
import { filterOfSegment } from "@/lib/members/queries/member-list-filter";
import { pgPool } from "@/lib/platform/db";
import { defaultLocale, isLocale, type Locale, locales } from "@/lib/platform/i18n";
import { leftOut } from "../eligibility";
import { leftOutReasons, localeFor, type Audience, type LeftOut, type UpdateKind } from "../schema";

/** The whole, or a segment's condition over `p`, its parameters numbered from `start`. */
export async function audienceSql(segmentId: string | null, start: number) {
  const filter = segmentId === null ? { all: [] } : await filterOfSegment(segmentId);
  return { ...filterSql(filter, start), filter };
}

/**
 * Who an update of a kind would go to now, one a person, by the language they would get; and the others, each by the
 * first reason that keeps it from them. All of it by the rule that freezes the audience (eligibility.ts).
 * @param kind the kind of the update
 * @param translated the languages it is written in
 * @param segmentId only those of a segment; null: everyone
 */
export async function countAudience(
  kind: UpdateKind = "update",
  translated: readonly Locale[] = locales,
  segmentId: string | null = null,
): Promise<Audience> {
  const { sql, params } = await audienceSql(segmentId, 1);
  const { rows } = await pgPool().query<{ locale: string; reason: LeftOut | null; people: number }>(
    `select p.locale, ${leftOut(kind)} as reason, count(*)::int as people from person p where ${sql} group by 1, 2`,
    params,
  );
  const none = Object.fromEntries(leftOutReasons.map((reason) => [reason, 0])) as Audience["leftOut"];
  const audience: Audience = { total: 0, byLocale: { en: 0, es: 0 }, leftOut: none };
  for (const row of rows) {
    if (row.reason !== null) {
      audience.leftOut[row.reason] += row.people;
      continue;
    }
    audience.total += row.people;
    audience.byLocale[localeFor(isLocale(row.locale) ? row.locale : defaultLocale, translated)] += row.people;
  }
  return audience;
}
