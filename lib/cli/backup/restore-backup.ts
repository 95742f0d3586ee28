import { renameSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client, escapeIdentifier as quote } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { holdOldMail } from "@/lib/mail/outbox";
import { env } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/errors";
import { uuid7 } from "@/lib/platform/uuid";
import { holdRestored, RESTORED, type Held } from "@/lib/updates/commands/hold-restored";
import { appliedMigrations, migrate, MIGRATION_LOCK } from "@/prisma/migrate";
import { connectToDatabase } from "../connect";
import { findRunning } from "../data-dir";
import { DamagedError, type PackedFile } from "./archive";
import { countRows, MANIFEST, refuseNewer, refuseOtherMigrations, SECRET, type Manifest } from "./manifest";
import type { Progress } from "./progress";
import { proveBackup, readBackup } from "./read-backup";
import { refuseWhileUsed, refuseWhileFull } from "./refusals";
import { listBurdens, listKnownMigrations, listTables, settle } from "./tables";

// npm run site -- restore FILE

export type Restored = { manifest: Manifest; rows: number; held: Held; oldMail: number; migrated: string[] };

/**
 * Brings back what a backup holds, whole or not at all. The database has to be empty, or its content to be given up.
 * @throws OperatorError where the file is not whole, the program too old, the database not empty, or the site running
 */
export async function restoreBackup(
  file: string,
  { replace }: { replace: boolean },
  progress: Progress,
): Promise<Restored> {
  progress.say("Reading the backup to its end, to see that it is whole …");
  const { manifest, secret } = await proveBackup(file);
  refuseNewer(manifest, await listKnownMigrations());
  const given = env.AUTH_SECRET;
  if (given !== undefined && given !== secret)
    throw new OperatorError(
      `AUTH_SECRET is set, and not to what this backup was made with: every link in mail that was sent would be dead, and erased people could come back. Leave it out, and the backup's is kept in DATA_DIR; or set it to what this prints: tar -xzOf ${file} ${SECRET}. Nothing was changed.`,
    );
  const running = env.DATABASE_URL ? null : findRunning(env.DATA_DIR);
  if (running?.databaseUrl)
    throw new OperatorError(`The site is running at ${running.address}. Stop it first. Nothing was changed.`);
  const close = await connectToDatabase();
  try {
    const url = env.DATABASE_URL!;
    const client = new Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    try {
      await settle(client);
      await refuseWhileUsed(client);
      await refuseWhileFull(client, replace);
      await migrate(url, manifest.migrations.at(-1));
      refuseOtherMigrations(manifest, await appliedMigrations(client));
      const loaded = await replaceAll(client, file, manifest, replace, progress);
      if (given === undefined) await keepSecret(secret);
      const migrated = await migrate(url);
      await client.query("analyze");
      return { manifest, rows: countRows(manifest), ...loaded, migrated };
    } finally {
      await client.end().catch(() => {});
    }
  } catch (cause) {
    if ((cause as { code?: string }).code === "53100")
      throw new OperatorError("The database's disk is full. Nothing was changed.", { cause });
    if (cause instanceof DamagedError)
      throw new OperatorError(
        `${file} holds other things than it says: ${cause.message}. Nothing was changed.`,
        { cause },
      );
    throw cause;
  } finally {
    await close();
  }
}

/** The whole change, in one transaction: who dies in it has changed nothing. */
async function replaceAll(
  client: Client,
  file: string,
  manifest: Manifest,
  replace: boolean,
  progress: Progress,
): Promise<Pick<Restored, "held" | "oldMail">> {
  const made = new Date(manifest.made);
  const names = manifest.tables.map(({ name }) => name);
  const tables = names.map(quote);
  await client.query("begin");
  // A site that starts now waits until this is done, as for any change of its tables.
  await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  await refuseWhileUsed(client);
  await refuseWhileFull(client, replace);
  if (String(await listTables(client)) !== String(names))
    throw new DamagedError("other tables than its migrations make");
  // What triggers derive is in the backup, as it was.
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.join(", ")}`);
  const burdens = await listBurdens(client, names);
  for (const { lift } of burdens.toReversed()) await client.query(lift);
  progress.begin(countRows(manifest));
  await loadTables(client, readBackup(file), manifest, progress);
  progress.say("Building the indexes …");
  for (const { restore } of burdens) await client.query(restore);
  for (const { name, value, called } of manifest.sequences)
    await client.query("select setval($1::regclass, $2, $3)", [quote(name), value, called]);
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  const [held, oldMail] = [await holdRestored(client, made), await holdOldMail(client, made, new Date())];
  await client.query("insert into audit_event (id, action, subject, detail) values ($1, $2, $3, $4)", [
    uuid7(),
    RESTORED,
    manifest.made,
    { version: manifest.version, rows: countRows(manifest), ...held, oldMail },
  ]);
  await client.query("commit");
  return { held, oldMail };
}

/** Each table's rows, as the backup has them in its order. */
async function loadTables(
  client: Client,
  files: AsyncGenerator<PackedFile>,
  { tables }: Manifest,
  progress: Progress,
): Promise<void> {
  let next: PackedFile | undefined;
  const step = async () => {
    const { done, value } = await files.next();
    next = done ? undefined : value;
  };
  const pieces = async function* (folder: string) {
    for (; next?.name.startsWith(folder); await step()) yield next.bytes;
  };
  await step();
  while (next && [MANIFEST, SECRET].includes(next.name)) await step();
  for (const { name, columns, rows } of tables) {
    // The rows are new, in a table that this transaction has emptied: they are written as old rows are, once.
    const copy = client.query(
      copyFrom(`copy ${quote(name)} (${columns.map(quote).join(", ")}) from stdin (freeze)`),
    );
    await pipeline(pieces(`tables/${name}/`), copy);
    if (copy.rowCount !== rows) throw new DamagedError(`${name} has other rows than it says`);
    progress.table(name, rows);
  }
  if (next) throw new DamagedError(`nobody asked for ${next.name}`);
}

/** Given its name when it is whole and on the disk. */
async function keepSecret(secret: string): Promise<void> {
  const file = join(env.DATA_DIR, "auth-secret");
  const draft = await open(`${file}.restored`, "w", 0o600);
  await draft.writeFile(`${secret}\n`);
  await draft.sync();
  await draft.close();
  renameSync(`${file}.restored`, file);
}
