import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import type { About } from "../record";
import { lockRecord } from "./lock-record";

/**
 * Writes down a note about a person or an organization, under the viewer's name.
 * @param id made with the form: the same note sent twice is kept once
 * @param text see `noteField`
 * @throws AppError "forbidden" if the viewer may not
 */
export async function addNote(
  viewer: StaffViewer,
  about: About,
  id: string,
  text: string,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, about))) return fail("unknown");
    await tx.note.createMany({
      data: [{ id, ...about, authorId: viewer.personId, text, at: now }],
      skipDuplicates: true,
    });
    return ok(null);
  });
}
