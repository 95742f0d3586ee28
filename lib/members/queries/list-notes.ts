import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import type { About, NoteLine } from "../record";
import { listStaffNames } from "./list-staff-names";
import { requireCan } from "./require-can";

/** The notes about a person or an organization, newest first, 200 at most. */
export async function listNotes(viewer: StaffViewer, about: About): Promise<NoteLine[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.note.findMany({
    where: about,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, at: true, text: true, authorId: true },
  });
  const names = await listStaffNames(rows.map(({ authorId }) => authorId));
  return rows.map(({ authorId, ...note }) => ({
    ...note,
    author: names.get(authorId ?? "") ?? "Somebody who no longer works here",
    mine: authorId === viewer.personId,
  }));
}
