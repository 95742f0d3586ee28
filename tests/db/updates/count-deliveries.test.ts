import { beforeEach, expect, test } from "vitest";
import { isMailRefused } from "@/lib/mail/queries";
import { after, HOUR, MINUTE, SECOND } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { countDeliveries, countReports, standsStill } from "@/lib/updates/queries/count-deliveries";
import { aDelivery, aSentUpdate, emptyReports } from "./clicks/arrange";

beforeEach(emptyReports);
const now = new Date();
const aSend = (more: object = {}) => aSentUpdate({ status: "sending", finishedAt: null, ...more });
const putOff = async (id: string, people: number) => {
  for (let nth = 0; nth < people; nth++)
    await aDelivery(id, { status: "pending", attempts: 1, reason: "451 later" });
  await db.delivery.updateMany({ where: { updateId: id, attempts: 1 }, data: { dueAt: after(now, HOUR) } });
};

test("what is going out is counted by state, with what waits and how fast it goes", async () => {
  const id = await aSend();
  await aDelivery(id, { sentAt: after(now, -30 * SECOND) });
  await aDelivery(id, { sentAt: after(now, -5 * MINUTE) });
  const waiting = await aDelivery(id, { status: "pending" });
  await db.delivery.update({ where: { id: waiting.id }, data: { dueAt: after(now, -2 * MINUTE) } });
  await putOff(id, 1);
  await aDelivery(await aSentUpdate());
  expect(await countDeliveries(now)).toMatchObject({
    byState: { sent: 2, pending: 2, failed: 0 },
    ...{ queue: 1, oldestDueMs: 2 * MINUTE, tried: 1, lastMinute: 1, lastQuarter: 2 },
  });
});

test("a send on its way is not said to stand still, however much waits; one that nobody takes is", async () => {
  const id = await aSend();
  const waiting = await aDelivery(id, { status: "pending" });
  await db.delivery.update({ where: { id: waiting.id }, data: { dueAt: after(now, -HOUR) } });
  expect(standsStill(await countDeliveries(now))).toBe(true);
  await aDelivery(id, { sentAt: after(now, -10 * MINUTE) });
  expect(standsStill(await countDeliveries(now))).toBe(false);
});

test("nearly all put off is trouble; a few full mailboxes at the end of a send are not", async () => {
  const bad = await aSend();
  await putOff(bad, 12);
  expect(standsStill(await countDeliveries(now))).toBe(true);
  for (let nth = 0; nth < 15; nth++) await aDelivery(bad, { sentAt: after(now, -HOUR) });
  expect(standsStill(await countDeliveries(now))).toBe(false);
});

test("a paused send and none at all stand as somebody wants them to", async () => {
  expect(standsStill(await countDeliveries(now))).toBe(false);
  const id = await aSend({ status: "paused" });
  const waiting = await aDelivery(id, { status: "pending" });
  await db.delivery.update({ where: { id: waiting.id }, data: { dueAt: after(now, -HOUR) } });
  expect(standsStill(await countDeliveries(now))).toBe(false);
});

test("reports of the last day are counted by kind", async () => {
  const aReport = (dedupeKey: string, kind: "hard" | "complaint", at: Date) =>
    db.mailReport.create({ data: { dedupeKey, kind, at, way: "smtp", hash: "x" } });
  await aReport("1", "hard", after(now, -HOUR));
  await aReport("2", "hard", after(now, -30 * HOUR));
  await aReport("3", "complaint", after(now, -MINUTE));
  expect(await countReports(now)).toEqual({
    ...{ hard: 1, complaint: 1, soft: 0, block: 0, auto_reply: 0, unsubscribe: 0 },
  });
});

test("the mail server refuses when it takes nobody's mail for a quarter of an hour", async () => {
  const mail = (toKey: string, more: object) =>
    db.outboxMail.create({
      data: {
        ...{
          dedupeKey: `${toKey} ${Math.random()}`,
          template: "welcome",
          locale: "en",
          toEmail: toKey,
          toKey,
          data: {},
        },
        ...{ attempts: 2, error: "connect ECONNREFUSED", createdAt: after(now, -HOUR) },
        ...more,
      },
    });
  await mail("a@one.example", {});
  await mail("b@one.example", {});
  expect(await isMailRefused(now)).toBe(false);
  const young = await mail("c@two.example", { createdAt: after(now, -MINUTE) });
  expect(await isMailRefused(now)).toBe(false);
  await db.outboxMail.update({ where: { id: young.id }, data: { createdAt: after(now, -HOUR) } });
  expect(await isMailRefused(now)).toBe(true);
  await mail("d@three.example", { status: "sent", attempts: 1, error: null, dueAt: after(now, MINUTE) });
  expect(await isMailRefused(now)).toBe(false);
});
