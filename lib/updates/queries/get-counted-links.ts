import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { countedLinks, type CountedLinks } from "../clicks/links";

/** The counted links of an update in one language; null when its links are not counted. */
export async function getCountedLinks(updateId: string, locale: Locale): Promise<CountedLinks | null> {
  const rows = await db.updateLink.findMany({
    where: { updateId, locale },
    select: { id: true, url: true },
  });
  return rows.length === 0 ? null : countedLinks(rows);
}
