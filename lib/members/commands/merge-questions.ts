import type { Tx } from "@/lib/platform/db";
import { uuid7 } from "@/lib/platform/uuid";
import { insertRows, restoreColumns, takeRows, type Row } from "./repoint";

/** Where it is asked whether two records are one, and the records' own table. */
const asked = {
  person_duplicate: { records: "person" },
  possible_duplicate: { records: "organization" },
} as const;
type Questions = keyof typeof asked;

type Ids = { keptId: string; goneId: string };

const aboutEither = "t.newer_id in ($1::uuid, $2::uuid) or t.older_id in ($1::uuid, $2::uuid)";
const otherThan = (row: Row, id: string): string =>
  String(row["newer_id"] === id ? row["older_id"] : row["newer_id"]);
const isAbout = (row: Row, id: string): boolean => row["newer_id"] === id || row["older_id"] === id;

/**
 * What was asked or decided about the gone record is now asked or decided about the kept one, each pair once; that two
 * are different stays decided. The question between the two goes. Call it before the gone record's row goes.
 * @returns the rows about either as they were, for `partQuestions`
 */
export async function moveQuestions(tx: Tx, table: Questions, { keptId, goneId }: Ids): Promise<Row[]> {
  const rows = await takeRows(tx, table, aboutEither, keptId, goneId);
  const known = new Map(
    rows.filter((row) => isAbout(row, keptId)).map((row) => [otherThan(row, keptId), row]),
  );
  const moved: Row[] = [];
  for (const row of rows.filter((each) => isAbout(each, goneId) && !isAbout(each, keptId))) {
    const other = otherThan(row, goneId);
    const twin = known.get(other);
    // One order for a pair: ids begin with the time they were made.
    const [older, newer] = other < keptId ? [other, keptId] : [keptId, other];
    if (!twin) moved.push({ ...row, id: uuid7(), older_id: older, newer_id: newer });
    else if (twin["decision"] === "open" && row["decision"] !== "open")
      await restoreColumns(tx, table, String(twin["id"]), row, ["decision", "decided_by_id", "decided_at"]);
  }
  // The table is one of ours; the id is a parameter.
  await tx.$executeRawUnsafe(`delete from "${table}" where $1::uuid in (newer_id, older_id)`, goneId);
  await insertRows(tx, table, moved);
  return rows;
}

/** Brings the questions about both back as they were; what was asked or decided since the merge stays. */
export async function partQuestions(
  tx: Tx,
  table: Questions,
  { keptId, goneId, questions, mergedAt }: Ids & { questions: readonly Row[]; mergedAt: Date },
): Promise<void> {
  // Tables are ours; ids and the moment are parameters.
  await tx.$executeRawUnsafe(
    `delete from "${table}" where $1::uuid in (newer_id, older_id)
     and created_at <= $2 and (decided_at is null or decided_at <= $2)`,
    keptId,
    mergedAt,
  );
  const others = questions.flatMap((row) => [String(row["newer_id"]), String(row["older_id"])]);
  // The table is one of ours again; the ids are a parameter.
  const records = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select id::text from "${asked[table].records}" where id = any($1::uuid[])`,
    [...new Set([keptId, goneId, ...others])],
  );
  const there = new Set(records.map(({ id }) => id));
  await insertRows(
    tx,
    table,
    questions.filter((row) => there.has(String(row["newer_id"])) && there.has(String(row["older_id"]))),
  );
}
