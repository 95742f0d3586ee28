import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";

/**
 * Deletes a note of the viewer's own. "unknown": there is none, or somebody else wrote it.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function deleteNote(viewer: StaffViewer, noteId: string): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  const { count } = await db.note.deleteMany({ where: { id: noteId, authorId: viewer.personId } });
  return count > 0 ? ok(null) : fail("unknown");
}
