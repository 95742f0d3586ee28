import { beforeEach, expect, test } from "vitest";
import { countOutbox, getKeptMail, listMailbox, listOutbox } from "@/lib/mail/queries";
import { after, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";

beforeEach(async () => {
  await db.$executeRaw`truncate outbox_mail, mailbox_message`;
});

const now = new Date();
const anOutboxMail = (dedupeKey: string, more: object = {}) =>
  db.outboxMail.create({
    data: {
      dedupeKey,
      template: "welcome",
      locale: "en",
      toEmail: "a@example.org",
      toKey: "a@example.org",
      data: {},
      ...more,
    },
  });

test("the outbox tells what waits, what failed, and how long the oldest due mail has waited", async () => {
  expect(await countOutbox(now)).toEqual({ waiting: 0, failed: 0, oldestDueMs: 0 });
  await anOutboxMail("1", { dueAt: after(now, -3 * MINUTE) });
  await anOutboxMail("2", { dueAt: after(now, MINUTE) });
  await anOutboxMail("3", { status: "failed", error: "550 no such user" });
  await anOutboxMail("4", { status: "sent" });
  expect(await countOutbox(now)).toEqual({ waiting: 2, failed: 1, oldestDueMs: 3 * MINUTE });
  expect(await listOutbox("failed")).toMatchObject([{ error: "550 no such user", nextTry: null }]);
  expect(await listOutbox("queued")).toHaveLength(2);
  await anOutboxMail("5", { status: "bounced", sentAt: now, error: "5.1.1 no such user" });
  await anOutboxMail("6", { status: "complained", sentAt: now });
  expect((await listOutbox("bounced", "complained")).map(({ status }) => status)).toEqual([
    "complained",
    "bounced",
  ]);
  expect(await countOutbox(now)).toMatchObject({ waiting: 2, failed: 1 });
});

test("the mailbox is read newest first, a page at a time", async () => {
  for (let n = 0; n < 60; n++)
    await db.mailboxMessage.create({
      data: {
        toEmail: "a@example.org",
        subject: `Mail ${n}`,
        html: "<p>",
        text: "t",
        headers: { From: "x" },
        createdAt: after(now, n),
      },
    });
  const first = await listMailbox();
  expect(first.lines[0]).toMatchObject({ subject: "Mail 59", to: "a@example.org" });
  const second = await listMailbox(first.next);
  expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, undefined]);
  expect(await getKeptMail(second.lines[0]!.id)).toMatchObject({ subject: "Mail 9", headers: { From: "x" } });
});
