import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { DAY } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

/** How many deliveries are closed in one statement. */
const BATCH = 20_000;

/**
 * Ends a send for good: whoever has not got it never will. From the moment this is written no message is begun; what is
 * on the wire ends, at most one a connection. The rest is written down as skipped, in the background where it is much.
 * @throws AppError "forbidden" unless the viewer's role may send
 */
export async function stopSend(viewer: StaffViewer, updateId: string): Promise<Result<null, "not-sending">> {
  requireCan(viewer, "send-updates");
  const stopped = await db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, status: { in: ["sending", "paused"] } },
      data: { status: "stopped", finishedAt: new Date(), alarm: null },
    });
    if (count > 0)
      await tx.auditEvent.create({
        data: { actorId: viewer.personId, action: "stop-update", subject: updateId },
      });
    return count > 0;
  });
  if (!stopped) return fail("not-sending");
  await skipRest(updateId);
  return ok(null);
}

/** Closes some of what a stopped update left waiting. @returns how many */
async function skipRest(updateId: string): Promise<number> {
  const { rowCount } = await pgPool().query(
    `update delivery set status = 'skipped', reason = 'stopped', worker_id = null
     where id in (select id from delivery where update_id = $1 and status = 'pending' limit $2 for update skip locked)
       and status = 'pending'`,
    [updateId, BATCH],
  );
  return rowCount ?? 0;
}

/**
 * Closes what stopped updates still have waiting: the rest of a large one, and a message that the server put off after
 * the stop. Any number of processes may call it.
 * @returns how many deliveries were closed
 */
export async function finishStops(now = new Date()): Promise<number> {
  const { rows } = await pgPool().query<{ id: string }>(
    `select u.id::text from "update" u where u.status = 'stopped' and u.finished_at > $1
     and exists (select from delivery d where d.update_id = u.id and d.status = 'pending')`,
    [new Date(now.getTime() - DAY)],
  );
  let closed = 0;
  for (const { id } of rows)
    for (let some = await skipRest(id); some > 0; some = await skipRest(id)) closed += some;
  return closed;
}
