import { spawn, type ChildProcess } from "node:child_process";
import type { PoolClient } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { startBulk } from "@/lib/members/commands/start-bulk";
import { everyone } from "@/lib/members/filter";
import { runImport } from "@/lib/members/import/commands/steer-import";
import { db, pgPool } from "@/lib/platform/db";
import { childEnv } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid";
import { asStaff, wipe } from "../members/arrange";
import { check, handIn } from "../members/import/arrange";

let children: ChildProcess[] = [];
let holder: PoolClient | null = null;

beforeEach(async () => {
  await wipe();
  await db.bulkAction.deleteMany();
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await holder?.query("select pg_advisory_unlock_all(); drop function if exists wait_at_gate cascade");
  holder?.release();
  holder = null;
});

/** `npm run worker` as a process of its own, with this test's database. */
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], {
    env: childEnv({ LOG_LEVEL: "silent" }),
    stdio: "ignore",
  });
  children.push(child);
  return child;
}

/** kill -9, wherever it is in its work. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
}

const until = (holds: () => Promise<boolean>) => vi.waitUntil(holds, { timeout: 100_000, interval: 20 });

/**
 * A gate before what is told on timelines, which stands in the middle of a batch: a worker that comes to it waits while
 * the test holds it.
 */
async function aGate() {
  holder = await pgPool().connect();
  const client = holder;
  await client.query(`
    create function wait_at_gate() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
    create trigger wait_at_gate before insert on timeline_event for each statement execute function wait_at_gate()`);
  const shut = () => client.query("select pg_advisory_lock(1)");
  const open = () => client.query("select pg_advisory_unlock(1)");
  const somebodyWaits = async () =>
    (
      await client.query(`
        select from pg_locks where locktype = 'advisory' and objid = 1 and not granted
          and database = (select oid from pg_database where datname = current_database())`)
    ).rowCount === 1;
  return {
    shut,
    open,
    /** Lets so many batches by, and resolves when somebody waits in the middle of the next. */
    async letBy(batches: number) {
      for (let nth = 0; nth < batches; nth++) {
        await until(somebodyWaits);
        await open();
        // This waits for the end of the batch that was let by, and is there before the next.
        await shut();
      }
      await until(somebodyWaits);
    },
  };
}

const ROWS = 2200;

test("killed in the middle of a list and of a change to many, and started again: nothing is lost, nothing doubled", async () => {
  const rows = Array.from({ length: ROWS }, (_, nth) => `m${nth}@x.example,M${nth}`);
  const importId = await handIn(`email,first name\n${rows.join("\n")}\n`);
  await check(importId);
  expect(await runImport(OPERATOR, importId)).toMatchObject({ ok: true });
  const list = () => db.import.findUniqueOrThrow({ where: { id: importId } });

  const gate = await aGate();
  await gate.shut();
  const first = startWorker();
  await gate.letBy(1);
  await kill(first);
  await gate.open();
  expect(await list()).toMatchObject({ status: "running", counts: { new: 1000 } });

  const second = startWorker();
  await until(async () => (await list()).status === "done");
  expect(await list()).toMatchObject({ counts: { new: ROWS, update: 0, same: 0, refused: 0 } });
  expect([await db.person.count(), await db.membership.count()]).toEqual([ROWS, ROWS]);
  expect(await db.timelineEvent.count({ where: { action: "imported" } })).toBe(ROWS);

  const bulkId = uuid7();
  const act = { action: "tag", tag: "fair" } as const;
  await gate.shut();
  expect(await startBulk(asStaff("admin"), bulkId, act, { filter: everyone })).toMatchObject({ ok: true });
  const bulk = () => db.bulkAction.findUniqueOrThrow({ where: { id: bulkId } });
  await gate.letBy(2);
  await kill(second);
  await gate.open();
  expect(await bulk()).toMatchObject({ status: "running", done: 1000 });

  startWorker();
  await until(async () => (await bulk()).status === "done");
  expect(await bulk()).toMatchObject({ done: ROWS, total: ROWS });
  expect(await db.person.count({ where: { tags: { has: "fair" } } })).toBe(ROWS);
  expect(await db.timelineEvent.count({ where: { action: "tagged" } })).toBe(ROWS);
}, 400_000);
