import { pgPool } from "@/lib/platform/pool";
import { sureReasons } from "../clicks/robots";

/** How many people, at least and at most: robots cannot be told from people for sure. */
export type Range = { least: number; most: number };

export type ClickCounts = {
  /** Who followed a link, whichever. */
  people: Range;
  /** By the subject they got: 0 for those who did not try one, 1 to 3. */
  byVariant: ReadonlyMap<number, Range>;
  /** By link, in the order of the words, without the decoy. */
  links: { id: number; locale: string; url: string; range: Range }[];
};

const seen = `from link_click c join update_link l on l.id = c.link_id
  where l.update_id = $1 and l.url <> '' and (c.robot is null or not c.robot = any($2))`;

/** Who followed the links of an update, in people. Null: its links are not counted. */
export async function countClicks(updateId: string): Promise<ClickCounts | null> {
  const pool = pgPool();
  const links = await pool.query<
    { id: number; locale: string; url: string } & Record<keyof Range, number | null>
  >("select id, locale, url, least, most from update_link where update_id = $1 order by locale, id", [
    updateId,
  ]);
  if (links.rows.length === 0) return null;
  const settled = links.rows.some(({ least }) => least !== null);
  const values = [updateId, sureReasons];
  const [byVariant, byLink] = await Promise.all([
    settled
      ? pool.query<Range & { variant: number }>(
          "select variant, least, most from click_total where update_id = $1 order by variant",
          [updateId],
        )
      : pool.query<Range & { variant: number }>(
          `select d.variant, (count(*) filter (where sure))::int as least, count(*)::int as most
           from (select c.delivery_id, bool_or(c.robot is null) as sure ${seen} group by 1) clicked
           join delivery d on d.id = clicked.delivery_id group by 1 order by 1`,
          values,
        ),
    settled
      ? null
      : pool.query<Range & { id: number }>(
          `select link_id as id, (count(*) filter (where sure))::int as least, count(*)::int as most
           from (select c.link_id, c.delivery_id, bool_or(c.robot is null) as sure ${seen} group by 1, 2) clicked
           group by 1`,
          values,
        ),
  ]);
  const counted = new Map(byLink?.rows.map((row) => [row.id, row]));
  const rangeOf = (row: Partial<Record<keyof Range, number | null>> | undefined): Range => ({
    least: row?.least ?? 0,
    most: row?.most ?? 0,
  });
  return {
    people: byVariant.rows.reduce(
      (sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }),
      { least: 0, most: 0 },
    ),
    byVariant: new Map(byVariant.rows.map((row) => [row.variant, rangeOf(row)])),
    links: links.rows
      .filter(({ url }) => url !== "")
      .map(({ id, locale, url, ...row }) => ({
        id,
        locale,
        url,
        range: rangeOf(settled ? row : counted.get(id)),
      })),
  };
}
