import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { type PublicUpdate, published, shown, showUpdate } from "./show-update";

/** One update as everyone may read it; null when there is none, or it has not been sent. */
export async function getPublicUpdate(slug: string, locale: Locale): Promise<PublicUpdate | null> {
  const row = await db.update.findFirst({
    where: { slug, ...published },
    select: shown,
  });
  return row && showUpdate(row, locale);
}
