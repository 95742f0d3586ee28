import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { words } from "./content-of";
import { published, showUpdate, type PublicUpdate } from "./show-update";

/** One update as everyone may read it; null when there is none, or it has not been sent. */
export async function getPublicUpdate(slug: string, locale: Locale): Promise<PublicUpdate | null> {
  const row = await db.update.findFirst({
    where: { slug, ...published },
    select: { slug: true, approvedAt: true, ...words },
  });
  return row && showUpdate(row, locale);
}
