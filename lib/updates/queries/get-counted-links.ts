import type { Locale } from "@/lib/platform/i18n";
import { pgPool } from "@/lib/platform/pool";
import { countedLinks, type CountedLinks } from "../clicks/links";

/** The counted links of an update in one language; null when its links are not counted. */
export async function getCountedLinks(updateId: string, locale: Locale): Promise<CountedLinks | null> {
  const { rows } = await pgPool().query<{ id: number; url: string }>(
    "select id, url from update_link where update_id = $1 and locale = $2",
    [updateId, locale],
  );
  return rows.length === 0 ? null : countedLinks(rows);
}
