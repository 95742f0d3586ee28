import { stringify } from "csv-stringify/sync";
import { db, pgPool } from "@/lib/platform/db";
import { organizationColumns, type PersonColumn, personColumns } from "../export-columns";
import type { PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { countPeople } from "../queries/count-people";
import { filterSql } from "../queries/filter-sql";
import { requireCan } from "../queries/require-can";
import { OPERATOR } from "./invite-staff";

/** Rows that are in memory at once. */
const AT_ONCE = 400;

type Exporter = StaffViewer | typeof OPERATOR;
type Options = {
  /** A byte-order mark in front: Excel takes a file without one for something else than UTF-8. */
  mark: boolean;
};

/**
 * A table as CSV (RFC 4180) in UTF-8, text by text: a server-side cursor gives the next rows when the last were taken,
 * so that a million need no more memory than two thousand. What a spreadsheet would compute (a cell that begins with
 * =, +, -, @, tab or a line break) gets an apostrophe in front, as OWASP advises against CSV injection. Whoever stops
 * listening frees the connection; one who takes nothing for five minutes is left.
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
  let broken = true;
  try {
    await client.query("begin read only; set local idle_in_transaction_session_timeout = '5min'");
    const list = columns.map(({ sql }) => sql).join(", ");
    await client.query(`declare rows no scroll cursor for select ${list} ${rest}`, [...params]);
    const write = (rows: unknown[][]) => stringify(rows, { escape_formulas: true, record_delimiter: "\r\n" });
    yield `${mark ? "\uFEFF" : ""}${write([columns.map(({ head }) => head)])}`;
    for (;;) {
      const { rows } = await client.query<unknown[]>({
        text: `fetch ${AT_ONCE} from rows`,
        rowMode: "array",
      });
      if (rows.length > 0) yield write(rows);
      if (rows.length < AT_ONCE) break;
    }
    broken = false;
  } finally {
    // Also where somebody goes away in the middle: between two fetches the connection is sound.
    if (broken)
      broken = await client.query("rollback").then(
        () => false,
        () => true,
      );
    else await client.query("commit");
    client.off("error", ignore);
    client.release(broken);
  }
}

/** Writes down who takes what with them, before they get the first of it. */
async function record(exporter: Exporter, what: string, detail: object): Promise<void> {
  const actorId = exporter === OPERATOR ? null : exporter.personId;
  await db.auditEvent.create({ data: { actorId, action: "export", subject: what, detail } });
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
