import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readMailboxUrl, watchMailbox } from "@/lib/mail/inbound/mailbox";
import type { Report } from "@/lib/mail/inbound/schema";
import { envelopeSender } from "@/lib/mail/verp";
import { env } from "@/lib/platform/env";
import { startImapServer, type ImapServer } from "@/tests/support/imap-server";
import { returned } from "@/tests/support/inbound/returned";

let server: ImapServer;
let stopping: AbortController;
let taken: Report[];
const deliveryId = randomUUID();
const bounce = () =>
  returned.postfix({ deliveryId, verp: envelopeSender(deliveryId), to: "someone@example.net" });

beforeEach(async () => {
  env.MAIL_BOUNCES = "bounces@movement.example";
  server = await startImapServer();
  stopping = new AbortController();
  taken = [];
});
afterEach(async () => {
  stopping.abort();
  await server.close();
});

const watch = (record = async (reports: readonly Report[]): Promise<unknown> => taken.push(...reports)) =>
  watchMailbox({ url: server.url, record }, stopping.signal);
const soon = { timeout: 50_000, interval: 20 };

test("reports are noted and put aside, what comes later too; letters stay as they are", async () => {
  server.deliver(bounce());
  server.deliver("From: someone@example.net\nSubject: Hello\nMessage-ID: <1@example.net>\n\nThank you.\n");
  const watching = watch();
  await vi.waitFor(
    () => expect(server.messages.map(({ folder }) => folder)).toContain("INBOX/Noted by the site"),
    soon,
  );
  expect(taken).toMatchObject([
    { kind: "hard", way: "imap", deliveryId, at: new Date("2026-11-16T09:00:05Z") },
  ]);
  expect(server.messages[1]).toMatchObject({ folder: "INBOX", flags: [] });

  server.deliver(bounce());
  await vi.waitFor(() => expect(taken).toHaveLength(2), soon);
  // The same message, so the same report: it counts once.
  expect(taken[1]?.key).toBe(taken[0]?.key);
  stopping.abort();
  await watching;
});

test("what could not be written down stays where it is, to be read again", async () => {
  server.deliver(bounce());
  await expect(watch(() => Promise.reject(new Error("no database")))).rejects.toThrow("no database");
  expect(server.messages).toMatchObject([{ folder: "INBOX", flags: [] }]);
});

test("an address says where the mailbox is", () => {
  expect(readMailboxUrl("imaps://me%40example.org:p%3Aw@mail.example.org/Bounces")).toEqual({
    ...{ host: "mail.example.org", port: 993, secure: true, folder: "Bounces" },
    auth: { user: "me@example.org", pass: "p:w" },
  });
  expect(readMailboxUrl("imap://a:b@localhost:1143")).toMatchObject({
    port: 1143,
    secure: false,
    folder: "INBOX",
  });
});
