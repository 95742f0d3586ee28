import { z } from "zod";
import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { titleOf } from "../queries/content-of";
import { getSendPlan } from "../queries/get-send-plan";
import { tellStaff } from "./tell-staff";

const noteSchema = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim())
  .pipe(z.string().min(1).max(2000));

/**
 * Sends an update back that was handed in, with a note of what should change: it is a draft again, and whoever wrote it
 * and handed it in is mailed the note.
 * @throws AppError "forbidden" unless the viewer's role may send
 */
export async function sendBack(
  viewer: StaffViewer,
  updateId: string,
  typed: string,
  now = new Date(),
): Promise<Result<null, "not-submitted" | "no-note">> {
  requireCan(viewer, "send-updates");
  const note = noteSchema.safeParse(typed);
  if (!note.success) return fail("no-note");
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, status: "submitted" },
      data: { status: "draft", reviewNote: note.data, reviewedById: viewer.personId },
    });
    const plan = count > 0 ? await getSendPlan(updateId, tx) : null;
    if (!plan) return fail("not-submitted");
    await tx.update.update({
      where: { id: updateId },
      data: { submittedAt: null, submittedById: null },
    });
    const others = [plan.authorId, plan.submittedById].filter((id) => id !== viewer.personId);
    await tellStaff(tx, others, {
      ...{ what: "returned", updateId, subject: titleOf(plan.content), key: `${now.getTime()}` },
      ...{ by: viewer.name, note: note.data },
    });
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "return-update",
        subject: updateId,
        detail: { note: note.data },
      },
    });
    return ok(null);
  });
}
