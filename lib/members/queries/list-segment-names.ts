import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** The segments that an update may be for, by name. Whoever writes one sees their names and sizes, and nobody in them. */
export async function listSegmentNames(viewer: StaffViewer): Promise<{ id: string; name: string }[]> {
  requireCan(viewer, "write-updates");
  return db.segment.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } });
}
