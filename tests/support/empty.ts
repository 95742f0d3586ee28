import { pgPool } from "@/lib/platform/db";

/** What is derived of people by triggers, which do not run while tables are emptied. */
const OF_PEOPLE = ["person_word", "person_bits", "person_changed"];

const known = new Map<string, string>();

/** The statements that empty tables with everything that points to them, found once a list. */
async function statementsFor(tables: readonly string[]): Promise<string> {
  const key = tables.join();
  const found = known.get(key);
  if (found) return found;
  const { rows } = await pgPool().query<{ name: string }>(
    `with recursive emptied(oid) as (
       select unnest($1::text[])::regclass::oid
       union select c.conrelid from pg_constraint c join emptied e on c.confrelid = e.oid where c.contype = 'f'
     ) select oid::regclass::text as name from emptied order by 1`,
    [[...tables.map((table) => `"${table}"`), ...(tables.includes("person") ? OF_PEOPLE : [])]],
  );
  const statements = rows.map(({ name }) => `delete from ${name}`).join("; ");
  known.set(key, statements);
  return statements;
}

/**
 * Empties tables, and every table that points to them. What "truncate … cascade" does, in a twentieth of its time: that
 * makes new files for every table and each of its indexes, and here are few rows in few of them. No trigger runs, so
 * what may not be deleted goes too.
 */
export async function emptyAll(...tables: readonly string[]): Promise<void> {
  // Several statements in one query are one transaction.
  await pgPool().query(`set local session_replication_role = replica; ${await statementsFor(tables)}`);
}
