import { afterEach, expect, test } from "vitest";
import { SMTPServer } from "smtp-server";
import { queueMail, sendDueMail } from "@/lib/mail/outbox";
import { closeTransport } from "@/lib/mail/transport";
import { readVerp } from "@/lib/mail/verp";
import { after, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env, settleEnv } from "@/lib/platform/env";

type Received = { from: string; to: string[]; raw: string };
const closing: (() => Promise<void>)[] = [];

/** An SMTP server that keeps what it gets and refuses addresses at refused.example. */
async function aSink(): Promise<Received[]> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const no = Object.assign(new Error("no such user"), { responseCode: 550 });
      done(address.endsWith("@refused.example") ? no : null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  settleEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, SITE_URL: "https://movement.example" });
  closing.push(() => new Promise((closed) => server.close(closed)));
  return received;
}

async function queueTo(to: string): Promise<string> {
  await db.$transaction((tx) =>
    queueMail(tx, {
      template: "welcome",
      locale: "es",
      to,
      toKey: to,
      dedupeKey: to,
      data: { personId: "0190a000-0000-7000-8000-000000000001", firstName: "José", organization: null },
    }),
  );
  return (await db.outboxMail.findFirstOrThrow({ where: { dedupeKey: to } })).id;
}

const soon = () => after(new Date(), MINUTE);

afterEach(async () => {
  closeTransport();
  for (const close of closing.splice(0)) await close();
  delete env.SMTP_URL;
  delete env.MAIL_BOUNCES;
  await db.outboxMail.deleteMany();
  await db.mailboxMessage.deleteMany();
});

test("a mail goes out as HTML and text, with headers that say what it is", async () => {
  const received = await aSink();
  const id = await queueTo("ana@example.org");
  await sendDueMail(10, undefined, soon());
  expect(received).toHaveLength(1);
  const { from, to, raw } = received[0]!;
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n\s+/g, " ");
  expect([from, to]).toEqual(["movement@localhost", ["ana@example.org"]]);
  expect(head).toContain(`Message-ID: <${id}@movement.example>`);
  expect(head).toContain("Auto-Submitted: auto-generated");
  expect(head).toContain("Content-Language: es");
  expect(head).toMatch(/List-Unsubscribe: <https:\/\/movement\.example\/api\/unsubscribe\/[\w-]{43}>/);
  expect(head).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(head).toMatch(/Content-Type: multipart\/alternative/);
  expect(raw).toMatch(/Content-Type: text\/plain; charset=utf-8/);
  expect(raw).toMatch(/Content-Type: text\/html; charset=utf-8/);
});

test("what comes back names the mail that it was", async () => {
  const received = await aSink();
  settleEnv({ MAIL_BOUNCES: "bounces.movement.example" });
  const id = await queueTo("ana@example.org");
  await sendDueMail(10, undefined, soon());
  expect(received[0]?.from).toMatch(/^b-[a-z2-7]{42}@bounces\.movement\.example$/);
  expect(readVerp(received[0]?.from ?? "")).toBe(id);
  expect(received[0]?.raw).toMatch(/^From: .*movement@localhost/m);
});

test("addresses that are not ASCII arrive: the domain in ASCII where that is enough, UTF-8 where it is not", async () => {
  const received = await aSink();
  await queueTo("jose@exämple.org");
  await queueTo("müller@exämple.org");
  await sendDueMail(10, undefined, soon());
  const to = received.map(({ raw }) => /^To: (.*)\r$/m.exec(raw)?.[1]).sort();
  expect(to).toEqual(["jose@xn--exmple-cua.org", "müller@exämple.org"]);
});

test("a refused recipient fails for good, a server that is away is tried again", async () => {
  await aSink();
  await queueTo("nobody@refused.example");
  await sendDueMail(10, undefined, soon());
  expect(await db.outboxMail.findFirst()).toMatchObject({ status: "failed" });

  settleEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
  await queueTo("ana@example.org");
  await sendDueMail(10, undefined, soon());
  expect(await db.outboxMail.findFirst({ where: { toKey: "ana@example.org" } })).toMatchObject({
    status: "queued",
    attempts: 1,
  });
});

test("without an SMTP server mail is kept in the mailbox, once however often it is tried", async () => {
  const id = await queueTo("ana@example.org");
  await sendDueMail(10, undefined, soon());
  await db.outboxMail.updateMany({ data: { status: "queued" } });
  await sendDueMail(10, undefined, after(soon(), 10 * MINUTE));
  const kept = await db.mailboxMessage.findMany();
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ id, toEmail: "ana@example.org" });
  expect(kept[0]!.html).toContain("Hola, José:");
  expect(kept[0]!.text).toContain("Hola, José:");
  expect(kept[0]!.headers).toMatchObject({ "Auto-Submitted": "auto-generated" });
});
