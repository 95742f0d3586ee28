import { beforeEach, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import type { StaffViewer } from "@/lib/members/policy";
import { LEFT, settleUncertain } from "@/lib/updates/commands/settle-uncertain";
import { anApprovedUpdate, aStaffViewer, emptyTables, members } from "./arrange";

beforeEach(emptyTables);

async function anUncertain(): Promise<{ id: string; updateId: string }> {
  await members(1);
  const updateId = await anApprovedUpdate();
  await pgPool().query(
    "update delivery set status = 'uncertain', reason = 'died', attempts = 1, message_id = '<m>'",
  );
  await db.update.update({ where: { id: updateId }, data: { status: "sent", finishedAt: new Date() } });
  return db.delivery.findFirstOrThrow({ select: { id: true, updateId: true } });
}
const decide = async (id: string, decision: Parameters<typeof settleUncertain>[2], viewer?: StaffViewer) =>
  settleUncertain(viewer ?? (await aStaffViewer()), id, decision);

test("one that arrived counts as sent", async () => {
  const { id } = await anUncertain();
  expect(await decide(id, "arrived")).toEqual({ ok: true, value: null });
  expect(await db.delivery.findUnique({ where: { id } })).toMatchObject({ status: "sent", reason: null });
  expect(await db.auditEvent.findFirst({ where: { subject: id } })).toMatchObject({
    action: "settle-uncertain",
    detail: { decision: "arrived" },
  });
});

test("one that did not goes out once more, also when the send was over", async () => {
  const { id, updateId } = await anUncertain();
  expect((await decide(id, "send-again")).ok).toBe(true);
  expect(await db.delivery.findUnique({ where: { id } })).toMatchObject({
    status: "pending",
    attempts: 0,
    messageId: "<m>",
  });
  expect(await db.update.findUnique({ where: { id: updateId } })).toMatchObject({
    status: "sending",
    finishedAt: null,
  });
});

test("one that nobody can tell stays as it is, with a note", async () => {
  const { id, updateId } = await anUncertain();
  expect((await decide(id, "leave")).ok).toBe(true);
  expect(await db.delivery.findUnique({ where: { id } })).toMatchObject({
    status: "uncertain",
    reason: LEFT,
  });
  expect((await db.update.findUniqueOrThrow({ where: { id: updateId } })).status).toBe("sent");
});

test("of two decisions at once the first counts", async () => {
  const { id } = await anUncertain();
  const ends = await Promise.all([decide(id, "arrived"), decide(id, "send-again")]);
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
  expect(ends.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "not-uncertain" });
  expect(await db.auditEvent.count({ where: { action: "settle-uncertain" } })).toBe(1);
});

test("what is not uncertain, stopped, or not theirs to decide is refused", async () => {
  const { id, updateId } = await anUncertain();
  await expect(decide(id, "arrived", { ...(await aStaffViewer()), role: "editor" })).rejects.toThrow();
  await db.update.update({ where: { id: updateId }, data: { status: "stopped" } });
  expect(await decide(id, "send-again")).toEqual({ ok: false, reason: "stopped" });
  expect(await decide("nonsense", "arrived")).toEqual({ ok: false, reason: "not-found" });
  await pgPool().query("update delivery set status = 'sent'");
  expect(await decide(id, "arrived")).toEqual({ ok: false, reason: "not-uncertain" });
});
