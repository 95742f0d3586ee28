import type { Tx } from "@/lib/platform/db";
import { pgPool } from "@/lib/platform/pool";
import { readSetting } from "@/lib/platform/settings";
import type { UpdateContent, UpdateKind } from "../schema";
import { contentOf, isId, type Words } from "./content-of";
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

type Row = Words & Pick<Wording, "kind"> & { slug: string; public: boolean };

const WORDING = `
  select u.slug, u.kind, u.public, (select coalesce(json_agg(t), '[]') from (
    select locale, subject, preheader, body from update_translation where update_id = u.id) t) as translations
  from "update" u where u.id = $1::uuid`;

/** What the deliveries of an update are made of: the words, frozen once it goes out, and what surrounds them. */
export async function getWording(updateId: string, tx?: Tx): Promise<Wording | null> {
  if (!isId(updateId)) return null;
  const [row] = tx
    ? // The text is ours; the id is a parameter.
      await tx.$queryRawUnsafe<Row[]>(WORDING, updateId)
    : (await pgPool().query<Row>(WORDING, [updateId])).rows;
  if (!row) return null;
  const { postalAddress } = await readSetting(updateSettings);
  return {
    slug: isPublic(row) ? row.slug : null,
    kind: row.kind,
    content: contentOf(row),
    postalAddress,
  };
}
