import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { instantOf } from "@/lib/members/time-zone";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { getSendPlan, type SendPlan } from "../queries/get-send-plan";
import type { Schedule } from "../schedule";
import { begin } from "./begin-scheduled";
import { dueByZone, unfreeze } from "./freeze-audience";

/** How long deleting or changing a million frozen rows may take, in milliseconds. */
const MANY = 180_000;

/** Holds the row of a scheduled update; whoever begins it at this moment was first, or finds it gone. */
async function holdScheduled(tx: Tx, updateId: string): Promise<SendPlan | null> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    select id::text from "update" where id = ${updateId}::uuid and status = 'scheduled' for update`;
  return held.length > 0 ? getSendPlan(updateId, tx) : null;
}

/**
 * Takes back the approval of an update whose time has not come: nobody gets it, and it is a draft again. Works up to the
 * moment when it begins.
 * @throws AppError "forbidden" unless the viewer's role may send
 */
export async function cancelSchedule(
  viewer: StaffViewer,
  updateId: string,
): Promise<Result<{ recipients: number }, "not-scheduled">> {
  requireCan(viewer, "send-updates");
  return db.$transaction(
    async (tx) => {
      const plan = await holdScheduled(tx, updateId);
      if (!plan) return fail("not-scheduled");
      await unfreeze(tx, plan);
      await tx.auditEvent.create({
        data: {
          actorId: viewer.personId,
          action: "cancel-update",
          subject: updateId,
          detail: { recipients: plan.recipients },
        },
      });
      return ok({ recipients: plan.recipients ?? 0 });
    },
    { timeout: MANY },
  );
}

/**
 * Gives an update whose time has not come another one; null: now. What was approved stays as it is.
 * @throws AppError "forbidden" unless the viewer's role may send
 */
export async function moveSchedule(
  viewer: StaffViewer,
  updateId: string,
  schedule: Schedule,
  now = new Date(),
): Promise<Result<{ begun: boolean }, "not-scheduled" | "test-needs-one-hour">> {
  requireCan(viewer, "send-updates");
  return db.$transaction(
    async (tx) => {
      const plan = await holdScheduled(tx, updateId);
      if (!plan) return fail("not-scheduled");
      if (plan.test && schedule?.localHours) return fail("test-needs-one-hour");
      const { startsLocal = null, timeZone = null, localHours = false } = schedule ?? {};
      const startsAt = await moveDeliveries(tx, plan, schedule, now);
      await tx.update.update({
        where: { id: updateId },
        data: { startsAt, startsLocal, timeZone, localHours },
      });
      await tx.auditEvent.create({
        data: {
          actorId: viewer.personId,
          action: "move-update",
          subject: updateId,
          detail: { startsAt: startsAt.toISOString(), startsLocal, timeZone, localHours },
        },
      });
      if (!schedule) await begin(tx, plan, now);
      return ok({ begun: !schedule });
    },
    { timeout: MANY },
  );
}

/** Makes the deliveries due at their new hours. @returns when the first of them is */
async function moveDeliveries(tx: Tx, plan: SendPlan, schedule: Schedule, now: Date): Promise<Date> {
  const startsAt = schedule ? instantOf(schedule.startsLocal, schedule.timeZone).at : now;
  // At one hour for all they are due as soon as the update begins.
  if (!schedule?.localHours && !plan.localHours) return startsAt;
  const { startsLocal = null, localHours = false } = schedule ?? {};
  const { beginnings, due, own } = dueByZone({ startsLocal, startsAt, localHours }, now);
  const [row] = await tx.$queryRaw<{ first: Date | null }[]>`
    with moved as (
      update delivery d set due_at = w.due_at
      from (
        select d.id, coalesce(z.due_at, ${own}::timestamptz) as due_at
        from delivery d left join person p on p.id = d.person_id
        left join unnest(${beginnings}::text[], ${due}::timestamptz[]) as z (beginning, due_at)
          on z.beginning = case when p.zip like '96799%' then '96799' else left(p.zip, 3) end
        where d.update_id = ${plan.id}::uuid) w
      where d.id = w.id returning d.due_at)
    select min(due_at) as first from moved`;
  return localHours ? (row?.first ?? startsAt) : startsAt;
}
