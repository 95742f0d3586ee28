import { setImmediate as breathe, setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import { withConnection } from "@/lib/platform/pool";
import { log } from "@/lib/platform/log";
import { suppressionHash } from "../../suppression";
import { readChunks } from "../queries/read-chunks";
import { readRow, type RefusedRow } from "../read-row";
import { readRows, UnreadableFile } from "../records";
import {
  type ColumnField,
  type ImportCounts,
  type ImportSeparator,
  type ImportStatus,
  noCounts,
} from "../schema";
import { addCounts, applyBatch, type BatchTerms, type ListRow, type Tried } from "./apply-batch";
import { removeBroughtOrganizations, undoBatch } from "./undo-batch";

/** Rows that are settled in one transaction. */
const BATCH = 1000;
/** Rows that are read without a break. */
const IN_ONE_GO = 10;
const TRIES = 5;

type Job = {
  id: string;
  status: ImportStatus;
  encoding: string;
  separator: ImportSeparator;
  headed: boolean;
  mapping: ColumnField[];
  basis: string | null;
  locale: "en" | "es";
  source: string;
  tags: string[];
  keepKnown: boolean;
  ownerId: string | null;
  rowsDone: number;
};

const JOB = `select id, status, encoding, separator, headed, mapping, basis, locale, source, tags,
  keep_known as "keepKnown", owner_id as "ownerId", rows_done as "rowsDone" from import`;

/** Somebody else moved the import on, or stopped it: nothing of this turn was kept. */
class Moved extends Error {}

/**
 * Works one list that is to be tried, taken in or taken back, and that nobody else works; until it is done or `signal`
 * is aborted. What was settled stays settled however the program ends: a list is taken up again at the next row.
 * @returns whether there was one
 */
export async function workImports(signal: AbortSignal, only?: string): Promise<boolean> {
  // The lock is the connection's: one that failed in our hands is ended, and the lock with it.
  return withConnection(async (client) => {
    const { rows } = await client.query<Job>(
      `${JOB} where status in ('checking', 'running', 'undoing') and ($1::uuid is null or id = $1) order by created_at`,
      [only ?? null],
    );
    let worked = false;
    for (const job of rows) {
      if (signal.aborted) break;
      if (!(await lock(client, job.id))) continue;
      worked = true;
      await workOne(client, job.id, signal);
      await client.query("select pg_advisory_unlock(hashtextextended('import:' || $1, 0))", [job.id]);
    }
    return worked;
  });
}

async function lock(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('import:' || $1, 0)) as mine",
    [id],
  );
  return rows[0]?.mine ?? false;
}

async function workOne(client: PoolClient, id: string, signal: AbortSignal): Promise<void> {
  const { rows } = await client.query<Job>(`${JOB} where id = $1`, [id]);
  const [job] = rows;
  if (!job) return;
  try {
    if (job.status === "undoing") await undo(client, job, signal);
    else if (job.status === "checking" || job.status === "running") await settle(client, job, signal);
  } catch (cause) {
    if (cause instanceof Moved) return;
    const words = sentenceFor(cause);
    if (!words) throw cause;
    if (!(cause instanceof UnreadableFile)) log.error({ err: cause, import: id }, "an import stopped");
    // A trial leaves nothing behind: its columns can be settled anew.
    await client.query(
      `update import set error = $2, status = case when status = 'checking' then 'mapping' else 'failed' end::"ImportStatus",
         finished_at = case when status = 'checking' then null else coalesce(finished_at, now()) end where id = $1`,
      [id, words],
    );
  }
}

/** What to say where trying again would not help; null for a lost connection, a server that stops, and the like. */
function sentenceFor(cause: unknown): string | null {
  if (cause instanceof UnreadableFile) return cause.message;
  const { code, message } = cause as { code?: string; message?: string };
  // SQLSTATE classes 08, 40, 53, 55 and 57, and the system's own "ECONNRESET".
  const passes = code
    ? /^(?:08|40|53|55|57)|^E[A-Z]/.test(code)
    : /connection|terminated|timeout/i.test(message ?? "");
  return passes
    ? null
    : "Something in the file could not be taken in. What was settled before it stands; nothing after it was touched. The site's log says more.";
}

/** One transaction that goes on only where the import still stands as it was left; conflicts are tried again. */
async function turn<T>(
  client: PoolClient,
  { id, status }: Job,
  cursor: number,
  act: (counts: ImportCounts) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await client.query("begin");
    try {
      const { rows } = await client.query<{ status: string; done: number; counts: Partial<ImportCounts> }>(
        "select status, rows_done as done, counts from import where id = $1 for update",
        [id],
      );
      if (rows[0]?.status !== status || rows[0].done !== cursor) throw new Moved();
      const value = await act({ ...noCounts(), ...rows[0].counts });
      await client.query("commit");
      return value;
    } catch (cause) {
      await client.query("rollback");
      // A deadlock, or somebody who came in by another door in the same moment.
      if (tries >= TRIES || !/^(?:40001|40P01|23505)$/.test(String((cause as { code?: unknown }).code)))
        throw cause;
      await pause(20 * tries);
    }
  }
}

async function settle(client: PoolClient, job: Job, signal: AbortSignal): Promise<void> {
  const tried: Tried | null =
    job.status === "checking" ? { people: new Set(), organizations: new Set() } : null;
  let cursor = job.rowsDone;
  if (tried) {
    // A trial that was broken off begins anew: what its rows would have brought is known nowhere.
    await turn(client, job, cursor, async () => {
      await client.query("delete from import_row where import_id = $1", [job.id]);
      await client.query("update import set rows_done = 0, counts = '{}' where id = $1", [job.id]);
    });
    cursor = 0;
  }
  const now = new Date();
  const terms: BatchTerms = { ...job, importId: job.id, now };
  const stop = job.status === "checking" ? "checked" : "done";
  let batch: (ListRow | RefusedRow)[] = [];
  const flush = async (last: number) => {
    const rows = batch;
    batch = [];
    await turn(client, job, cursor, async (counts) => {
      const sum = addCounts(counts, await applyBatch(client, rows, terms, tried));
      await client.query(
        "update import set rows_done = $2, rows_total = greatest(rows_total, $2), counts = $3 where id = $1",
        [job.id, last, JSON.stringify(sum)],
      );
    });
    cursor = last;
  };
  const from = cursor;
  let last = cursor;
  // While the database settles some rows the next are read.
  let settling = Promise.resolve();
  try {
    for await (const row of readAll(job, now)) {
      last = row.line;
      if (row.line <= from) continue;
      batch.push(row);
      // What the database answers meanwhile is taken at once, and it is given the next statement.
      if (batch.length % IN_ONE_GO === 0) await breathe();
      if (batch.length < BATCH) continue;
      await settling;
      settling = flush(row.line);
      // Where it fails it is told when it is waited for.
      settling.catch(() => {});
      if (signal.aborted) return;
    }
  } finally {
    await settling;
  }
  if (signal.aborted) return;
  await flush(Math.max(last, cursor));
  await client.query(
    `update import set status = $2::"ImportStatus", rows_total = rows_done, finished_at = $3
     where id = $1 and status = $4::"ImportStatus"`,
    [job.id, stop, stop === "done" ? new Date() : null, job.status],
  );
}

/** The file's rows as they are read; one that says again what an earlier one said is refused. */
async function* readAll(job: Job, now: Date): AsyncGenerator<ListRow | RefusedRow> {
  const seen = new Set<string>();
  let first = job.headed;
  for await (const { line, cells } of readRows(readChunks(job.id), job)) {
    if (first) {
      first = false;
      continue;
    }
    const row = readRow(line, cells, job.mapping, job.locale, now);
    if ("refused" in row) yield row;
    else {
      const about = row.organization ? `${row.key}\n${row.organization.nameKey}` : row.key;
      if (seen.has(about)) yield { line, who: row.who, refused: "repeated" };
      else yield Object.assign(row, { hash: suppressionHash(row.key) });
      seen.add(about);
    }
  }
}

async function undo(client: PoolClient, job: Job, signal: AbortSignal): Promise<void> {
  const { source, ownerId } = job;
  for (let cursor = job.rowsDone; ;) {
    const left = await turn(client, job, cursor, async (counts) => {
      const { rows } = await client.query<{
        line: number;
        fate: string;
        personId: string | null;
        before: object;
      }>(
        `select line, fate, person_id as "personId", before from import_row
         where import_id = $1 and line <= $2 and before is not null order by line desc limit $3`,
        [job.id, cursor, BATCH],
      );
      const more = rows.length === BATCH;
      const undone = await undoBatch(client, job.id, rows, { source, ownerId, now: new Date() });
      const sum = counts.undone ?? { deleted: 0, kept: 0, restored: 0 };
      counts.undone = {
        deleted: sum.deleted + undone.deleted,
        kept: sum.kept + undone.kept,
        restored: sum.restored + undone.restored,
      };
      const next = more ? rows.at(-1)!.line - 1 : 0;
      if (!more) await removeBroughtOrganizations(client, job.id);
      await client.query(
        `update import set rows_done = $2, counts = $3, status = case when $4 then status else 'undone' end,
           undone_at = case when $4 then undone_at else now() end where id = $1`,
        [job.id, next, JSON.stringify(counts), more],
      );
      return more ? next : null;
    });
    if (left === null || signal.aborted) return;
    cursor = left;
  }
}
