import { beforeEach, expect, test } from "vitest";
import { after, DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { countConsequences } from "@/lib/updates/queries/count-consequences";
import { getReport } from "@/lib/updates/queries/get-report";
import { aDelivery, aSentUpdate, emptyReports, someLinks } from "./clicks/arrange";

beforeEach(emptyReports);

test("counts every state, and why, by codes that many share", async () => {
  const id = await aSentUpdate();
  await aDelivery(id);
  await aDelivery(id, { status: "complained" });
  await aDelivery(id, { status: "uncertain", reason: "The connection broke." });
  await aDelivery(id, { status: "bounced", reason: "5.2.2 mailbox full" });
  await aDelivery(id, { status: "failed", reason: "550 5.1.1 <ana@example.org>: unknown" });
  await aDelivery(id, { status: "failed", reason: "550-5.1.1 no such user here" });
  await aDelivery(id, { status: "failed", reason: "Tried 6 times. 451 4.7.1 greylisted" });
  await aDelivery(id, { status: "failed", reason: "554 from 10.5.1.1 you are refused" });
  await aDelivery(id, { status: "failed", reason: "Mail cannot be addressed to this." });
  await aDelivery(id, { status: "skipped", reason: "unsubscribed" });
  const report = await getReport(id);
  expect(report).toMatchObject({
    recipients: 10,
    counts: { sent: 1, complained: 1, uncertain: 1, bounced: 1, failed: 5, skipped: 1, pending: 0 },
    clicks: null,
    unsubscribed: 0,
  });
  expect(report?.why).toEqual({
    failed: [
      { code: "5.1.1", people: 2 },
      { code: "4.7.1", people: 1 },
      { code: "554", people: 1 },
      { code: "other", people: 1 },
    ],
    bounced: [{ code: "5.2.2", people: 1 }],
    skipped: [{ code: "unsubscribed", people: 1 }],
  });
});

test("there is none of a draft, of nothing, or of what is none", async () => {
  const draft = await aSentUpdate({ status: "draft", approvedAt: null, startsAt: null });
  expect(await getReport(draft)).toBeNull();
  expect(await getReport("0190c0de-0000-7000-8000-00000000abcd")).toBeNull();
  expect(await getReport("no id")).toBeNull();
});

test("unsubscribing counts for the last update before it, within a week, and of its kind", async () => {
  const withdraw = (personId: string, at: Date, purpose = "updates") =>
    db.consent.create({
      data: {
        ...{
          personId,
          at,
          purpose,
          action: "withdrawn",
          words: "x",
          version: "1",
          locale: "en",
          method: "one-click",
        },
      },
    });
  const earlier = await aSentUpdate({
    startsAt: after(new Date(), -2 * DAY),
    finishedAt: after(new Date(), -2 * DAY),
  });
  const later = await aSentUpdate();
  const email = "both@example.org";
  const sentAt = after(new Date(), -2 * DAY);
  const { personId } = await aDelivery(earlier, { email, sentAt });
  await aDelivery(later, { email });
  await withdraw(personId, after(new Date(), -HOUR));
  const one = await aDelivery(earlier, { sentAt });
  await withdraw(one.personId, after(new Date(), -DAY));
  const alertsOnly = await aDelivery(later);
  await withdraw(alertsOnly.personId, after(new Date(), -MINUTE), "alerts");
  const before = await aDelivery(later);
  await withdraw(before.personId, after(new Date(), -2.5 * HOUR));
  expect((await getReport(later))?.unsubscribed).toBe(1);
  expect((await getReport(earlier))?.unsubscribed).toBe(1);
});

test("tells a page on the site only of what is public and of a kind that stands there", async () => {
  expect((await getReport(await aSentUpdate({ slug: "a" })))?.slug).toBe("a");
  expect((await getReport(await aSentUpdate({ kind: "alert", slug: "b" })))?.slug).toBe("b");
  expect((await getReport(await aSentUpdate({ public: false })))?.slug).toBeNull();
  expect((await getReport(await aSentUpdate({ kind: "notice" })))?.slug).toBeNull();
});

test("knows whether links are counted even where the words hold none", async () => {
  const id = await aSentUpdate();
  await someLinks(id, []);
  expect((await getReport(id))?.clicks).toMatchObject({ people: { least: 0, most: 0 }, links: [] });
});

test("what it led to: joins by its own links, and those who joined in the week after", async () => {
  const id = await aSentUpdate({
    slug: "led",
    body: "[Join](/join?campaign=Winter%202026) or [so](/join?ref=k12&campaign=other) or [read](/issues).",
  });
  const began = after(new Date(), -3 * HOUR);
  const join = (sourceKind: "campaign" | "partner" | "page", source: string, since: Date) =>
    db.person.create({
      data: {
        ...{
          email: `${source}-${since.getTime()}@example.org`,
          emailKey: `${source}-${since.getTime()}@example.org`,
        },
        memberships: { create: { kind: "individual", sourceKind, source, since } },
      },
    });
  await join("campaign", "winter-2026", after(began, HOUR));
  await join("campaign", "winter-2026", after(began, -HOUR));
  await join("partner", "k12", after(began, HOUR));
  await join("campaign", "other", after(began, HOUR));
  await join("page", "/updates/led", after(began, 2 * HOUR));
  await db.organization.create({
    data: { name: "A", nameKey: "a", sector: "nonprofit", slug: "a", listedAt: after(began, HOUR) },
  });
  expect(await countConsequences(id, began)).toEqual({
    ways: [
      { kind: "campaign", name: "winter-2026", joined: 1 },
      { kind: "partner", name: "k12", joined: 1 },
      { kind: "page", name: "/updates/led", joined: 1 },
    ],
    joined: { after: 4, before: 1 },
    listed: { after: 1, before: 0 },
  });
});
