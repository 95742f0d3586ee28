import { purgeDocuments } from "@/lib/documents/purge";
import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import {
  altsSchema,
  pictureAddress,
  type KeptPicture,
  type PictureAlts,
  type PictureLine,
} from "../kept-picture";

/** A picture that was drawn anew (lib/pictures/photo.ts). */
type Drawn = KeptPicture & { type: string; bytes: Uint8Array };

/**
 * Keeps a picture for updates. The same picture again stays the one it is; what it shows is added in a language that it
 * was not said in.
 * @param alts what it shows, in one language at least
 */
export async function keepPicture(
  viewer: StaffViewer,
  { print, type, bytes, width, height }: Drawn,
  alts: PictureAlts,
): Promise<Result<PictureLine, "no-description">> {
  requireCan(viewer, "write-updates");
  const said = altsSchema.parse(alts);
  if (!said.en && !said.es) return fail("no-description");
  // One statement: of two who hand in the same at once, the second adds to what the first said.
  const [kept] = await db.$queryRaw<{ alts: unknown }[]>`
    insert into update_picture as p (print, type, bytes, width, height, alts, created_by_id)
    values (${print}, ${type}, ${Uint8Array.from(bytes)}, ${width}, ${height}, ${JSON.stringify(said)}::jsonb,
      ${viewer.personId}::uuid)
    on conflict (print) do update set alts = excluded.alts || p.alts
    returning alts`;
  return ok({ print, width, height, alts: altsSchema.parse(kept?.alts) });
}

/** Deletes a picture that stands in no update and no template: what went out in mail must stay where it is. */
export async function deletePicture(
  viewer: StaffViewer,
  print: string,
): Promise<Result<null, "in-use" | "not-found">> {
  requireCan(viewer, "write-updates");
  return db.$transaction(async (tx) => {
    const [gone] = await tx.$queryRaw<{ width: number; height: number }[]>`
      delete from update_picture p where print = ${print}
        and not exists (select from update_translation t where t.body like '%/pictures/' || p.print || '-%')
        and not exists (select from update_template t where t.content::text like '%/pictures/' || p.print || '-%')
      returning width, height`;
    if (!gone) return fail((await tx.updatePicture.count({ where: { print } })) > 0 ? "in-use" : "not-found");
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "delete-picture", subject: print },
    });
    await purgeDocuments(tx, [pictureAddress({ print, ...gone })]);
    return ok(null);
  });
}
