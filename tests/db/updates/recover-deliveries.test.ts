import { spawn, type ChildProcess } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { childEnv } from "@/lib/platform/env";
import { claimDeliveries } from "@/lib/updates/commands/claim-deliveries";
import { recordDeliveries, type Settlement } from "@/lib/updates/commands/record-deliveries";
import { DIED, recoverDeadWorkers } from "@/lib/updates/commands/recover-deliveries";
import { connectionsFor } from "@/lib/updates/deliver";
import { openIdentity, type WorkerIdentity } from "@/lib/updates/worker-identity";
import { aMember, anApprovedUpdate, emptyTables, members, states, until } from "./arrange";
import { openSink, type Sink } from "../../support/bare-sink";

const RATE = 10_000;

let sink: Sink | null = null;
let children: ChildProcess[] = [];
let identities: WorkerIdentity[] = [];

beforeEach(emptyTables);
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const identity of identities) await identity.close().catch(() => {});
  await sink?.close();
  [sink, children, identities] = [null, [], []];
});

const identity = async () => {
  const one = await openIdentity();
  identities.push(one);
  return one;
};

const as = (workerId: number) => ({ workerId, host: "localhost" });
const permit = (workerId: number, asked: string[]) =>
  recordDeliveries(pgPool(), as(workerId), { tries: [], asked });
const settle = (workerId: number, tries: Settlement[]) =>
  recordDeliveries(pgPool(), as(workerId), { tries, asked: [] });

/** `npm run worker`, with this test's database and mail server. */
function startChild(url: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], {
    env: childEnv({ SMTP_URL: url, MAIL_RATE: String(RATE), LOG_LEVEL: "silent" }),
    stdio: "ignore",
  });
  children.push(child);
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) => {
    if (child.exitCode !== null || child.signalCode) done(child.exitCode);
    else child.once("exit", done);
  });

describe("a worker that died", () => {
  test("leaves what it had begun uncertain and gives back the rest; a living one is left alone", async () => {
    await members(10);
    const id = await anApprovedUpdate();
    const [dead, alive, me] = [await identity(), await identity(), await identity()];
    const its = await claimDeliveries(dead.id, 4);
    expect(await permit(dead.id, [its[0]!.id])).toEqual(["go"]);
    await claimDeliveries(alive.id, 3);
    expect(await recoverDeadWorkers(me)).toEqual({ freed: 0, uncertain: 0 });

    await dead.close();
    let found = { freed: 0, uncertain: 0 };
    await until(async () => {
      found = await recoverDeadWorkers(me);
      return found.freed > 0;
    }, "the lock of the dead worker ends");
    expect(found).toEqual({ freed: 3, uncertain: 1 });
    expect(await states(id)).toEqual({ pending: 9, uncertain: 1 });
    expect(await db.delivery.count({ where: { workerId: alive.id } })).toBe(3);
    expect((await db.delivery.findFirstOrThrow({ where: { status: "uncertain" } })).reason).toBe(DIED);
    expect(await recoverDeadWorkers(me)).toEqual({ freed: 0, uncertain: 0 });
  });

  test("that was only cut off still settles what it was permitted, and nothing else", async () => {
    await members(2);
    const id = await anApprovedUpdate();
    const [cutOff, me] = [await identity(), await identity()];
    const [first, second] = await claimDeliveries(cutOff.id, 2);
    await permit(cutOff.id, [first!.id]);
    await cutOff.close();
    await until(async () => (await recoverDeadWorkers(me)).freed > 0, "it counts as dead");
    await claimDeliveries(me.id, 1);

    expect(await permit(cutOff.id, [second!.id])).toEqual(["lost"]);
    const sent = { status: "sent" } as const;
    await settle(cutOff.id, [
      { id: first!.id, verdict: sent, permitted: true },
      { id: second!.id, verdict: sent, permitted: false },
    ]);
    expect(await states(id)).toEqual({ sent: 1, pending: 1 });
  });

  test("killed in the middle of a send to 200, and again: each address gets it at most once, none is lost", async () => {
    sink = await openSink();
    const { received, url } = sink;
    await members(200);
    const id = await anApprovedUpdate();
    for (const enough of [40, 110]) {
      const child = startChild(url);
      await until(() => received.length >= enough, `${enough} messages arrive`);
      child.kill("SIGKILL");
      await ended(child);
    }
    const last = startChild(url);
    await until(
      async () => (await db.update.findUniqueOrThrow({ where: { id } })).status === "sent",
      "the send ends",
    );
    last.kill("SIGTERM");
    expect(await ended(last)).toBe(0);

    const { sent = 0, uncertain = 0, ...others } = await states(id);
    expect(others).toEqual({});
    expect(sent + uncertain).toBe(200);
    expect(uncertain).toBeLessThanOrEqual(2 * connectionsFor(RATE));
    expect(new Set(received.map((it) => it.to)).size).toBe(received.length);
    expect(received.length).toBeGreaterThanOrEqual(sent);
    const arrived = new Set(received.map((it) => it.to));
    const claimedSent = await db.delivery.findMany({ where: { status: "sent" }, select: { email: true } });
    expect(claimedSent.filter((it) => !arrived.has(it.email))).toEqual([]);
    expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
  }, 180_000);
});

test("deliveries of one update are claimed by many at once, each by one", async () => {
  await members(100);
  await anApprovedUpdate();
  const claims = await Promise.all(Array.from({ length: 10 }, (_, at) => claimDeliveries(at + 1, 10)));
  const ids = claims.flat().map((it) => it.id);
  expect(new Set(ids).size).toBe(ids.length);
  const rows = await pgPool().query("select 1 from delivery where worker_id is not null");
  expect(rows.rowCount).toBe(ids.length);
});

test("what is not due, or belongs to a paused update, is not claimed", async () => {
  await aMember();
  const id = await anApprovedUpdate();
  await pgPool().query("update delivery set due_at = now() + interval '1 hour'");
  expect(await claimDeliveries(1, 10)).toEqual([]);
  await pgPool().query("update delivery set due_at = now()");
  await db.update.update({ where: { id }, data: { status: "paused" } });
  expect(await claimDeliveries(1, 10)).toEqual([]);
  await db.update.update({ where: { id }, data: { status: "sending" } });
  expect(await claimDeliveries(1, 10)).toHaveLength(1);
});
