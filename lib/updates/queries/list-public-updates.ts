import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { words } from "./content-of";
import { lineOf, published, showUpdate, type PublicUpdateLine } from "./show-update";

/** Every update that went out, newest first, as the archive lists them. */
export async function listPublicUpdates(locale: Locale): Promise<PublicUpdateLine[]> {
  const rows = await db.update.findMany({
    where: published,
    orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
    select: { slug: true, approvedAt: true, ...words },
  });
  return rows.map((row) => lineOf(showUpdate(row, locale)));
}
