import type { Tx } from "@/lib/platform/db";
import { insertRows, takeRows, type Row } from "./repoint";

const aboutEither = "t.newer_id in ($1::uuid, $2::uuid) or t.older_id in ($1::uuid, $2::uuid)";

/**
 * What was asked or decided about the gone record is now asked or decided about the kept one, each pair once; that two
 * are different people stays decided. Call it before the gone record's row goes.
 * @returns the rows about either as they were, for `partPersonQuestions`
 */
export async function movePersonQuestions(
  tx: Tx,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<Row[]> {
  const rows = await takeRows(tx, "person_duplicate", aboutEither, keptId, goneId);
  // One order for a pair, as everywhere: the smaller id is the older.
  await tx.$executeRaw`
    insert into person_duplicate (id, newer_id, older_id, score, reasons, decision, decided_by_id, decided_at, created_at)
    select gen_random_uuid(), greatest(other, ${keptId}::uuid), least(other, ${keptId}::uuid), score, reasons, decision,
      decided_by_id, decided_at, created_at
    from (
      select case when newer_id = ${goneId}::uuid then older_id else newer_id end as other, d.*
      from person_duplicate d where ${goneId}::uuid in (newer_id, older_id)
    ) asked
    where other <> ${keptId}::uuid
    on conflict (newer_id, older_id) do update
      set decision = excluded.decision, decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at
      where person_duplicate.decision = 'open' and excluded.decision <> 'open'`;
  await tx.$executeRaw`delete from person_duplicate where ${goneId}::uuid in (newer_id, older_id)`;
  return rows;
}

/** Brings the questions about both back as they were; what was asked or decided since the merge stays. */
export async function partPersonQuestions(
  tx: Tx,
  {
    keptId,
    goneId,
    questions,
    mergedAt,
  }: { keptId: string; goneId: string; questions: readonly Row[]; mergedAt: Date },
): Promise<void> {
  await tx.$executeRaw`
    delete from person_duplicate where ${keptId}::uuid in (newer_id, older_id)
      and created_at <= ${mergedAt} and (decided_at is null or decided_at <= ${mergedAt})`;
  const others = [
    keptId,
    goneId,
    ...questions.flatMap((row) => [String(row["newer_id"]), String(row["older_id"])]),
  ];
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(others)] } },
    select: { id: true },
  });
  const there = new Set(people.map(({ id }) => id));
  await insertRows(
    tx,
    "person_duplicate",
    questions.filter((row) => there.has(String(row["newer_id"])) && there.has(String(row["older_id"]))),
  );
}
