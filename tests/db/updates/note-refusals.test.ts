import { beforeEach, expect, test } from "vitest";
import type { MemberViewer } from "@/lib/members/policy";
import { liftOwnSuppression, liftSuppression } from "@/lib/members/commands/lift-suppression";
import { startMail } from "@/lib/members/commands/choose-updates";
import { suppressionHash } from "@/lib/members/suppression";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { noteRefusals } from "@/lib/updates/commands/note-refusals";
import { recordReports } from "@/lib/updates/commands/record-reports";
import { aMember, aStaffViewer, emptyTables } from "./arrange";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyTables();
  await emptyAll("suppression", "mail_report");
});

let number = 0;

/** An update that a server refused for somebody, in its words. */
async function refused(personId: string, reason: string): Promise<string> {
  const { email, emailKey } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const update = await db.update.create({ data: { slug: `u-${++number}`, status: "sending" } });
  const row = await db.delivery.create({
    data: { updateId: update.id, personId, email, emailKey, locale: "en", status: "failed", reason },
  });
  return row.id;
}

const suppressedFor = async (id: string) =>
  (await db.person.findUniqueOrThrow({ where: { id } })).suppressedFor;

test("what a server refused while an update was sent counts like what comes back, once", async () => {
  const [gone, blocked] = [await aMember(), await aMember()];
  const deliveryId = await refused(gone, "550 5.1.1 <gone@example.org>: User unknown");
  await refused(blocked, "554 5.7.1 Message rejected as spam");
  expect(await noteRefusals()).toBe(false);
  await noteRefusals();
  expect(await suppressedFor(gone)).toBe("hard-bounce");
  expect(await suppressedFor(blocked)).toBeNull();
  expect(await db.mailReport.findMany({ where: { deliveryId } })).toMatchObject([
    { kind: "hard", way: "reply", code: "5.1.1", words: "550 5.1.1 …: User unknown" },
  ]);
  // It was refused, and did not come back.
  expect(await db.delivery.count({ where: { status: "failed" } })).toBe(2);
});

test("so does what a server refused of a single mail; what was given up for other reasons tells of no address", async () => {
  const personId = await aMember({ email: "gone@example.org" });
  const failed = (to: string, error: string) =>
    db.outboxMail.create({
      data: {
        ...{ dedupeKey: `${++number}`, template: "account-link", locale: "en", toEmail: to, toKey: to },
        ...{ data: {}, status: "failed", attempts: 1, error },
      },
    });
  const refusal =
    "Can't send mail - all recipients were rejected: 550 5.1.1 <gone@example.org>: User unknown";
  const { id: mailId } = await failed("gone@example.org", refusal);
  await failed("slow@example.org", "connect ECONNREFUSED 127.0.0.1:587");
  await noteRefusals();
  await noteRefusals();
  expect(await suppressedFor(personId)).toBe("hard-bounce");
  expect(await db.mailReport.findMany()).toMatchObject([{ mailId, personId, kind: "hard", code: "5.1.1" }]);
  // It was refused, and did not come back.
  expect(await db.outboxMail.count({ where: { status: "failed" } })).toBe(2);
});

test("staff who know better have mail go there again, and say why", async () => {
  const viewer = await aStaffViewer();
  const personId = await aMember({ email: "back@example.org" });
  await refused(personId, "550 5.1.1 User unknown");
  await noteRefusals();
  const lifted = await Promise.all(
    [1, 2, 3].map(() => liftSuppression(viewer, personId, "They wrote to us.")),
  );
  expect(lifted.filter((it) => it.ok)).toHaveLength(1);
  expect(lifted.filter((it) => !it.ok)).toEqual([fail("already"), fail("already")]);
  expect(await suppressedFor(personId)).toBeNull();
  const row = await db.suppression.findUniqueOrThrow({
    where: { hash: suppressionHash("back@example.org") },
  });
  expect(row.until?.getTime()).toBeLessThanOrEqual(Date.now());
  const [event] = await db.timelineEvent.findMany({ where: { personId, action: "suppression-lifted" } });
  expect(event).toMatchObject({ actorKind: "staff", why: "They wrote to us." });
  // When it comes back once more, it counts once more.
  await refused(personId, "550 5.1.1 User unknown");
  await noteRefusals();
  expect(await suppressedFor(personId)).toBe("hard-bounce");
});

test("a member has their own address tried again, and agreeing anew does that too", async () => {
  const personId = await aMember();
  const me = { personId } as MemberViewer;
  expect(await liftOwnSuppression(me)).toEqual(fail("already"));
  const deliveryId = await refused(personId, "550 5.1.1 User unknown");
  await noteRefusals();
  expect(await liftOwnSuppression(me)).toEqual(ok(null));
  expect(await suppressedFor(personId)).toBeNull();

  const complaint = {
    ...({ key: "fbl-1", kind: "complaint", way: "smtp", deliveryId, address: null, proven: false } as const),
    ...{ code: null, words: "abuse", at: new Date() },
  };
  await recordReports([complaint]);
  expect(await suppressedFor(personId)).toBe("complaint");
  expect(await startMail(me, "updates", { locale: "en", network: "203.0.113.0" })).toEqual(ok(null));
  expect(await db.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
    ...{ suppressedFor: null, suppressedAt: null, unsubscribedAt: null },
  });
  expect(await db.suppression.count()).toBe(0);
});
