import { beforeEach, expect, test } from "vitest";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { inTransaction } from "@/lib/platform/pool";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { beginScheduled } from "@/lib/updates/commands/begin-scheduled";
import { claimDeliveries } from "@/lib/updates/commands/claim-deliveries";
import { holdRestored } from "@/lib/updates/commands/hold-restored";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { planTime } from "@/lib/updates/commands/plan-send";
import { tellApprovers } from "@/lib/updates/commands/tell-approvers";
import { createDraft } from "@/lib/updates/commands/write-draft";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { anApprovedUpdate, aStaffViewer, emptyTables, members, seenOf, someContent, states } from "./arrange";

const made = new Date("2026-11-20T03:00:00Z");
const hold = () => inTransaction((client) => holdRestored(client, made));

beforeEach(emptyTables);

/** An update that waits for an hour years from now. */
async function aScheduledUpdate(): Promise<string> {
  const [author, approver] = [await aStaffViewer(), await aStaffViewer()];
  const { id } = await createDraft(author, someContent());
  await planTime(author, id, {
    startsLocal: "2030-06-03T09:00",
    timeZone: "America/Los_Angeles",
    localHours: false,
  });
  const approved = await approveAndSend(approver, id, await seenOf(id));
  if (!approved.ok) throw new Error(approved.reason);
  return id;
}

test("a send under way stands still until somebody resumes it, and what was on the wire is never sent again by itself", async () => {
  await members(5);
  const id = await anApprovedUpdate();
  const [first, second] = await claimDeliveries(7, 2);
  await db.delivery.update({ where: { id: first!.id }, data: { status: "sending" } });
  const held = await hold();
  expect(held).toEqual({ paused: 1, drafts: 0, uncertain: 1 });

  expect(await claimDeliveries(8, 100)).toEqual([]);
  expect(await states(id)).toMatchObject({ uncertain: 1 });
  const update = await db.update.findUniqueOrThrow({ where: { id } });
  expect(update.status).toBe("paused");
  expect(update.alarm).toContain("This site was restored from a backup of November 20, 2026");
  // Whoever approved it hears of it, by the road of every send that stops by itself.
  expect(await tellApprovers()).toBe(1);

  // Somebody who knows that nothing was sent lets it go on: with whoever was claimed and not begun, without the one in doubt.
  await resumeSend(await aStaffViewer(), id);
  const claimed = (await claimDeliveries(8, 100)).map((it) => it.id);
  expect(claimed).toContain(second!.id);
  expect(claimed).not.toContain(first!.id);
});

test("one that stood still says why it must not simply go on", async () => {
  await members(1);
  const id = await anApprovedUpdate();
  await pauseSend(await aStaffViewer(), id);
  await db.update.update({ where: { id }, data: { alarm: "60 of 100 messages came back." } });
  expect(await hold()).toMatchObject({ paused: 1 });
  const { alarm } = await db.update.findUniqueOrThrow({ where: { id } });
  expect(alarm).toMatch(/^This site was restored .* 60 of 100 messages came back\.$/);
});

test("what waited for its hour does not begin, and can be approved anew", async () => {
  await members(3);
  const id = await aScheduledUpdate();
  expect(await hold()).toEqual({ paused: 0, drafts: 1, uncertain: 0 });
  expect(await beginScheduled(new Date("2031-01-01T00:00:00Z"))).toBe(0);
  expect(await states(id)).toEqual({});
  const plan = await getSendPlan(id);
  expect(plan).toMatchObject({ status: "draft", approvedAt: null, frozenHash: null, recipients: null });
  expect(plan?.note).toMatchObject({ text: expect.stringContaining("approve it again only if"), byId: null });
  const again = await approveAndSend(await aStaffViewer(), id, await seenOf(id));
  expect(again.ok).toBe(true);
  expect((await getSendPlan(id))?.status).toBe("scheduled");
});

test("what has gone out, and what nobody approved, stays as it is", async () => {
  await members(2);
  const sent = await anApprovedUpdate();
  await db.delivery.updateMany({ data: { status: "sent", sentAt: after(made, -DAY), workerId: 9 } });
  await db.update.update({ where: { id: sent }, data: { status: "sent" } });
  await createDraft(await aStaffViewer(), someContent("A draft"));
  const everything = () =>
    Promise.all([
      db.update.findMany({ orderBy: { id: "asc" } }),
      db.delivery.findMany({ orderBy: { id: "asc" } }),
    ]);
  const before = await everything();
  expect(await hold()).toEqual({ paused: 0, drafts: 0, uncertain: 0 });
  expect(await everything()).toEqual(before);
});
