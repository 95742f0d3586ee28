import { db } from "@/lib/platform/db";
import { siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import { type PublicUpdate, published, shown, showUpdate } from "./show-update";

/** The latest updates word for word, newest first, with every address in full: for feed readers. */
export async function listLatestUpdates(locale: Locale, limit: number): Promise<PublicUpdate[]> {
  const rows = await db.update.findMany({
    where: published,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: shown,
  });
  return rows.map((row) => showUpdate(row, locale, siteUrl()));
}
