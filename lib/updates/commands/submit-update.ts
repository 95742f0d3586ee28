import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { titleOf } from "../queries/content-of";
import { countAudience } from "../queries/count-audience";
import { findObstacles } from "../queries/find-obstacles";
import { getSendPlan } from "../queries/get-send-plan";
import { listApprovers } from "../queries/list-approvers";
import { translatedLocales } from "../schema";
import { tellStaff } from "./tell-staff";

type Refusal = "not-found" | "changed-elsewhere" | "not-ready" | "nobody" | "nobody-approves";

/**
 * Hands an update in: its words stay as they are until somebody who did not write it approves it or sends it back.
 * Everybody who may is mailed. Doing it again changes nothing.
 * @param seen what stood before whoever hands it in (`SendPlan.seen`)
 * @returns the names of those who were asked
 * @throws AppError "forbidden" unless the viewer's role may write updates
 */
export async function submitUpdate(
  viewer: StaffViewer,
  updateId: string,
  seen: string,
  now = new Date(),
): Promise<Result<{ asked: string[] }, Refusal>> {
  requireCan(viewer, "write-updates");
  const before = await getSendPlan(updateId);
  if (!before) return fail("not-found");
  if (findObstacles(before.content).length > 0) return fail("not-ready");
  const { total } = await countAudience(before.kind, translatedLocales(before.content), before.segment?.id);
  if (total === 0) return fail("nobody");
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "update" where id = ${updateId}::uuid for update`;
    const plan = await getSendPlan(updateId, tx);
    if (!plan) return fail("not-found");
    const approvers = await listApprovers([...plan.writers, viewer.personId], tx);
    const asked = approvers.map(({ name }) => name);
    if (plan.status === "submitted" && plan.submittedById === viewer.personId) return ok({ asked });
    if (plan.status !== "draft" || plan.seen !== seen) return fail("changed-elsewhere");
    if (approvers.length === 0) return fail("nobody-approves");
    await tx.update.update({
      where: { id: updateId },
      data: {
        ...{ status: "submitted", submittedAt: now, submittedById: viewer.personId },
        ...{ reviewNote: null, reviewedById: null },
      },
    });
    await tellStaff(
      tx,
      approvers.map(({ id }) => id),
      {
        ...{ what: "submitted", updateId, subject: titleOf(plan.content), key: `${now.getTime()}` },
        ...{ by: viewer.name, people: total },
      },
    );
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "submit-update",
        subject: updateId,
        detail: { revision: plan.revision, recipients: total, contentHash: plan.contentHash },
      },
    });
    return ok({ asked });
  });
}
