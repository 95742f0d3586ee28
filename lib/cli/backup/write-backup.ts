import {
  existsSync,
  openSync,
  closeSync,
  createWriteStream,
  fsyncSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client, escapeIdentifier as quote } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { env } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/errors";
import { appliedMigrations } from "@/prisma/migrate";
import { pack, PIECE, type PackedFile } from "./archive";
import { countRows, MANIFEST, SECRET, type Manifest } from "./manifest";
import type { Progress } from "./progress";
import { listColumns, listKnownMigrations, listSequences, listTables, settle } from "./tables";

// npm run site -- backup FILE

/** How hard gzip tries: more than this takes twice the time for a tenth of the size. */
const LEVEL = 4;

type Written = { file: string; bytes: number; manifest: Manifest };

/**
 * Writes everything that brings the site back into one file: the database as it is at one moment, and the secret. The site
 * may be running, and nothing of it waits. The file has its name only once it is whole and on the disk.
 * @throws OperatorError where the file is there already, or cannot be written
 */
export async function writeBackup(file: string, progress: Progress): Promise<Written> {
  const part = `${file}.part`;
  if (existsSync(file)) throw new OperatorError(`There is a file ${file} already. Choose another name.`);
  if (existsSync(part))
    throw new OperatorError(
      `There is a file ${part} already: a backup is being written to it, or one was cut off. Delete it if none is under way.`,
    );
  const client = new Client({ connectionString: env.DATABASE_URL });
  // A connection that breaks fails the query it breaks in.
  client.on("error", () => {});
  await client.connect();
  try {
    const manifest = await beginSnapshot(client);
    const files = readSite(client, manifest, progress);
    // It holds the members and the secret: nobody else may read it.
    const out = createWriteStream(part, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.from(pack(files, new Date(manifest.made))), createGzip({ level: LEVEL }), out);
    if (existsSync(file)) throw new OperatorError(`Somebody else has written ${file} meanwhile.`);
    await rename(part, file);
    keepName(file);
    return { file: resolve(file), bytes: statSync(file).size, manifest };
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause instanceof OperatorError ? cause : notWritten(file, cause as NodeJS.ErrnoException);
  } finally {
    await client.end().catch(() => {});
  }
}

function notWritten(file: string, cause: NodeJS.ErrnoException): OperatorError {
  const reasons: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EFBIG: "the disk takes no file as large",
    ENOENT: "there is no such folder",
    EACCES: "the folder may not be written by this account",
    EROFS: "the disk may only be read",
  };
  const reason = reasons[cause.code ?? ""] ?? cause.message;
  return new OperatorError(`The backup could not be written to ${file}: ${reason}. Nothing is left of it.`, {
    cause,
  });
}

/** A name is on the disk when its folder is. */
function keepName(file: string): void {
  const folder = openSync(dirname(resolve(file)), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Sees to it that the secret is the site's: one that is made on the way would open no link that the site ever mailed.
 * @throws OperatorError where there is none yet
 */
export function refuseWithoutSecret(): void {
  if (env.AUTH_SECRET || existsSync(join(env.DATA_DIR, "auth-secret"))) return;
  throw new OperatorError(
    `There is no site in ${env.DATA_DIR}. Run this with the settings that the site runs with (DATA_DIR, DATABASE_URL, AUTH_SECRET).`,
  );
}

/** From here on the connection sees the database as it is now, whatever is written meanwhile; and no table goes away. */
async function beginSnapshot(client: Client): Promise<Manifest> {
  await settle(client);
  const names = await listTables(client);
  if (names.length === 0)
    throw new OperatorError(
      "The database is empty: start the site once, then there is something to back up.",
    );
  await client.query("begin isolation level repeatable read read only");
  await client.query(`lock table ${names.map(quote).join(", ")} in access share mode`);
  const { rows } = await client.query<{ now: Date; server: string }>(
    "select clock_timestamp() as now, current_setting('server_version') as server",
  );
  const { now, server } = rows[0]!;
  const [migrations, known] = [[...(await appliedMigrations(client))].sort(), await listKnownMigrations()];
  const strange = migrations.find((name) => !known.includes(name));
  if (strange || String(await listTables(client)) !== String(names))
    throw new OperatorError(
      strange
        ? `The database is further along (${strange}) than this program. Bring the program up to date, then back up.`
        : "The database was being brought up to date just now. Try again.",
    );
  const tables: Manifest["tables"] = [];
  for (const name of names) {
    const count = await client.query<{ rows: string }>(`select count(*) as rows from ${quote(name)}`);
    tables.push({ name, columns: await listColumns(client, name), rows: Number(count.rows[0]!.rows) });
  }
  // A sequence is not part of the moment: it may be ahead of it, which does no harm.
  const sequences: Manifest["sequences"] = [];
  for (const name of await listSequences(client, names)) {
    const sequence = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quote(name)}`,
    );
    sequences.push({ name, ...sequence.rows[0]! });
  }
  const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
    version: string;
  };
  const made = now.toISOString();
  return { format: "movement-backup-1", version, postgres: server, made, migrations, tables, sequences };
}

async function* readSite(client: Client, manifest: Manifest, progress: Progress): AsyncGenerator<PackedFile> {
  yield { name: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
  yield { name: SECRET, bytes: Buffer.from(`${env.AUTH_SECRET}\n`) };
  progress.begin(countRows(manifest));
  for (const table of manifest.tables) yield* readTable(client, table, progress);
  await client.query("commit");
}

/** A table's rows as COPY writes them, a line each, in pieces. */
async function* readTable(
  client: Client,
  { name, columns, rows }: Manifest["tables"][number],
  progress: Progress,
): AsyncGenerator<PackedFile> {
  const copy = client.query(copyTo(`copy ${quote(name)} (${columns.map(quote).join(", ")}) to stdout`));
  let [held, length, nth, seen]: [Buffer[], number, number, number] = [[], 0, 0, 0];
  const piece = () => {
    const bytes = Buffer.concat(held, length);
    [held, length, nth] = [[], 0, nth + 1];
    return { name: `tables/${name}/${String(nth).padStart(6, "0")}.copy`, bytes };
  };
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    held.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    const full = piece();
    seen += countLines(full.bytes);
    progress.rows(seen);
    yield full;
  }
  if (length > 0) yield piece();
  progress.table(name, rows);
}

/** In what COPY writes, a line break ends a row and nothing else. */
function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
