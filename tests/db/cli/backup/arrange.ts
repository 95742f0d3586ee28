import type { Client } from "pg";
import { naughty } from "@/tests/support/naughty";

/** A value of each type that is easily lost or bent on its way: the n-th is another one. As SQL. */
const values: Record<string, (n: number) => string> = {
  uuid: (n) => `'01234567-89ab-7def-8123-${String(n).padStart(12, "0")}'`,
  text: (n) => literal(`${trouble}${n}`),
  "character varying": (n) => `E'\\\\N\\t${n}'`,
  integer: (n) => String(2 ** 31 - n),
  bigint: (n) => String(2n ** 63n - BigInt(n)),
  smallint: (n) => String(n),
  real: (n) => `0.1 + ${n}`,
  "double precision": (n) => `1.0::float8 / 3 + ${n}`,
  boolean: () => "true",
  bytea: () =>
    `decode('${[...Array(256).keys()].map((it) => it.toString(16).padStart(2, "0")).join("")}', 'hex')`,
  jsonb: (n) => `${literal(JSON.stringify({ n, trouble, deep: [null, 1e-7, { "": [] }] }))}::jsonb`,
  date: (n) => `date '0044-03-15 BC' + ${n}`,
  "timestamp with time zone": (n) => `timestamptz '2026-11-01 08:59:59.987654+00' + interval '${n} second'`,
  tsvector: (n) => `to_tsvector('simple', ${literal(`O’Brien's \\ 'x' ${n}`)})`,
  "text[]": (n) => `array[${literal(trouble)}, null, '', 'NULL', '{}', '${n}']`,
  bit: (n) => `repeat('10', 4096)::bit(8192) | ${n}::bit(8192)`,
};

/** Everything that has broken something before, in one text. A database takes no NUL and no half of a pair. */
const trouble = naughty.filter((it) => it.length < 500 && it.isWellFormed() && !it.includes("\0")).join("\n");

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type Column = {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  enum: string | null;
  to: string | null;
  indexed: boolean;
};

/** The like for what an index holds, which takes no long texts. */
const short = "\\N\t\\.\r\n\\x41 Ñandú 😀 \u2028 ' \" {,}";

/** Two rows in every table: one of values that are easily lost, one of nulls wherever there may be one. */
export async function fillEveryTable(client: Client): Promise<void> {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as column, regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(\\d+\\)', '') as type,
       not a.attnotnull as nullable,
       (select quote_literal(max(enumlabel)) || '::' || a.atttypid::regtype from pg_enum where enumtypid = a.atttypid) as enum,
       (select r.relname from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum]) as to,
       exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey)) as indexed
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'
     order by 1, a.attnum`,
  );
  // Whatever points somewhere points at the row of the same number, in whatever order they come; no trigger runs.
  await client.query("set session_replication_role = replica");
  for (const table of new Set(rows.map((it) => it.table)))
    for (const n of [1, 2]) {
      const columns = rows.filter((it) => it.table === table);
      const given = columns.map((it) => fixed[`${table}.${it.column}`]?.(n) ?? valueOf(it, n));
      const names = columns.map(({ column }) => `"${column}"`).join(", ");
      await client.query(
        `insert into "${table}" (${names}) values (${given.join(", ")}) on conflict do nothing`,
      );
    }
  await client.query("set session_replication_role = default");
}

/** What the tables hold true by checks, and what a restore sees to (see hold-restored.ts and outbox.ts). */
const fixed: Record<string, (n: number) => string> = {
  "membership.kind": () => "'organization'",
  "membership.organization_id": (n) => values.uuid!(n),
  "organization.slug": (n) => `'slug-${n}'`,
  "search_index.only": () => "true",
  "update.status": () => "'sent'",
  "outbox_mail.status": () => "'sent'",
  "delivery.status": () => "'sent'",
};

function valueOf({ type, column, nullable, enum: label, to, indexed }: Column, n: number): string {
  if (n === 2 && nullable) return "null";
  if (type === "text" && (indexed || to)) return literal(`${short}${n}`);
  if (label) return type.endsWith("[]") ? `array[${label}]` : label;
  if (type.startsWith('"') && type.endsWith("[]")) return "'{}'";
  const value = values[type];
  if (!value) throw new Error(`What is lost of ${type}? (${column})`);
  return value(n);
}

/** What every table holds, as a hash each, and how it is built. */
export async function picture(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname <> '_prisma_migrations' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: held } = await client.query<{ all: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate "C")), '') as all from "${name}" t`,
    );
    found[name] = held[0]!.all;
  }
  const { rows: built } = await client.query<{ what: string; all: string }>(
    `select 'indexes' as what, string_agg(indexdef, E'\\n' order by indexdef) as all from pg_indexes where schemaname = 'public'
     union all select 'constraints', string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) ||
       convalidated, E'\\n' order by conrelid::regclass::text, conname) from pg_constraint where connamespace = 'public'::regnamespace
     union all select 'triggers', string_agg(tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text, E'\\n'
       order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal
     union all select 'sequences', string_agg(sequencename || ' ' || coalesce(last_value::text, ''), E'\\n' order by sequencename)
       from pg_sequences where schemaname = 'public'`,
  );
  for (const { what, all } of built) found[what] = all;
  return found;
}
