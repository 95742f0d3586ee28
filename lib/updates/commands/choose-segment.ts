import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

/**
 * Settles whom a draft is for: a segment, or everyone (null). What was handed in or sent stays as it is.
 * @throws AppError "forbidden" unless the viewer's role may write updates
 */
export async function chooseSegment(
  viewer: StaffViewer,
  updateId: string,
  segmentId: string | null,
): Promise<Result<null, "gone">> {
  requireCan(viewer, "write-updates");
  if (segmentId !== null && (await db.segment.count({ where: { id: segmentId } })) === 0) return fail("gone");
  try {
    const { count } = await db.update.updateMany({
      where: { id: updateId, status: "draft" },
      data: { segmentId },
    });
    return count > 0 ? ok(null) : fail("gone");
  } catch (cause) {
    // The segment was deleted in this moment.
    if ((cause as { code?: string }).code === "P2003") return fail("gone");
    throw cause;
  }
}
