import { afterEach, beforeEach, expect, test } from "vitest";
import { queueMail } from "@/lib/mail/outbox";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { db, pgPool } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import { anApprovedUpdate, emptyTables, members, states, until } from "../updates/arrange";
import { openSink, type Sink } from "../../support/bare-sink";

let sink: Sink;
let worker: Worker | null = null;

beforeEach(async () => {
  await emptyTables();
  sink = await openSink();
  settleEnv({ SMTP_URL: sink.url, MAIL_RATE: "10000" });
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  await sink.close();
});

const aMail = (number: number) =>
  db.$transaction((tx) =>
    queueMail(tx, {
      template: "staff-sign-in",
      locale: "en",
      to: `staff-${number}@example.org`,
      toKey: `staff-${number}@example.org`,
      dedupeKey: `mail-${number}`,
      data: { seed: "seed", email: `staff-${number}@example.org` },
    }),
  );

test("the worker sends what waits in the outbox, an update, and what is queued later", async () => {
  await aMail(1);
  await members(20);
  const id = await anApprovedUpdate();
  worker = await startWorker();
  await until(() => sink.received.length === 21, "the mail and the update arrive");
  await aMail(2);
  await until(() => sink.received.length === 22, "the later mail arrives");
  await until(async () => (await states(id)).sent === 20, "all is written down");
  await until(
    async () => (await db.update.findUniqueOrThrow({ where: { id } })).status === "sent",
    "the update is closed",
  );
});

test("two workers in one process share the work and send nothing twice", async () => {
  await members(100);
  const id = await anApprovedUpdate();
  const [one, two] = await Promise.all([startWorker(), startWorker()]);
  await until(async () => (await states(id)).sent === 100, "all is sent");
  await Promise.all([one.stop(), two.stop()]);
  expect(sink.received).toHaveLength(100);
});

test("the worker outlives a lost database connection and goes on", async () => {
  worker = await startWorker();
  await members(5, "first");
  const first = await anApprovedUpdate();
  await until(async () => (await states(first)).sent === 5, "the first is sent");
  await pgPool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await until(async () => {
    try {
      await members(5, "second");
      return true;
    } catch {
      return false;
    }
  }, "the pool has new connections");
  const second = await anApprovedUpdate();
  await until(async () => (await states(second)).sent === 10, "the second is sent");
});

test("stopping gives back what was claimed", async () => {
  // So slow that the end of it is far away when the first arrives.
  settleEnv({ MAIL_RATE: "2" });
  await members(50);
  const id = await anApprovedUpdate();
  worker = await startWorker();
  await until(() => sink.received.length > 0, "the first message arrives");
  await worker.stop();
  worker = null;
  const { sent = 0, pending = 0 } = await states(id);
  expect(sent + pending).toBe(50);
  expect(pending).toBeGreaterThan(0);
  expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
});
