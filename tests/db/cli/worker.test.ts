import { spawn, type ChildProcess } from "node:child_process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { startBulk } from "@/lib/members/commands/start-bulk";
import { everyone } from "@/lib/members/filter";
import { runImport } from "@/lib/members/import/commands/steer-import";
import { db } from "@/lib/platform/db";
import { childEnv } from "@/lib/platform/env";
import { uuid7 } from "@/lib/platform/uuid";
import { asStaff, wipe } from "../members/arrange";
import { check, handIn } from "../members/import/arrange";

let children: ChildProcess[] = [];

beforeEach(async () => {
  await wipe();
  await db.bulkAction.deleteMany();
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
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

const until = (holds: () => Promise<boolean>) => vi.waitUntil(holds, { timeout: 100_000, interval: 5 });
const somewhere = (from: number, to: number) => from + Math.floor(Math.random() * (to - from));

const ROWS = 2200;

test("killed in the middle of a list and of a change to many, and started again: nothing is lost, nothing doubled", async () => {
  const rows = Array.from({ length: ROWS }, (_, nth) => `m${nth}@x.example,M${nth}`);
  const importId = await handIn(`email,first name\n${rows.join("\n")}\n`);
  await check(importId);
  expect(await runImport(OPERATOR, importId)).toMatchObject({ ok: true });
  const list = () => db.import.findUniqueOrThrow({ where: { id: importId } });

  const first = startWorker();
  const enough = somewhere(1, 1400);
  await until(async () => (await list()).rowsDone >= enough);
  await kill(first);
  expect((await list()).status).toBe("running");

  const second = startWorker();
  await until(async () => (await list()).status === "done");
  expect(await list()).toMatchObject({ counts: { new: ROWS, update: 0, same: 0, refused: 0 } });
  expect([await db.person.count(), await db.membership.count()]).toEqual([ROWS, ROWS]);
  expect(await db.timelineEvent.count({ where: { action: "imported" } })).toBe(ROWS);

  const bulkId = uuid7();
  const act = { action: "tag", tag: "fair" } as const;
  expect(await startBulk(asStaff("admin"), bulkId, act, { filter: everyone })).toMatchObject({ ok: true });
  const bulk = () => db.bulkAction.findUniqueOrThrow({ where: { id: bulkId } });
  const many = somewhere(1, 1400);
  await until(async () => (await bulk()).done >= many);
  await kill(second);

  startWorker();
  await until(async () => (await bulk()).status === "done");
  expect(await bulk()).toMatchObject({ done: ROWS, total: ROWS });
  expect(await db.person.count({ where: { tags: { has: "fair" } } })).toBe(ROWS);
  expect(await db.timelineEvent.count({ where: { action: "tagged" } })).toBe(ROWS);
}, 300_000);
