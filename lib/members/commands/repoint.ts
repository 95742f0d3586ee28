import type { Tx } from "@/lib/platform/db";
import type { Reference } from "./merge-references";

/** Which rows were re-pointed: by "table.column", the keys of each row. */
export type Moved = Record<string, string[][]>;

/** A row as the database writes it as JSON, by column. */
export type Row = Record<string, unknown>;

const keyOf = ({ key }: Reference, alias: string) =>
  `jsonb_build_array(${key.map((column) => `${alias}."${column}"::text`).join(", ")})`;

/** Points everything that names one record to another. @returns what it took, for `putBack` */
export async function repoint(
  tx: Tx,
  references: readonly Reference[],
  { from, to }: { from: string; to: string },
): Promise<Moved> {
  const moved: Moved = {};
  for (const reference of references) {
    const { table, column, where } = reference;
    // Names come from our own lists; values are parameters.
    const rows = await tx.$queryRawUnsafe<{ key: string[] }[]>(
      `update "${table}" t set "${column}" = $1::uuid where t."${column}" = $2::uuid
       ${where ? `and (${where.replaceAll("$2", "$2::uuid")})` : ""} returning ${keyOf(reference, "t")} as key`,
      to,
      from,
    );
    if (rows.length > 0) {
      const name = `${table}.${column}`;
      moved[name] = [...(moved[name] ?? []), ...rows.map(({ key }) => key)];
    }
  }
  return moved;
}

/** Points the rows that were taken back, where they are still there and still point where they were put. */
export async function putBack(
  tx: Tx,
  references: readonly Reference[],
  moved: Moved,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const reference of references) {
    const { table, column } = reference;
    const keys = moved[`${table}.${column}`];
    if (!keys) continue;
    // Names come from our own lists; values are parameters.
    await tx.$executeRawUnsafe(
      `update "${table}" t set "${column}" = $1::uuid from jsonb_array_elements($3::jsonb) k
       where t."${column}" = $2::uuid and ${keyOf(reference, "t")} = k.value`,
      to,
      from,
      JSON.stringify(keys),
    );
  }
}

/**
 * The whole rows of a table that a condition finds, as they are. Both are written by us; whatever comes from outside is
 * among the parameters, `$1` ….
 */
export async function takeRows(tx: Tx, table: string, where: string, ...params: unknown[]): Promise<Row[]> {
  // See above: the table and the condition are ours, values are parameters.
  const rows = await tx.$queryRawUnsafe<{ row: Row }[]>(
    `select to_jsonb(t) as row from "${table}" t where ${where}`,
    ...params,
  );
  return rows.map(({ row }) => row);
}

async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const columns = await tx.$queryRaw<{ name: string }[]>`
    select column_name::text as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'`;
  return columns.map(({ name }) => name);
}

/** Puts rows in again as they were taken; what stands there by now under the same key stays. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = (await columnsOf(tx, table)).map((name) => `"${name}"`).join(", ");
  // The columns' names are the database's own; the rows are a parameter.
  await tx.$executeRawUnsafe(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)
     on conflict do nothing`,
    JSON.stringify(rows),
  );
}

/** Gives columns of the row with an `id` the values they have in a row that was taken. */
export async function restoreColumns(
  tx: Tx,
  table: string,
  id: string,
  row: Row,
  columns: readonly string[],
): Promise<void> {
  if (columns.length === 0) return;
  const names = columns.map((name) => `"${name}"`).join(", ");
  // Table and columns are written by us; the id and the row are parameters.
  await tx.$executeRawUnsafe(
    `update "${table}" t set (${names}) = (select ${names} from jsonb_populate_record(null::"${table}", $2::jsonb))
     where t.id = $1::uuid`,
    id,
    JSON.stringify(row),
  );
}

/** Whether a column holds the same in two rows. */
export const sameIn = (a: Row, b: Row, column: string): boolean =>
  JSON.stringify(a[column] ?? null) === JSON.stringify(b[column] ?? null);
