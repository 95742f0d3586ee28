import type { PoolClient } from "pg";
import { CopyOut } from "@/lib/platform/copy-out";
import { db, pgPool } from "@/lib/platform/db";
import { uuid7 } from "@/lib/platform/uuid";
import { organizationColumns, type PersonColumn, personColumns } from "../export-columns";
import type { PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { countPeople } from "../queries/count-people";
import { filterSql } from "../queries/filter-sql";
import { requireCan } from "../queries/require-can";
import { OPERATOR } from "./invite-staff";

type Exporter = StaffViewer | typeof OPERATOR;
type Options = {
  /** A byte-order mark in front: Excel takes a file without one for something else than UTF-8. */
  mark: boolean;
};

// Tab, the signs that end a line, = + - @ and the full-width forms of those four.
const COMPUTED = [..."\t\n\r=+-@＝＋－＠"].map((sign) => sign.codePointAt(0)).join(", ");

/** A text that no spreadsheet computes. What is empty is null: PostgreSQL would put it in quotation marks. */
const defused = (column: string): string =>
  `case when ascii(${column}) in (${COMPUTED}) then '''' || ${column} else nullif(${column}, '') end`;

/**
 * A table as CSV (RFC 4180) in UTF-8, text by text: PostgreSQL writes it, and goes on when the last was taken, so that a
 * million rows need no more memory than two thousand. What a spreadsheet would compute (a cell that begins with =, +, -,
 * @, tab or a line break) gets an apostrophe in front, as OWASP advises against CSV injection. Whoever stops listening
 * frees the connection; one who takes nothing for five minutes is left.
 * @param columns their heads hold neither commas nor quotation marks
 */
export async function* streamCsv(
  columns: readonly { head: string; sql: string }[],
  rest: string,
  params: readonly unknown[],
  { mark }: Options,
): AsyncGenerator<string> {
  const client = await pgPool().connect();
  const ignore = () => {};
  client.on("error", ignore);
  let copy: CopyOut | undefined;
  let broken = true;
  try {
    // Visitors have the other cores.
    await client.query("begin read only; set local max_parallel_workers_per_gather = 0");
    const names = columns.map((_, nth) => `c${nth}`);
    const cells = columns.map(({ sql }, nth) => `(${sql})::text as c${nth}`);
    // "offset 0": what is looked up for a column is looked up once, not each time that the column is named.
    const select = `select ${names.map(defused).join(", ")} from (select ${cells.join(", ")} ${rest} offset 0) r`;
    // COPY takes no parameters: their values stand in it as PostgreSQL itself quotes them.
    const values = await quoteAll(client, params);
    const whole = select.replace(/\$(\d+)/g, (_, nth) => values[Number(nth) - 1]!);
    yield `${mark ? "\uFEFF" : ""}${columns.map(({ head }) => head).join(",")}\r\n`;
    copy = client.query(new CopyOut(`copy (${whole}) to stdout (format csv)`));
    for (let piece = await copy.next(); piece !== null; piece = await copy.next()) yield piece;
    await client.query("commit");
    broken = false;
  } finally {
    // A connection that ends in the middle says so: it is listened to until then.
    if (broken) copy?.abandon();
    else client.off("error", ignore);
    client.release(broken);
  }
}

async function quoteAll(client: PoolClient, values: readonly unknown[]): Promise<string[]> {
  if (values.length === 0) return [];
  const list = values.map((_, nth) => `quote_nullable($${nth + 1}::text)`).join(", ");
  const { rows } = await client.query<string[]>({
    text: `select ${list}`,
    values: [...values],
    rowMode: "array",
  });
  return rows[0]!;
}

/** Writes down who takes what with them, before they get the first of it. */
async function record(exporter: Exporter, what: string, detail: object): Promise<void> {
  const actorId = exporter === OPERATOR ? null : exporter.personId;
  // In plain SQL: for one row the operator's command would load all of Prisma, a third of the memory it takes.
  await pgPool().query(
    "insert into audit_event (id, actor_id, action, subject, detail) values ($1, $2, 'export', $3, $4)",
    [uuid7(), actorId, what, JSON.stringify(detail)],
  );
}

/**
 * The people a filter fits, as CSV.
 * @throws AppError "forbidden" if the exporter may not
 */
export async function exportPeople(
  exporter: Exporter,
  { filter, columns, ...options }: Options & { filter: PersonFilter; columns: readonly PersonColumn[] },
): Promise<{ rows: number; text: AsyncGenerator<string> }> {
  if (exporter !== OPERATOR) requireCan(exporter, "manage-members");
  const rows = await countPeople(filter);
  await record(exporter, "people", { filter, columns, rows });
  const { sql, params } = filterSql(filter);
  const chosen = columns.map((name) => personColumns[name]);
  return { rows, text: streamCsv(chosen, `from person p where ${sql}`, params, options) };
}

/**
 * All organizations that stand, as CSV, without the records that were merged into others.
 * @throws AppError "forbidden" if the exporter may not
 */
export async function exportOrganizations(
  exporter: Exporter,
  options: Options,
): Promise<{ rows: number; text: AsyncGenerator<string> }> {
  if (exporter !== OPERATOR) requireCan(exporter, "manage-members");
  const rows = await db.organization.count({ where: { mergedIntoId: null } });
  await record(exporter, "organizations", { rows });
  const rest = "from organization o where o.merged_into_id is null order by o.name, o.id";
  return { rows, text: streamCsv(Object.values(organizationColumns), rest, [], options) };
}
