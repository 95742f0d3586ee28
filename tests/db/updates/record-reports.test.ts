import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { readMessage } from "@/lib/mail/inbound/read-message";
import type { Report } from "@/lib/mail/inbound/schema";
import { siteHost } from "@/lib/mail/links";
import { envelopeSender } from "@/lib/mail/verp";
import type { StaffViewer } from "@/lib/members/policy";
import { listPersonMails } from "@/lib/members/queries/list-person-mails";
import { suppressionHash } from "@/lib/members/suppression";
import { db, pgPool } from "@/lib/platform/db";
import { DAY } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { recordReports } from "@/lib/updates/commands/record-reports";
import { returned } from "@/tests/support/inbound/returned";
import { aMember, emptyTables } from "./arrange";

beforeEach(async () => {
  await emptyTables();
  await pgPool().query("truncate suppression, mail_report");
});

let number = 0;

const aReport = (more: Partial<Report> = {}): Report => ({
  ...{ key: `key-${++number}`, kind: "hard", way: "smtp", deliveryId: null, address: null, proven: false },
  ...{ code: "5.1.1", words: "User unknown", at: new Date() },
  ...more,
});

/** An update of a kind that went to somebody. */
async function aDelivery(personId: string, kind: "update" | "alert" | "notice" = "update", status = "sent") {
  const { email, emailKey } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const update = await db.update.create({ data: { slug: `u-${++number}`, kind, status: "sent" } });
  const row = await db.delivery.create({
    data: {
      updateId: update.id,
      personId,
      email,
      emailKey,
      locale: "en",
      status: status as "sent",
      sentAt: new Date(),
    },
  });
  return row.id;
}

const agreeing = (personId: string, ...purposes: string[]) =>
  db.consent.createMany({
    data: purposes.map((purpose) => ({
      ...{
        personId,
        purpose,
        action: "granted" as const,
        words: "yes",
        version: "1",
        locale: "en",
        method: "join-form",
      },
    })),
  });

const personOf = (id: string) => db.person.findUniqueOrThrow({ where: { id } });
const statusOf = async (id: string) => (await db.delivery.findUniqueOrThrow({ where: { id } })).status;
const actionsOf = async (personId: string) =>
  (await db.timelineEvent.findMany({ where: { personId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("a report", () => {
  test("counts once, however often and by whichever way it comes", async () => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId);
    const report = aReport({ deliveryId });
    expect(await recordReports([report, report])).toBe(1);
    const all = await Promise.all([1, 2, 3, 4].map(() => recordReports([{ ...report, way: "imap" }])));
    expect(all).toEqual([0, 0, 0, 0]);
    expect(await db.mailReport.count()).toBe(1);
    expect(await actionsOf(personId)).toEqual(["suppressed"]);
  });

  test("about a mailbox that is not there ends the mail to the address for good", async () => {
    const personId = await aMember({ email: "gone@example.org" });
    const deliveryId = await aDelivery(personId);
    await recordReports([aReport({ deliveryId })]);
    const delivery = await db.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
    expect(delivery).toMatchObject({ status: "bounced", reason: "5.1.1 User unknown" });
    expect(await personOf(personId)).toMatchObject({ suppressedFor: "hard-bounce", suppressedUntil: null });
    expect(await db.suppression.findMany()).toMatchObject([
      { hash: suppressionHash("gone@example.org"), reason: "hard-bounce", until: null },
    ]);
    expect(await db.mailReport.findMany()).toMatchObject([
      { personId, deliveryId, code: "5.1.1", kind: "hard" },
    ]);
  });

  test("that is about our server says nothing of the address", async () => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId);
    await recordReports([
      aReport({ deliveryId, kind: "block" }),
      aReport({ deliveryId, kind: "auto_reply" }),
    ]);
    expect(await statusOf(deliveryId)).toBe("bounced");
    expect((await personOf(personId)).suppressedAt).toBeNull();
    expect(await db.suppression.count()).toBe(0);
  });

  test("from a program changes nothing at all", async () => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId);
    await recordReports([aReport({ deliveryId, kind: "auto_reply" })]);
    expect(await statusOf(deliveryId)).toBe("sent");
    expect(await actionsOf(personId)).toEqual([]);
  });

  test.each(["sending", "uncertain"])("shows that a delivery that was %s had been taken", async (status) => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId, "update", status);
    await recordReports([aReport({ deliveryId, kind: "soft", code: "5.2.2" })]);
    expect(await statusOf(deliveryId)).toBe("bounced");
  });

  test.each(["pending", "skipped", "failed"])("leaves a delivery that is %s as it is", async (status) => {
    const deliveryId = await aDelivery(await aMember(), "update", status);
    await recordReports([aReport({ deliveryId })]);
    expect(await statusOf(deliveryId)).toBe(status);
  });

  test("about somebody who was erased keeps the numbers true and nothing else", async () => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId);
    await db.$executeRaw`update delivery set email = '', email_key = 'erased:' || id, person_id = null`;
    await db.person.delete({ where: { id: personId } });
    await recordReports([aReport({ deliveryId })]);
    expect(await db.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).toMatchObject({
      ...{ status: "bounced", reason: null },
    });
    expect(await db.suppression.count()).toBe(0);
    expect(await db.mailReport.findMany()).toMatchObject([{ personId: null, hash: "" }]);
  });

  test("of an address alone counts only from somebody who proved who they are", async () => {
    const personId = await aMember({ email: "known@example.org" });
    await recordReports([aReport({ address: "known@example.org" })]);
    expect((await personOf(personId)).suppressedAt).toBeNull();
    await recordReports([aReport({ address: "Known@Example.org", proven: true })]);
    expect((await personOf(personId)).suppressedFor).toBe("hard-bounce");
  });

  test("of an address that nobody here has is kept for lists to come", async () => {
    await recordReports([aReport({ address: "nobody@example.org", proven: true })]);
    expect(await db.suppression.findMany()).toMatchObject([{ hash: suppressionHash("nobody@example.org") }]);
  });

  test("about an address that is not the primary one any more leaves the person's mail alone", async () => {
    const personId = await aMember({ email: "old@example.org" });
    const deliveryId = await aDelivery(personId);
    await db.person.update({
      where: { id: personId },
      data: { email: "new@example.org", emailKey: "new@example.org" },
    });
    await recordReports([aReport({ deliveryId })]);
    expect((await personOf(personId)).suppressedAt).toBeNull();
    expect(await db.suppression.count()).toBe(1);
  });
});

describe("mail that comes back for now", () => {
  const full = async (personId: string, at: Date) =>
    recordReports([aReport({ deliveryId: await aDelivery(personId), kind: "soft", code: "5.2.2", at })], at);
  const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY);

  test("pauses the third time within a month, for a month, and then counts anew", async () => {
    const personId = await aMember();
    await full(personId, day(0));
    await full(personId, day(7));
    expect((await personOf(personId)).suppressedAt).toBeNull();
    await full(personId, day(14));
    expect(await personOf(personId)).toMatchObject({
      suppressedFor: "soft-bounces",
      suppressedUntil: day(44),
    });
    await full(personId, day(45));
    await full(personId, day(46));
    expect((await personOf(personId)).suppressedUntil).toEqual(day(44));
    await full(personId, day(47));
    expect((await personOf(personId)).suppressedUntil).toEqual(day(77));
  });

  test("long ago does not count", async () => {
    const personId = await aMember();
    for (const n of [0, 31, 62]) await full(personId, day(n));
    expect((await personOf(personId)).suppressedAt).toBeNull();
  });

  test("several reports of one message count once", async () => {
    const personId = await aMember();
    const deliveryId = await aDelivery(personId);
    await recordReports([1, 2, 3, 4].map(() => aReport({ deliveryId, kind: "soft" })));
    expect((await personOf(personId)).suppressedAt).toBeNull();
  });

  test("for good outweighs for now, and is not made shorter", async () => {
    const personId = await aMember();
    for (const n of [0, 1, 2]) await full(personId, day(n));
    await recordReports([aReport({ deliveryId: await aDelivery(personId) })], day(3));
    for (const n of [4, 5, 6]) await full(personId, day(n));
    expect(await personOf(personId)).toMatchObject({ suppressedFor: "hard-bounce", suppressedUntil: null });
  });
});

describe("who complains, or asks for no more", () => {
  test.each([
    ["update", ["alerts", "notices"], false],
    ["alert", ["notices"], true],
    ["notice", ["alerts"], true],
  ] as const)("by %s loses that kind, and a complaint ends the mail", async (kind, left, subscribed) => {
    const personId = await aMember();
    await agreeing(personId, "updates", "alerts", "notices");
    const deliveryId = await aDelivery(personId, kind);
    await recordReports([aReport({ deliveryId, kind: "complaint", code: null, words: "abuse" })]);
    const person = await personOf(personId);
    expect(person.mailPurposes.toSorted()).toEqual([...left]);
    expect(person.unsubscribedAt === null).toBe(subscribed);
    expect(person.suppressedFor).toBe("complaint");
    expect(await statusOf(deliveryId)).toBe("complained");
    expect((await actionsOf(personId)).toSorted()).toEqual(["suppressed", "unsubscribed"]);
    expect(await db.consent.findMany({ where: { personId, action: "withdrawn" } })).toMatchObject([
      { method: "complaint", words: "abuse", locale: "en" },
    ]);
  });

  test("in words loses every kind, by the answered delivery or by their address", async () => {
    const one = await aMember();
    const two = await aMember({ email: "two@example.org" });
    for (const personId of [one, two]) await agreeing(personId, "updates", "alerts");
    await recordReports([
      aReport({
        kind: "unsubscribe",
        deliveryId: await aDelivery(one, "alert"),
        everything: true,
        words: "stop",
      }),
      aReport({ kind: "unsubscribe", address: "two@example.org", everything: true, words: "baja" }),
    ]);
    for (const personId of [one, two])
      expect(await personOf(personId)).toMatchObject({ mailPurposes: [], unsubscribedAt: expect.any(Date) });
    // Nothing is wrong with the address.
    expect((await personOf(one)).suppressedAt).toBeNull();
    expect(await actionsOf(one)).toEqual(["unsubscribed"]);
  });

  test("by the header's address loses that kind", async () => {
    const personId = await aMember();
    await agreeing(personId, "updates", "alerts");
    await recordReports([aReport({ kind: "unsubscribe", deliveryId: await aDelivery(personId, "alert") })]);
    expect(await personOf(personId)).toMatchObject({ mailPurposes: [], unsubscribedAt: null });
  });
});

test("many at once, from many sides, are all taken in and none twice", async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => aMember()));
  const deliveries = await Promise.all(people.map((id) => aDelivery(id)));
  const reports = deliveries.flatMap((deliveryId) => [
    aReport({ deliveryId }),
    aReport({ deliveryId, kind: "complaint", words: null, code: null }),
    aReport({ deliveryId: randomUUID() }),
  ]);
  const shuffled = Array.from({ length: 6 }, (_, turn) =>
    reports.toSorted(
      (a, b) =>
        ((a.key.length * 7 + turn * 13 + Number(a.key.slice(4)) * 31) % 17) -
        ((b.key.length * 7 + turn * 13 + Number(b.key.slice(4)) * 31) % 17),
    ),
  );
  const taken = await Promise.all(shuffled.map((some) => recordReports(some)));
  expect(taken.reduce((a, b) => a + b)).toBe(40);
  expect(await db.delivery.count({ where: { status: "complained" } })).toBe(20);
});

describe("a single mail that comes back", () => {
  /** A mail of the outbox that went out. */
  const aMail = async (to: string, status: "sent" | "queued" | "failed" = "sent") =>
    db.outboxMail.create({
      data: {
        ...{ dedupeKey: `mail-${++number}`, template: "confirm", locale: "en", toEmail: to, toKey: to },
        ...{ data: {}, status, sentAt: status === "sent" ? new Date() : null },
      },
    });
  const mailOf = (id: string) => db.outboxMail.findUniqueOrThrow({ where: { id } });

  test("says so, and ends the mail to the address by the same rules, also where nobody has it yet", async () => {
    const { id } = await aMail("typo@example.org");
    expect(await recordReports([aReport({ deliveryId: id })])).toBe(1);
    expect(await mailOf(id)).toMatchObject({ status: "bounced", error: "5.1.1 User unknown" });
    expect(await db.suppression.findMany()).toMatchObject([
      { hash: suppressionHash("typo@example.org"), reason: "hard-bounce" },
    ]);
    expect(await db.mailReport.findMany()).toMatchObject([{ mailId: id, deliveryId: null, personId: null }]);
  });

  test("is on the record of whose address it is, a further one as well", async () => {
    const personId = await aMember({ email: "ana@example.org" });
    await db.personAddress.create({
      data: { personId, email: "ana@work.example", emailKey: "ana@work.example", verifiedAt: new Date() },
    });
    const { id } = await aMail("ana@work.example");
    await recordReports([aReport({ deliveryId: id, kind: "soft", code: "5.2.2", words: "Mailbox full" })]);
    const viewer = { personId, role: "organizer" } as StaffViewer;
    const keys = ["ana@example.org", "ana@work.example"];
    expect(await listPersonMails(viewer, { personId, keys })).toMatchObject([
      {
        id,
        state: "bounced",
        reason: null,
        reports: [{ kind: "soft", code: "5.2.2", words: "Mailbox full" }],
      },
    ]);
    // Once is no habit.
    expect(await personOf(personId)).toMatchObject({ suppressedAt: null });
  });

  test("three times for now from different mails ends it for a while", async () => {
    const personId = await aMember({ email: "full@example.org" });
    for (let nth = 0; nth < 3; nth++) {
      const { id } = await aMail("full@example.org");
      const soft = { deliveryId: id, kind: "soft", code: "5.2.2" } as const;
      // The same mail may come back twice.
      await recordReports([aReport(soft), aReport(soft)]);
    }
    expect(await personOf(personId)).toMatchObject({ suppressedFor: "soft-bounces" });
  });

  test("that somebody reported as unwanted ends all they agreed to", async () => {
    const personId = await aMember({ email: "cross@example.org" });
    await agreeing(personId, "updates");
    const { id } = await aMail("cross@example.org");
    await recordReports([aReport({ deliveryId: id, kind: "soft" })]);
    await recordReports([aReport({ deliveryId: id, kind: "complaint", code: null, words: "abuse" })]);
    expect(await mailOf(id)).toMatchObject({ status: "complained" });
    expect(await personOf(personId)).toMatchObject({ suppressedFor: "complaint" });
    expect((await personOf(personId)).unsubscribedAt).not.toBeNull();
  });

  test("before it was noted that it went is not sent again; one that was refused stays so", async () => {
    const queued = await aMail("early@example.org", "queued");
    const failed = await aMail("never@example.org", "failed");
    await recordReports([aReport({ deliveryId: queued.id }), aReport({ deliveryId: failed.id })]);
    expect(await mailOf(queued.id)).toMatchObject({ status: "bounced" });
    expect(await mailOf(failed.id)).toMatchObject({ status: "failed" });
  });

  test("is understood by the address it came back to, and by its Message-ID", async () => {
    env.MAIL_BOUNCES = "bounces.movement.example";
    const { id } = await aMail("gone@example.net");
    const named = { deliveryId: id, verp: envelopeSender(id), to: "gone@example.net" };
    const byAddress = returned.postfix(named).replaceAll(`delivery-${id}@`, "other@");
    const byMessageId = returned
      .postfix({ ...named, verp: "someone@movement.example" })
      .replaceAll(`<delivery-${id}@movement.example>`, `<${id}@${siteHost()}>`);
    const elsewhere = byMessageId.replaceAll(`${id}@${siteHost()}`, `${id}@other.example`);
    const idIn = async (text: string) => {
      const { reading } = await readMessage(Buffer.from(text), { to: [], from: null });
      return reading.is === "report" ? reading.finding.deliveryId : null;
    };
    expect(await idIn(byAddress)).toBe(id);
    expect(await idIn(byMessageId)).toBe(id);
    expect(await idIn(elsewhere)).toBeNull();
    delete env.MAIL_BOUNCES;
  });
});
