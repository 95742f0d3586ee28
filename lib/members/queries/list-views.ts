import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** The views that the viewer keeps of a list, by name. `query` is what stands behind the question mark. */
export async function listViews(
  viewer: StaffViewer,
  list: "members",
): Promise<{ id: string; name: string; query: string }[]> {
  requireCan(viewer, "manage-members");
  return db.savedView.findMany({
    where: { ownerId: viewer.personId, list },
    orderBy: { name: "asc" },
    select: { id: true, name: true, query: true },
  });
}
