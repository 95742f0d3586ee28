import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { BulkAct, BulkTarget } from "../bulk";
import type { StaffViewer } from "../policy";
import { bulkSql } from "../queries/bulk-sql";
import { requireCan } from "../queries/require-can";

/** How long a million rows may take, in milliseconds. */
const LONG = { timeout: 180_000, maxWait: 10_000 };

/**
 * Begins to do something to many people: who will change is settled now, in one step, and the worker does the rest in
 * batches. Beginning the same again (two presses of the button) is as good as once.
 * @param id made with the form
 * @throws AppError "forbidden" if the viewer may not
 */
export async function startBulk(
  viewer: StaffViewer,
  id: string,
  act: BulkAct,
  target: BulkTarget,
  now = new Date(),
): Promise<Result<{ total: number }, "nobody">> {
  requireCan(viewer, "manage-members");
  const { action, ...params } = act;
  return db.$transaction(async (tx) => {
    const begun = await tx.bulkAction.createMany({
      data: [
        {
          ...{ id, action, params, filter: target as object, total: 0 },
          ...{ actorId: viewer.personId, createdAt: now },
        },
      ],
      skipDuplicates: true,
    });
    if (begun.count === 0) {
      const { total } = await tx.bulkAction.findUniqueOrThrow({ where: { id }, select: { total: true } });
      return ok({ total });
    }
    const sql = bulkSql(act, target);
    // The conditions are text of our own making (bulk-sql.ts); whatever somebody typed is among the parameters.
    const total = await tx.$executeRawUnsafe(
      `insert into bulk_row (bulk_id, person_id) select $${sql.params.length + 1}::uuid, p.id from person p
       where ${sql.meant} and not (${sql.already}) and not (${sql.barred})`,
      ...sql.params,
      id,
    );
    if (total === 0) {
      await tx.bulkAction.delete({ where: { id } });
      return fail("nobody");
    }
    await tx.bulkAction.update({ where: { id }, data: { total } });
    const detail = { action, ...params, people: total };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "bulk", subject: id, detail, at: now },
    });
    await tx.$executeRaw`select pg_notify('bulk', '')`;
    return ok({ total });
  }, LONG);
}
