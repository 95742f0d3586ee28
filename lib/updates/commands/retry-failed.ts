import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { whyCode } from "../queries/delivery-sql";

/** Ends the transaction without a trace: what was seen is no longer so. */
class Moved extends Error {}

/**
 * Tries the refused deliveries of an update once more: those with the chosen reasons, and no others. What was taken, may
 * have been taken, or was left out stays as it is, and each person is asked for again at the last moment whether they may
 * get it.
 * @param codes of the reasons, as the report names them
 * @param seen how many they were when staff pressed the button; if they are another number now, nothing is changed
 * @throws AppError "forbidden" unless the viewer may send
 */
export async function retryFailed(
  viewer: StaffViewer,
  { updateId, codes, seen }: { updateId: string; codes: readonly string[]; seen: number },
): Promise<Result<{ people: number }, "not-found" | "stopped" | "moved">> {
  requireCan(viewer, "send-updates");
  try {
    return await db.$transaction(
      async (tx) => {
        // The row is held until the end: nobody pauses, stops or retries it in between.
        const [update] = await tx.$queryRaw<{ status: string }[]>`
          select status::text from "update" where id = ${updateId}::uuid for update`;
        if (!update) return fail("not-found");
        if (!["sent", "sending", "paused"].includes(update.status)) return fail("stopped");
        // The expression put into the text is ours; the id and the chosen codes are parameters.
        const people = await tx.$executeRawUnsafe(
          `update delivery d set status = 'pending', reason = null, attempts = 0, due_at = now(), worker_id = null
           where d.update_id = $1::uuid and d.status = 'failed' and d.email <> '' and ${whyCode} = any($2::text[])`,
          updateId,
          [...codes],
        );
        if (people !== seen || people === 0) throw new Moved();
        if (update.status === "sent")
          await tx.update.update({ where: { id: updateId }, data: { status: "sending", finishedAt: null } });
        await tx.auditEvent.create({
          data: {
            actorId: viewer.personId,
            action: "retry-failed",
            subject: updateId,
            detail: { people, codes: [...codes] },
          },
        });
        await tx.$executeRaw`select pg_notify('deliveries', '')`;
        return ok({ people });
      },
      { timeout: 60_000 },
    );
  } catch (cause) {
    if (cause instanceof Moved) return fail("moved");
    throw cause;
  }
}
