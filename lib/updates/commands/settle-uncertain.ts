import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { isId } from "../queries/content-of";

/**
 * What staff found out about an uncertain delivery, by its Message-ID in the mail server's log or from the person:
 * `arrived`: it counts as sent. `send-again`: it did not, and goes out once more, under the same Message-ID. `leave`:
 * nobody can tell, and it stays uncertain.
 */
type UncertainDecision = "arrived" | "send-again" | "leave";

/** Why an uncertain delivery stays so although somebody looked. */
export const LEFT = "Somebody looked, and it cannot be known whether it arrived.";

/**
 * Settles one uncertain delivery. Nothing else ever sends one again.
 * @throws AppError "forbidden" unless the viewer may send
 */
export async function settleUncertain(
  viewer: StaffViewer,
  deliveryId: string,
  decision: UncertainDecision,
): Promise<Result<null, "not-found" | "not-uncertain" | "stopped">> {
  requireCan(viewer, "send-updates");
  if (!isId(deliveryId)) return fail("not-found");
  return db.$transaction(async (tx) => {
    const delivery = await tx.delivery.findUnique({
      where: { id: deliveryId },
      select: { updateId: true, email: true, update: { select: { status: true } } },
    });
    if (!delivery) return fail("not-found");
    if (decision === "send-again" && delivery.update.status === "stopped") return fail("stopped");
    // Somebody who was erased since has no address any more.
    if (decision === "send-again" && delivery.email === "") return fail("not-found");
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, status: "uncertain" },
      data:
        decision === "arrived"
          ? { status: "sent", reason: null, sentAt: new Date() }
          : decision === "leave"
            ? { reason: LEFT }
            : { status: "pending", reason: null, attempts: 0, dueAt: new Date(), workerId: null },
    });
    // The second of two clicks, or an answer that came after all.
    if (count === 0) return fail("not-uncertain");
    if (decision === "send-again") {
      await tx.update.updateMany({
        where: { id: delivery.updateId, status: "sent" },
        data: { status: "sending", finishedAt: null },
      });
      await tx.$executeRaw`select pg_notify('deliveries', '')`;
    }
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: "settle-uncertain",
        subject: deliveryId,
        detail: { decision, update: delivery.updateId },
      },
    });
    return ok(null);
  });
}
