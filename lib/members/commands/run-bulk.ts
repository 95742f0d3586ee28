import { db, type Tx } from "@/lib/platform/db";
import { bulkSchema } from "../bulk";
import { doBatch, holdBatch, type Before } from "./bulk-steps";
import { undoBatch } from "./bulk-undo-steps";

const BATCH = 500;

type Row = { personId: string; before: Before | null };

/** The next people of an action that nobody else has in hand. */
const takeBatch = (tx: Tx, bulkId: string): Promise<Row[]> => tx.$queryRaw<Row[]>`
  select person_id::text as "personId", before from bulk_row where bulk_id = ${bulkId}::uuid and not done
  order by person_id limit ${BATCH} for update skip locked`;

/**
 * Does, or undoes, the next batch of the oldest bulk action that is under way. A batch and the note that it is done are
 * one transaction: whoever dies in between has done nothing, and the next worker goes on from there.
 * @returns how many people were seen to; 0: there is nothing to do
 */
export async function runBulkBatch(now = new Date()): Promise<number> {
  const bulk = await db.bulkAction.findFirst({
    where: { status: { in: ["running", "undoing"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (!bulk) return 0;
  const act = bulkSchema.parse({ ...(bulk.params as object), action: bulk.action });
  return db.$transaction(
    async (tx) => {
      const rows = await takeBatch(tx, bulk.id);
      if (rows.length === 0) {
        await finish(tx, bulk.id, now);
        return 0;
      }
      const undoing = bulk.status === "undoing";
      const ids = rows.map(({ personId }) => personId);
      const known = new Map(rows.flatMap(({ personId, before }) => (before ? [[personId, before]] : [])));
      const { changed, events } = undoing
        ? await undoBatch(tx, act, known, now)
        : await doBatch(tx, act, await holdBatch(tx, ids), now);
      const settled = ids.map((id) => ({ id, before: undoing ? null : (changed.get(id) ?? null) }));
      await tx.$executeRaw`
        update bulk_row r set done = true, before = case when ${undoing} then r.before else nullif(g.before, 'null') end
        from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as g(id uuid, before jsonb)
        where r.bulk_id = ${bulk.id}::uuid and r.person_id = g.id`;
      await tx.timelineEvent.createMany({
        data: events.map((event) => ({ ...event, actorKind: "staff", actorId: bulk.actorId, at: now })),
      });
      await tx.bulkAction.update({ where: { id: bulk.id }, data: { done: { increment: ids.length } } });
      return ids.length;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** Ends an action of which nobody is left, not even in another worker's hands. */
async function finish(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    update bulk_action b set finished_at = ${now},
      status = (case when b.status = 'undoing' then 'undone' else 'done' end)::"BulkStatus"
    where b.id = ${id}::uuid and b.status in ('running', 'undoing')
      and not exists (select from bulk_row r where r.bulk_id = b.id and not r.done)`;
}
