import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { lineOf, type PublicUpdateLine, published, shown, showUpdate } from "./show-update";

/** Every update that went out, newest first, as the archive lists them. */
export async function listPublicUpdates(locale: Locale): Promise<PublicUpdateLine[]> {
  const rows = await db.update.findMany({
    where: published,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    select: shown,
  });
  return rows.map((row) => lineOf(showUpdate(row, locale)));
}
