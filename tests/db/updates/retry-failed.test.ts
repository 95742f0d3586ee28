import { beforeEach, expect, test } from "vitest";
import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { retryFailed } from "@/lib/updates/commands/retry-failed";
import { aStaffViewer, states } from "./arrange";
import { aDelivery, aSentUpdate, emptyReports } from "./clicks/arrange";

let viewer: StaffViewer;
beforeEach(async () => {
  await emptyReports();
  viewer = await aStaffViewer();
});

async function anUpdateWithRefused(more: object = {}) {
  const updateId = await aSentUpdate(more);
  for (const status of ["sent", "uncertain", "bounced", "complained"] as const)
    await aDelivery(updateId, { status });
  await aDelivery(updateId, { status: "skipped", reason: "unsubscribed" });
  for (const reason of ["554 5.7.1 blocked", "554 5.7.1 listed", "550 5.1.1 unknown"])
    await aDelivery(updateId, { status: "failed", reason, attempts: 3 });
  return updateId;
}

test("tries exactly the chosen refused again, and nobody else", async () => {
  const updateId = await anUpdateWithRefused();
  const asked = { updateId, codes: ["5.7.1"], seen: 2 };
  expect(await retryFailed(viewer, asked)).toEqual({ ok: true, value: { people: 2 } });
  expect(await states(updateId)).toEqual({
    ...{ pending: 2, failed: 1, sent: 1, uncertain: 1, bounced: 1, complained: 1, skipped: 1 },
  });
  expect(await db.delivery.findFirst({ where: { status: "pending" } })).toMatchObject({
    reason: null,
    attempts: 0,
  });
  expect(await db.update.findUnique({ where: { id: updateId } })).toMatchObject({
    status: "sending",
    finishedAt: null,
  });
  expect(await db.auditEvent.findMany({ select: { action: true, detail: true } })).toEqual([
    { action: "retry-failed", detail: { people: 2, codes: ["5.7.1"] } },
  ]);
});

test("two presses, and two people at once, try them once", async () => {
  const updateId = await anUpdateWithRefused();
  const asked = { updateId, codes: ["5.7.1", "5.1.1"], seen: 3 };
  const outcomes = await Promise.all([retryFailed(viewer, asked), retryFailed(viewer, asked)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "moved" });
  expect(await states(updateId)).toMatchObject({ pending: 3 });
  expect(await db.auditEvent.count()).toBe(1);
});

test("does nothing when the numbers are no longer those that were shown", async () => {
  const updateId = await anUpdateWithRefused();
  for (const asked of [
    { codes: ["5.7.1"], seen: 3 },
    { codes: ["5.7.1"], seen: Number.NaN },
    { codes: [], seen: 0 },
    { codes: ["' or true --"], seen: 0 },
  ])
    expect(await retryFailed(viewer, { updateId, ...asked })).toMatchObject({ reason: "moved" });
  expect(await states(updateId)).toMatchObject({ failed: 3 });
  expect(await db.update.findUnique({ where: { id: updateId } })).toMatchObject({ status: "sent" });
});

test("leaves a send that was stopped stopped, and a paused one paused", async () => {
  const stopped = await anUpdateWithRefused({ status: "stopped" });
  const asked = { codes: ["5.7.1"], seen: 2 };
  expect(await retryFailed(viewer, { updateId: stopped, ...asked })).toMatchObject({ reason: "stopped" });
  const paused = await anUpdateWithRefused({ status: "paused" });
  expect(await retryFailed(viewer, { updateId: paused, ...asked })).toMatchObject({ ok: true });
  expect(await db.update.findUnique({ where: { id: paused } })).toMatchObject({ status: "paused" });
});

test("is for those who may send, and does not bring back who was erased", async () => {
  const updateId = await aSentUpdate();
  await db.delivery.create({
    data: {
      updateId,
      email: "",
      emailKey: "erased:1",
      locale: "en",
      status: "failed",
      reason: "550 5.1.1 unknown",
    },
  });
  expect(await retryFailed(viewer, { updateId, codes: ["5.1.1"], seen: 1 })).toMatchObject({
    reason: "moved",
  });
  const writer = { ...viewer, role: "editor" } as StaffViewer;
  await expect(retryFailed(writer, { updateId, codes: ["5.1.1"], seen: 1 })).rejects.toThrow(/role/);
  expect(
    await retryFailed(viewer, { updateId: "0190c0de-0000-7000-8000-00000000abcd", codes: [], seen: 0 }),
  ).toMatchObject({ reason: "not-found" });
});
