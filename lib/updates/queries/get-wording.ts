import { db, type Tx } from "@/lib/platform/db";
import type { UpdateContent } from "../schema";
import { contentOf, isId, words } from "./content-of";

/** What a delivery is made of: the frozen words and the address of their page, which a digest does not have. */
export async function getWording(
  updateId: string,
  tx: Tx = db,
): Promise<{ slug: string | null; content: UpdateContent } | null> {
  if (!isId(updateId)) return null;
  const select = { slug: true, kind: true, ...words };
  const row = await tx.update.findUnique({ where: { id: updateId }, select });
  return row && { slug: row.kind === "digest" ? null : row.slug, content: contentOf(row) };
}
