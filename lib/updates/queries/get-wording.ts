import { db, type Tx } from "@/lib/platform/db";
import { readSetting } from "@/lib/platform/settings";
import type { UpdateContent, UpdateKind } from "../schema";
import { contentOf, isId, words } from "./content-of";
import { updateSettings } from "../settings";
import { isPublic } from "./show-update";

/** What a mail is made of. */
export type Wording = {
  content: UpdateContent;
  /** The address of its page on the web; null where it has none. */
  slug: string | null;
  kind: UpdateKind;
  /** What stands in its foot; "" where none is settled. */
  postalAddress: string;
};

/** What the deliveries of an update are made of: the words, frozen once it goes out, and what surrounds them. */
export async function getWording(updateId: string, tx: Tx = db): Promise<Wording | null> {
  if (!isId(updateId)) return null;
  const select = { slug: true, kind: true, public: true, ...words };
  const row = await tx.update.findUnique({ where: { id: updateId }, select });
  if (!row) return null;
  const { postalAddress } = await readSetting(updateSettings);
  return {
    slug: isPublic(row) ? row.slug : null,
    kind: row.kind,
    content: contentOf(row),
    postalAddress,
  };
}
