import { type Client, escapeIdentifier as quote } from "pg";
import { readMigrations } from "@/prisma/migrate";

// What the database says of the site's tables. Their names are put into statements, quoted: a statement takes no table as
// a parameter.

/** Migrations that this program knows, in their order. */
export async function listKnownMigrations(): Promise<string[]> {
  return (await readMigrations()).migrationDirectories.map(({ path }) => path);
}

/** The tables there are of those that a migration ever made. What else lives in the database is not ours. */
export async function listTables(client: Client): Promise<string[]> {
  const { migrationDirectories } = await readMigrations();
  const made = migrationDirectories.flatMap(({ migrationFile: { content } }) =>
    content.tag === "ok" ? [...content.value.matchAll(/^create table "(\w+)"/gim)].map((it) => it[1]!) : [],
  );
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname = any($1) order by 1`,
    [made],
  );
  return rows.map(({ name }) => name);
}

/** The columns that are stored, not computed. */
export async function listColumns(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [quote(table)],
  );
  return rows.map(({ name }) => name);
}

/** The sequences that these tables draw their numbers from. */
export async function listSequences(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select s.relname as name from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
       and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
     where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace
       and d.refobjid = any($1::regclass[]) order by 1`,
    [tables.map(quote)],
  );
  return rows.map(({ name }) => name);
}

/** What would be done for each row that is loaded, and is done once for all of them instead. */
type Burden = { lift: string; restore: string };

/**
 * Foreign keys, which tables that point at each other could not be loaded with in any order, and indexes. Primary keys
 * stay: the loading holds them.
 */
export async function listBurdens(client: Client, tables: readonly string[]): Promise<Burden[]> {
  const { rows } = await client.query<Burden>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lift,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore,
       1 as turn, conname as name
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 0, indexrelid::regclass::text
     from pg_index i where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype <> 'f')
     order by turn, name`,
    [tables.map(quote)],
  );
  return rows;
}

/**
 * Lets a connection take as long as it takes, and write and read values in one way whatever the server's settings are
 * (those of pg_dump).
 */
export async function settle(client: Client): Promise<void> {
  await client.query(
    `select set_config(name, '0', false) from pg_settings where name in
       ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout', 'row_security')`,
  );
  await client.query(
    `set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3;
     set bytea_output = 'hex'; set client_encoding = 'UTF8'; set synchronize_seqscans = off`,
  );
}
