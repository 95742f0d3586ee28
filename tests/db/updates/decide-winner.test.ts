import { beforeEach, expect, test } from "vitest";
import type { StaffViewer } from "@/lib/members/policy";
import { after, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { decideDueTests, decideWinner } from "@/lib/updates/commands/decide-winner";
import { getSubjectTest } from "@/lib/updates/queries/get-subject-test";
import { aStaffViewer } from "./arrange";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

let viewer: StaffViewer;
const now = new Date();
beforeEach(async () => {
  await emptyReports();
  viewer = await aStaffViewer();
});

/** Ten got the first subject and ten the second; of the second `clicks` followed a link, of the first none. */
async function aTest(more: object = {}, clicks = 3, counted = true) {
  const id = await aSentUpdate({
    ...{ status: "sending", finishedAt: null, testShare: 20, testMinutes: 60, testRule: "clicks" },
    testEndsAt: after(now, -MINUTE),
    ...more,
  });
  await db.updateSubject.create({ data: { updateId: id, locale: "en", number: 2, subject: "The other" } });
  const link = counted ? (await someLinks(id))[1] : null;
  for (let nth = 0; nth < 20; nth++) {
    const { id: deliveryId } = await aDelivery(id, { variant: 1 + (nth % 2) });
    if (link && nth % 2 === 1 && nth < 2 * clicks)
      await db.linkClick.create({ data: { linkId: link, deliveryId } });
  }
  await aDelivery(id, { status: "pending" });
  return id;
}
const winnerOf = async (id: string) => (await db.update.findUniqueOrThrow({ where: { id } })).winner;

test("the numbers of a test are those of who got which subject", async () => {
  expect(await getSubjectTest(await aTest())).toMatchObject({
    variants: [
      { number: 1, sent: 10, least: 0, most: 0 },
      { number: 2, subject: "The other", sent: 10, least: 3, most: 3 },
    ],
    ...{ rest: 1, waiting: 0, rule: "clicks", winner: null, counted: true },
  });
  expect(await getSubjectTest(await aSentUpdate())).toBeNull();
});

test("when its time is over, clicks decide, once, however many ask", async () => {
  const id = await aTest();
  const decided = await Promise.all([decideDueTests(now), decideDueTests(now), decideDueTests(now)]);
  expect(decided.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await winnerOf(id)).toBe(2);
  expect(
    await db.auditEvent.findMany({ select: { action: true, actorId: true, detail: true } }),
  ).toMatchObject([
    { action: "decide-subject", actorId: null, detail: { winner: 2, by: "clicks", clear: false } },
  ]);
});

test("a test that nobody clicked goes on with the first subject", async () => {
  const id = await aTest({}, 0);
  expect(await decideDueTests(now)).toBe(1);
  expect(await winnerOf(id)).toBe(1);
});

test("nothing decides before its time, without counted links, by hand, or while some wait to be written to", async () => {
  const early = await aTest({ testEndsAt: after(now, HOUR) });
  const uncounted = await aTest({}, 0, false);
  const byHand = await aTest({ testRule: "hand" });
  const paused = await aTest({ status: "paused" });
  const slow = await aTest();
  await aDelivery(slow, { status: "pending", variant: 1 });
  expect(await decideDueTests(now)).toBe(0);
  for (const id of [early, uncounted, byHand, paused, slow]) expect(await winnerOf(id)).toBeNull();
  // One that was put off does not hold up the others for hours.
  await db.delivery.updateMany({
    where: { updateId: slow, variant: 1, status: "pending" },
    data: { attempts: 1 },
  });
  expect(await decideDueTests(now)).toBe(1);
});

test("staff decide at any time, against the numbers too, and the first to decide has decided", async () => {
  const id = await aTest({ testEndsAt: after(now, HOUR) });
  const outcomes = await Promise.all([decideWinner(viewer, id, 1), decideWinner(viewer, id, 2)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "decided" });
  expect(await db.auditEvent.count()).toBe(1);
  expect(await decideWinner(viewer, id, 3)).toMatchObject({ reason: "not-found" });
  expect(await decideWinner(viewer, await aSentUpdate(), 1)).toMatchObject({ reason: "not-found" });
  await expect(decideWinner({ ...viewer, role: "editor" } as StaffViewer, id, 1)).rejects.toThrow(/role/);
});
