import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

/** Makes a draft again of an update that was handed in and not decided about, so that it can be changed. */
export async function takeBack(viewer: StaffViewer, id: string): Promise<Result<null, "not-submitted">> {
  requireCan(viewer, "write-updates");
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id, status: "submitted" },
      data: { status: "draft", submittedAt: null, submittedById: null },
    });
    if (count === 0) return fail("not-submitted");
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "take-back-update", subject: id },
    });
    return ok(null);
  });
}
