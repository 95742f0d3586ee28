import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { BULK_UNDO_DAYS, canBeUndone } from "../bulk";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";

/**
 * Begins to undo a bulk action that is done, within a week: the worker takes back what it changed and nobody changed
 * since. A second press is as good as the first.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function undoBulk(
  viewer: StaffViewer,
  id: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "too-late" | "not-done">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from bulk_action where id = ${id}::uuid for update`;
      const bulk = await tx.bulkAction.findUnique({ where: { id } });
      if (!bulk || !canBeUndone(bulk.action)) return fail("unknown");
      if (bulk.status === "undoing" || bulk.status === "undone") return ok(null);
      if (bulk.status !== "done" || !bulk.finishedAt) return fail("not-done");
      if (after(bulk.finishedAt, BULK_UNDO_DAYS * DAY) < now) return fail("too-late");
      const total = await tx.$executeRaw`
        update bulk_row set done = false where bulk_id = ${id}::uuid and before is not null`;
      await tx.bulkAction.update({
        where: { id },
        data: { status: "undoing", total, done: 0, finishedAt: null },
      });
      await tx.auditEvent.create({
        data: {
          actorId: viewer.personId,
          action: "undo-bulk",
          subject: id,
          detail: { people: total },
          at: now,
        },
      });
      await tx.$executeRaw`select pg_notify('bulk', '')`;
      return ok(null);
    },
    { timeout: 180_000, maxWait: 10_000 },
  );
}
