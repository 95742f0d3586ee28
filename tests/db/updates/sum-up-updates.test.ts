import { beforeEach, expect, test } from "vitest";
import { after, DAY, HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { sumUpUpdates } from "@/lib/updates/commands/sum-up-updates";
import { compareUpdates } from "@/lib/updates/queries/compare-updates";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

beforeEach(emptyReports);
const now = new Date();

test("what went out is summed up, anew every hour while things still come back, and not for ever", async () => {
  const id = await aSentUpdate();
  const [, link] = await someLinks(id);
  const read = await aDelivery(id);
  await db.linkClick.create({ data: { linkId: link, deliveryId: read.id } });
  await aDelivery(id, { status: "failed", reason: "550 5.1.1 x" });
  await aSentUpdate({ status: "sending", finishedAt: null });
  expect(await sumUpUpdates(now)).toBe(1);
  expect(await db.updateTotal.findUnique({ where: { updateId: id } })).toMatchObject({
    ...{ recipients: 2, sent: 1, failed: 1, bounced: 0, least: 1, most: 1, unsubscribed: 0 },
  });
  expect(await sumUpUpdates(now)).toBe(0);
  await db.delivery.update({ where: { id: read.id }, data: { status: "bounced", reason: "5.1.1 x" } });
  expect(await sumUpUpdates(after(now, 2 * HOUR))).toBe(1);
  expect(await db.updateTotal.findUnique({ where: { updateId: id } })).toMatchObject({ sent: 0, bounced: 1 });
  expect(await sumUpUpdates(after(now, 90 * DAY))).toBe(0);
});

test("an update stands beside those that went out before it, the newest first", async () => {
  const old = await aSentUpdate({ startsAt: after(now, -20 * DAY), approvedAt: after(now, -20 * DAY) });
  const older = await aSentUpdate({ startsAt: after(now, -30 * DAY), approvedAt: after(now, -30 * DAY) });
  const here = await aSentUpdate({ startsAt: after(now, -DAY), approvedAt: after(now, -DAY) });
  await aSentUpdate();
  await aSentUpdate({ status: "draft", approvedAt: null, startsAt: null });
  await aDelivery(old);
  await sumUpUpdates(now);
  await sumUpUpdates(now);
  const earlier = await compareUpdates(here, after(now, -DAY));
  expect(earlier.map(({ id }) => id)).toEqual([old, older]);
  expect(earlier[0]?.total).toMatchObject({ recipients: 1, sent: 1, least: null });
});
