import { db } from "@/lib/platform/db";
import { contentOf, isId, titleOf, words } from "./content-of";

/** What an update is called in the staff area: its subject; null when there is no such update. */
export async function getUpdateTitle(id: string): Promise<string | null> {
  const row = isId(id) ? await db.update.findUnique({ where: { id }, select: words }) : null;
  return row && titleOf(contentOf(row));
}
