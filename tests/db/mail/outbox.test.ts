import { beforeEach, expect, test } from "vitest";
import { holdOldMail, queueMail, sendDueMail, type NewMail } from "@/lib/mail/outbox";
import type { Message } from "@/lib/mail/transport";
import { after, DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { inTransaction } from "@/lib/platform/pool";

const mail = (dedupeKey: string, to = "ana@example.org"): NewMail => ({
  template: "already-member",
  locale: "en",
  to,
  toKey: to,
  dedupeKey,
  data: { firstName: "Ana", organization: null },
});

const queue = (...mails: NewMail[]) =>
  db.$transaction(async (tx) => {
    for (const one of mails) await queueMail(tx, one);
  });

/** A transport that keeps what it is given, or fails as told. */
function aTransport(failures: (Error | undefined)[] = []) {
  const sent: Message[] = [];
  const send = (message: Message) => {
    const failure = failures.shift();
    if (failure) return Promise.reject(failure);
    sent.push(message);
    return Promise.resolve();
  };
  return { sent, send };
}

const now = new Date();

beforeEach(async () => {
  await db.outboxMail.deleteMany();
});

test("the same key is queued once, also when two changes try at the same time", async () => {
  await Promise.all([queue(mail("one")), queue(mail("one")), queue(mail("one"), mail("two"))]);
  expect(await db.outboxMail.count()).toBe(2);
});

test("a change that fails queues nothing", async () => {
  const change = db.$transaction(async (tx) => {
    await queueMail(tx, mail("one"));
    throw new Error("no");
  });
  await expect(change).rejects.toThrow("no");
  expect(await db.outboxMail.count()).toBe(0);
});

test("what is due is sent once, by however many workers", async () => {
  await queue(...Array.from({ length: 30 }, (_, at) => mail(`mail ${at}`)));
  const { sent, send } = aTransport();
  const later = after(new Date(), MINUTE);
  const taken = await Promise.all(Array.from({ length: 6 }, () => sendDueMail(10, send, later)));
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(30);
  expect(sent).toHaveLength(30);
  expect(await db.outboxMail.count({ where: { status: "sent" } })).toBe(30);
});

test("mail that is not due yet waits", async () => {
  await queue({ ...mail("later"), dueAt: after(now, HOUR) });
  const { sent, send } = aTransport();
  expect(await sendDueMail(10, send, after(now, 59 * MINUTE))).toBe(0);
  expect(await sendDueMail(10, send, after(now, HOUR))).toBe(1);
  expect(sent).toHaveLength(1);
});

test("a failure waits a minute, keeps its reason, and the next attempt is the same mail", async () => {
  await queue(mail("one"));
  const { sent, send } = aTransport([new Error("connection lost")]);
  const first = after(new Date(), MINUTE);
  await sendDueMail(10, send, first);
  const row = await db.outboxMail.findFirstOrThrow();
  expect(row).toMatchObject({ status: "queued", attempts: 1, error: "connection lost" });
  expect(row.dueAt).toEqual(after(first, MINUTE));
  await sendDueMail(10, send, after(first, MINUTE));
  expect(sent.map(({ id }) => id)).toEqual([row.id]);
  expect(await db.outboxMail.findFirst()).toMatchObject({ status: "sent", attempts: 2, error: null });
});

test("a refused address fails at once, a stubborn server after six attempts", async () => {
  const refused = Object.assign(new Error("550 no such user"), { code: "EENVELOPE", responseCode: 550 });
  await queue(mail("refused"));
  await sendDueMail(10, aTransport([refused]).send, after(new Date(), MINUTE));
  expect(await db.outboxMail.findFirst()).toMatchObject({ status: "failed", attempts: 1 });

  await db.outboxMail.deleteMany();
  await queue(mail("stubborn"));
  const { send } = aTransport(Array.from({ length: 9 }, () => new Error("try later")));
  let clock = after(new Date(), MINUTE);
  for (let time = 0; time < 9; time++) {
    await sendDueMail(10, send, clock);
    clock = after(clock, 13 * HOUR);
  }
  expect(await db.outboxMail.findFirst()).toMatchObject({ status: "failed", attempts: 6 });
});

test("mail of a worker that died comes back after five minutes", async () => {
  await queue(mail("one"));
  const claimed = after(new Date(), MINUTE);
  const never = () => new Promise<void>(() => {});
  void sendDueMail(10, never, claimed);
  await expect.poll(() => db.outboxMail.findFirst(), { timeout: 100_000 }).toMatchObject({ attempts: 1 });
  const { sent, send } = aTransport();
  expect(await sendDueMail(10, send, after(claimed, 4 * MINUTE))).toBe(0);
  expect(await sendDueMail(10, send, after(claimed, 5 * MINUTE))).toBe(1);
  expect(sent).toHaveLength(1);
});

test("one mail that cannot be written does not hold up the others", async () => {
  await queue(mail("good"));
  await db.outboxMail.create({
    data: {
      dedupeKey: "bad",
      template: "gone",
      locale: "en",
      toEmail: "a@example.org",
      toKey: "a",
      data: {},
    },
  });
  const { sent, send } = aTransport();
  expect(await sendDueMail(10, send, after(new Date(), MINUTE))).toBe(2);
  expect(sent).toHaveLength(1);
});

test("on a site that was restored, what nobody expects any more is not sent and says why; the rest goes out", async () => {
  await queue(mail("old"), mail("young"));
  await db.outboxMail.update({ where: { dedupeKey: "old" }, data: { createdAt: after(now, -DAY - MINUTE) } });
  await db.outboxMail.update({
    where: { dedupeKey: "young" },
    data: { createdAt: after(now, -DAY + MINUTE) },
  });
  const made = new Date("2026-11-20T03:00:00Z");
  expect(await inTransaction((client) => holdOldMail(client, made, now))).toBe(1);
  expect(await db.outboxMail.findUnique({ where: { dedupeKey: "old" } })).toMatchObject({
    status: "failed",
    error:
      "Not sent: the site was restored from a backup of 2026-11-20T03:00:00.000Z, and it may have gone out since.",
  });
  const { sent, send } = aTransport();
  await sendDueMail(10, send, after(now, MINUTE));
  expect(sent).toHaveLength(1);
});
