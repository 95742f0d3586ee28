import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pack, unpack, type PackedFile } from "@/lib/cli/backup/archive";
import type { Manifest } from "@/lib/cli/backup/manifest";
import type { Progress } from "@/lib/cli/backup/progress";
import { readBackup } from "@/lib/cli/backup/read-backup";
import { restoreBackup } from "@/lib/cli/backup/restore-backup";
import { listKnownMigrations } from "@/lib/cli/backup/tables";
import { writeBackup } from "@/lib/cli/backup/write-backup";
import { claimDataDir } from "@/lib/cli/data-dir";
import { disconnect } from "@/lib/platform/db";
import { env, settleEnv } from "@/lib/platform/env";
import { migrate } from "@/prisma/migrate";
import { TEMPLATE } from "@/tests/support/postgres";
import { fillEveryTable, picture } from "./arrange";

const quiet: Progress = { begin: () => {}, rows: () => {}, table: () => {}, say: () => {} };
const folder = mkdtempSync(join(tmpdir(), "backup-"));
const backup = join(folder, "full.tar.gz");
const addressOf = (name: string) => `${inject("postgres")}/${name}`;
const mine = new Set<string>();

async function on<T>(name: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: addressOf(name) });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** A database without rows, migrated if it is a copy of one that is; from then on the commands work with it. */
async function anEmptyDatabase(template = TEMPLATE): Promise<string> {
  const name = `${new URL(env.DATABASE_URL!).pathname.slice(1).replace(/_r\d+$/, "")}_r${mine.size}`;
  await on("postgres", (client) => client.query(`create database ${name} template ${template}`));
  mine.add(name);
  workWith(name);
  return name;
}

const workWith = (name: string) => settleEnv({ DATABASE_URL: addressOf(name) });

const restore = (file = backup, replace = false) => restoreBackup(file, { replace }, quiet);

let full = "";
let before: Record<string, string> = {};

beforeAll(async () => {
  settleEnv({ DATA_DIR: folder });
  full = await anEmptyDatabase();
  before = await on(full, async (client) => {
    await fillEveryTable(client);
    await client.query("select setval('person_number_seq', 2147483000)");
    return picture(client);
  });
  await writeBackup(backup, quiet);
});

afterAll(async () => {
  await disconnect();
  for (const name of mine)
    await on("postgres", (client) => client.query(`drop database ${name} with (force)`));
  rmSync(folder, { recursive: true });
});

/** A backup with other files than it had, and right sums. */
async function rewritten(change: (file: PackedFile) => PackedFile | null): Promise<string> {
  const archive = gunzipSync(readFileSync(backup));
  const changed = async function* () {
    for await (const file of unpack(
      (async function* () {
        yield archive;
      })(),
    )) {
      const now = change(file);
      if (now) yield now;
    }
  };
  const parts: Buffer[] = [];
  for await (const part of pack(changed(), new Date())) parts.push(part);
  const file = join(folder, "rewritten.tar.gz");
  writeFileSync(file, gzipSync(Buffer.concat(parts)));
  return file;
}

const withManifest = (change: (manifest: Manifest) => Manifest) =>
  rewritten((file) =>
    file.name === "manifest.json"
      ? { ...file, bytes: Buffer.from(JSON.stringify(change(JSON.parse(file.bytes.toString()) as Manifest))) }
      : file,
  );

test("every row of every table comes back as it was, and the database is built as before", async () => {
  const counts = Object.entries(before).filter(
    ([name]) => !/^(?:indexes|constraints|triggers|sequences)$/.test(name),
  );
  expect(counts.filter(([, all]) => all.startsWith("0 "))).toEqual([]);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  expect(existsSync(`${backup}.part`)).toBe(false);
  const name = await anEmptyDatabase();
  const restored = await restore();
  await on(name, async (client) => {
    const { rows } = await client.query(
      "delete from audit_event where action = 'restore-backup' returning subject",
    );
    expect(rows).toEqual([{ subject: restored.manifest.made }]);
    expect(await picture(client)).toEqual(before);
    // Triggers work again, and a number that was given out is not given out again.
    await expect(client.query("delete from consent")).rejects.toThrow();
    expect((await client.query("select nextval('person_number_seq') as next")).rows).toEqual([
      { next: "2147483001" },
    ]);
  });
});

test("what is written after the backup began is not in it", async () => {
  workWith(full);
  const file = join(folder, "moment.tar.gz");
  let late: Promise<unknown> = Promise.resolve();
  const begin = () => {
    late = on(full, (client) => client.query("insert into setup_step (name) values ('late')"));
  };
  const { manifest } = await writeBackup(file, { ...quiet, begin });
  await late;
  await on(full, (client) => client.query("delete from setup_step where name = 'late'"));
  expect(manifest.tables.find(({ name }) => name === "setup_step")?.rows).toBe(2);
  for await (const { name, bytes } of readBackup(file))
    if (name.startsWith("tables/setup_step/")) expect(bytes.toString()).not.toContain("late");
});

test("a backup is never written over a file, nor over one that is being written", async () => {
  workWith(full);
  await expect(writeBackup(backup, quiet)).rejects.toThrow(`There is a file ${backup} already.`);
  const other = join(folder, "other.tar.gz");
  writeFileSync(`${other}.part`, "");
  await expect(writeBackup(other, quiet)).rejects.toThrow(`There is a file ${other}.part already`);
  rmSync(`${other}.part`);
  await expect(writeBackup(join(folder, "none", "it"), quiet)).rejects.toThrow("there is no such folder");
});

test("a file that is cut off, altered, or no backup is refused, and nothing is touched", async () => {
  const name = await anEmptyDatabase();
  const empty = await on(name, picture);
  const whole = readFileSync(backup);
  const bad = join(folder, "bad.tar.gz");
  const refuses = async (bytes: Buffer | string, words: string) => {
    writeFileSync(bad, bytes);
    await expect(restore(bad)).rejects.toThrow(words);
  };
  for (const length of [whole.length - 1, whole.length - 9, Math.floor(whole.length / 2), 5000])
    await refuses(whole.subarray(0, length), "it is cut off, or something in it was changed");
  for (const share of [0.3, 0.5, 0.9, 0.999]) {
    const changed = Buffer.from(whole);
    changed[Math.floor(whole.length * share)]! ^= 4;
    await refuses(changed, "it is cut off, or something in it was changed");
  }
  for (const foreign of ["", "email\nana@example.org\n", gzipSync("something else".repeat(1000))])
    await refuses(foreign, "is no backup of this site's");
  await expect(restore(join(folder, "nothing"))).rejects.toThrow("There is no file");
  expect(await on(name, picture)).toEqual(empty);
});

test("a backup that says other things of itself than it holds changes nothing", async () => {
  const name = await anEmptyDatabase();
  const empty = await on(name, picture);
  for (const change of [
    () => withManifest((it) => ({ ...it, tables: [...it.tables].reverse() })),
    () => rewritten((file) => (file.name.startsWith("tables/update/") ? null : file)),
    () =>
      rewritten((file) =>
        file.name.startsWith("tables/person/") ? { ...file, bytes: Buffer.from("1\t2\n") } : file,
      ),
  ])
    await expect(restore(await change())).rejects.toThrow(
      /holds other things than it says|invalid input syntax/,
    );
  await expect(
    restore(await withManifest((it) => ({ ...it, migrations: [...it.migrations, "9999_later"] }))),
  ).rejects.toThrow("Bring the program up to date");
  expect(await on(name, picture)).toEqual(empty);
});

test("a database that holds people is not written over, unless that is said", async () => {
  const name = await anEmptyDatabase();
  await on(name, (client) =>
    client.query(
      `insert into person (id, email_key, email, updated_at) select gen_random_uuid(), mail, mail, now()
       from unnest(array['ana@example.org', 'rosa@example.org', 'staff@site.invalid']) mail`,
    ),
  );
  await expect(restore()).rejects.toThrow(
    "The database is not empty: it holds 2 people. Nothing was changed.",
  );
  await restore(backup, true);
  const people = await on(name, (client) =>
    client.query("select from person where email = 'ana@example.org'"),
  );
  expect(people.rowCount).toBe(0);
  await expect(restore()).rejects.toThrow("it holds 2 people, 2 organizations, 2 deliveries of updates.");
});

test("a backup of an earlier version comes back into a fresh database, which is brought up to date", async () => {
  const known = await listKnownMigrations();
  const earlier = await anEmptyDatabase("template0");
  await migrate(addressOf(earlier), known.at(-2));
  await on(earlier, (client) => client.query("insert into setup_step (name) values ('then')"));
  const file = join(folder, "earlier.tar.gz");
  const { manifest } = await writeBackup(file, quiet);
  expect(manifest.migrations).toEqual(known.slice(0, -1));

  const fresh = await anEmptyDatabase("template0");
  expect((await restore(file)).migrated).toEqual(known.slice(-1));
  const steps = await on(fresh, (client) => client.query("select from setup_step where name = 'then'"));
  expect(steps.rowCount).toBe(1);
  // What has gone further does not go back.
  await expect(restore(file)).rejects.toThrow(`The database at hand is further along (${known.at(-1)})`);
});

test("while somebody is connected nothing is restored", async () => {
  const name = await anEmptyDatabase();
  await on(name, async () => {
    await expect(restore()).rejects.toThrow("Somebody is using the database (one other connection).");
  });
});

test("while the site runs on its own database nothing is restored", async () => {
  Reflect.deleteProperty(process.env, "DATABASE_URL");
  Reflect.deleteProperty(env, "DATABASE_URL");
  const claim = claimDataDir(folder, "http://localhost:3000");
  try {
    claim.note({ databaseUrl: "postgresql://127.0.0.1:1/movement" });
    await expect(restore()).rejects.toThrow("The site is running at http://localhost:3000. Stop it first.");
  } finally {
    claim.release();
    workWith(full);
  }
});

test("the secret comes back where none is set, and another one is refused", async () => {
  const secret = env.AUTH_SECRET!;
  await anEmptyDatabase();
  settleEnv({ AUTH_SECRET: "another-secret-that-nobody-has-seen-012345" });
  await expect(restore()).rejects.toThrow("AUTH_SECRET is set, and not to what this backup was made with");
  Reflect.deleteProperty(process.env, "AUTH_SECRET");
  Reflect.deleteProperty(env, "AUTH_SECRET");
  const kept = join(folder, "auth-secret");
  writeFileSync(kept, "what a first start made, for nobody yet 012345\n");
  await restore();
  expect(readFileSync(kept, "utf8")).toBe(`${secret}\n`);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  settleEnv({ AUTH_SECRET: secret });
});
