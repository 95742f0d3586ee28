import { afterEach, beforeEach, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { raiseAlarms } from "@/lib/updates/commands/raise-alarms";
import { resumeSend } from "@/lib/updates/commands/pause-send";
import { createDeliverer } from "@/lib/updates/deliver";
import { anApprovedUpdate, aStaffViewer, emptyTables, members, states } from "./arrange";
import { openSink, type Sink } from "../../support/bare-sink";

let sink: Sink | null = null;
beforeEach(emptyTables);
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const become = (status: string, count: number) =>
  pgPool().query(
    `update delivery set status = $1::text::"DeliveryStatus" where id in (
       select id from delivery where status = 'pending' order by id limit $2)`,
    [status, count],
  );
const update = (id: string) => db.update.findUniqueOrThrow({ where: { id } });

test("a send that is refused again and again stops by itself, and says why", async () => {
  sink = await openSink({ onRcpt: () => "550 5.7.1 not wanted here" });
  await members(400);
  const id = await anApprovedUpdate();
  await createDeliverer({ workerId: 1, smtpUrl: sink.url, rate: 100_000 }).deliverDue(
    new AbortController().signal,
  );
  const { failed = 0, pending = 0 } = await states(id);
  expect(failed + pending).toBe(400);
  expect(failed).toBeLessThan(250);
  expect(await update(id)).toMatchObject({ status: "paused" });
  expect((await update(id)).alarm).toMatch(/refused by the receiving side \((?:9\d(?:\.\d)?|100) percent/);
  expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
  expect(await db.auditEvent.count({ where: { action: "alarm-update", subject: id } })).toBe(1);
});

test("bounces and complaints that come in later stop it too", async () => {
  await members(300);
  const id = await anApprovedUpdate();
  await become("sent", 194);
  expect(await raiseAlarms()).toEqual([]);
  await become("bounced", 10);
  expect(await raiseAlarms()).toEqual([]);
  await become("bounced", 1);
  expect(await raiseAlarms()).toEqual([id]);
  expect(await raiseAlarms()).toEqual([]);
  expect((await update(id)).alarm).toContain("11 of 205 messages came back");
});

test("what staff let go on is judged by what comes after", async () => {
  await members(1000);
  const id = await anApprovedUpdate();
  await become("sent", 100);
  await become("failed", 50);
  expect(await raiseAlarms()).toEqual([id]);
  expect(await resumeSend(await aStaffViewer(), id)).toMatchObject({ ok: true });
  expect((await update(id)).alarm).toBeNull();
  await become("sent", 100);
  await become("failed", 10);
  expect(await raiseAlarms()).toEqual([]);
  await become("failed", 5);
  expect(await raiseAlarms()).toEqual([id]);
  expect((await update(id)).alarm).toContain("15 of 115");
});
