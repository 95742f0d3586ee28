import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { signId } from "@/lib/platform/tokens";
import { pauseSend, resumeSend } from "@/lib/updates/commands/pause-send";
import { createDeliverer, type DeliverOptions } from "@/lib/updates/deliver";
import { getProgress } from "@/lib/updates/queries/get-progress";
import { aMember, anApprovedUpdate, aStaffViewer, emptyTables, members, states, until } from "./arrange";
import { openSink, type Sink } from "../../support/bare-sink";

let sink: Sink | null = null;
const use = async (...options: Parameters<typeof openSink>): Promise<Sink> =>
  (sink = await openSink(...options));

beforeEach(emptyTables);
afterEach(async () => {
  await sink?.close();
  sink = null;
});

const timeouts = { connect: 30_000, reply: 30_000, final: 30_000 };
const never = new AbortController().signal;

const run = (options: Partial<DeliverOptions> = {}, signal = never) =>
  createDeliverer({
    workerId: 1,
    smtpUrl: sink?.url,
    rate: 100_000,
    connections: 5,
    timeouts,
    ...options,
  }).deliverDue(signal);

const onlyDelivery = () => db.delivery.findFirstOrThrow();
const makeDue = () => pgPool().query("update delivery set due_at = now() where status = 'pending'");

describe("an update", () => {
  test("reaches everyone once, each with a link of their own, and is then closed", async () => {
    const { received } = await use();
    await members(40);
    const id = await anApprovedUpdate();
    expect(await run()).toEqual({ settled: 40, trouble: null });

    expect(await states(id)).toEqual({ sent: 40 });
    expect(new Set(received.map((it) => it.to)).size).toBe(40);
    expect(received).toHaveLength(40);
    const deliveries = await db.delivery.findMany();
    for (const { id: deliveryId, email, messageId, workerId, sentAt } of deliveries) {
      const raw = received.find((it) => it.to === email)?.raw ?? "";
      const token = signId(deliveryId, "unsubscribe");
      expect(raw).toContain(`List-Unsubscribe: <http://localhost:3000/api/unsubscribe/${token}>\r\n`);
      expect(raw).toContain(`Message-ID: ${messageId}\r\n`);
      expect(raw.replaceAll("=\r\n", "")).toContain(`/unsubscribe/${token}`);
      expect(messageId).toBe(`<delivery-${deliveryId}@localhost>`);
      expect(workerId).toBeNull();
      expect(sentAt).not.toBeNull();
    }
    const update = await db.update.findUniqueOrThrow({ where: { id } });
    expect(update.status).toBe("sent");
    expect(update.finishedAt).not.toBeNull();
    expect(await getProgress(id)).toMatchObject({ total: 40, counts: { sent: 40 }, remainingSeconds: 0 });
  });

  test("goes out in each person's language over no more connections than allowed", async () => {
    const { received, connections } = await use();
    await members(8);
    await anApprovedUpdate();
    await run({ connections: 2 });
    expect(received.filter((it) => it.raw.includes("Content-Language: es"))).toHaveLength(2);
    expect(received.filter((it) => it.raw.includes("Content-Language: en"))).toHaveLength(6);
    expect(connections.ever).toBe(2);
  });

  test("reaches internationalised addresses, and a hostile name cannot add a header", async () => {
    const { received, commands } = await use();
    await aMember({ email: "müller@exämple.org", name: "Jürgen\r\nBcc: all@example.org" });
    await anApprovedUpdate();
    await run();
    expect(received.map((it) => it.to)).toEqual(["müller@xn--exmple-cua.org"]);
    expect(commands.find((line) => line.startsWith("MAIL"))).toContain("SMTPUTF8");
    expect(received[0]?.raw).not.toMatch(/^Bcc:/m);
  });

  test("is sent by two workers at once to nobody twice", async () => {
    const { received } = await use();
    await members(300);
    const id = await anApprovedUpdate();
    const runs = await Promise.all([run({ workerId: 1 }), run({ workerId: 2 })]);
    expect(runs.map((it) => it.trouble)).toEqual([null, null]);
    expect(await states(id)).toEqual({ sent: 300 });
    expect(new Set(received.map((it) => it.to)).size).toBe(300);
    expect(received).toHaveLength(300);
  });

  test("without an SMTP server is kept in the mailbox, once each, with the same links", async () => {
    await members(30);
    await aMember({ unsubscribed: false, email: "late@example.org" });
    const id = await anApprovedUpdate();
    await db.person.updateMany({
      where: { email: "late@example.org" },
      data: { unsubscribedAt: new Date() },
    });
    await Promise.all([run({ smtpUrl: undefined }), run({ smtpUrl: undefined, workerId: 2 })]);
    expect(await states(id)).toEqual({ sent: 30, skipped: 1 });
    const kept = await db.mailboxMessage.findMany();
    expect(kept).toHaveLength(30);
    for (const { id: deliveryId, html, text, headers } of kept) {
      const token = signId(deliveryId, "unsubscribe");
      expect(html).toContain(`/unsubscribe/${token}`);
      expect(text).toContain(`/unsubscribe/${token}`);
      expect(headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    }
  });
});

describe("before the end of a message", () => {
  test("the delivery is written down as being sent", async () => {
    let [begun, whole] = [false, false];
    await use({
      onChunk: (end) => {
        begun = true;
        whole ||= end;
      },
    });
    await aMember();
    await anApprovedUpdate();
    // Writing down `sending` has to wait for a lock that this test holds.
    const holder = await pgPool().connect();
    await holder.query(`
      create function wait_for_test() returns trigger language plpgsql as $$
        begin if new.status = 'sending' then perform pg_advisory_xact_lock(1); end if; return new; end $$;
      create trigger wait_for_test before update on delivery for each row execute function wait_for_test()`);
    await holder.query("select pg_advisory_lock(1)");
    const sending = run();
    await until(() => begun, "the message begins");
    expect(whole).toBe(false);
    expect((await onlyDelivery()).status).toBe("pending");
    await holder.query("select pg_advisory_unlock(1)");
    await sending;
    await holder.query("drop function wait_for_test cascade");
    holder.release();
    expect(whole).toBe(true);
    expect((await onlyDelivery()).status).toBe("sent");
  });

  test("someone who has just unsubscribed is left out, and someone who left or is gone", async () => {
    const { received } = await use({
      onRcpt: async (address) => {
        if (address.startsWith("unsubscribed"))
          await db.person.updateMany({ where: { email: address }, data: { unsubscribedAt: new Date() } });
        if (address.startsWith("left"))
          await db.membership.updateMany({ where: { person: { email: address } }, data: { status: "left" } });
        if (address.startsWith("gone")) await db.person.deleteMany({ where: { email: address } });
        return undefined;
      },
    });
    for (const name of ["unsubscribed", "left", "gone", "stays"])
      await aMember({ email: `${name}@example.org` });
    const id = await anApprovedUpdate();
    await run();
    expect(received.map((it) => it.to)).toEqual(["stays@example.org"]);
    const rows = await db.delivery.findMany({ where: { updateId: id }, orderBy: { email: "asc" } });
    expect(rows.map((row) => [row.email, row.status, row.reason])).toEqual([
      ["gone@example.org", "skipped", "withdrawn"],
      ["left@example.org", "skipped", "withdrawn"],
      ["stays@example.org", "sent", null],
      ["unsubscribed@example.org", "skipped", "unsubscribed"],
    ]);
  });

  test("a pause holds what has not gone, and it goes on later", async () => {
    const viewer = await aStaffViewer();
    let id = "";
    const { received } = await use({
      onRcpt: async () => {
        if (received.length === 3) await pauseSend(viewer, id);
        return undefined;
      },
    });
    await members(20);
    id = await anApprovedUpdate();
    await run({ connections: 1 });
    expect(received).toHaveLength(3);
    expect(await states(id)).toEqual({ sent: 3, pending: 17 });
    expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
    await sink?.close();
    await use();
    await resumeSend(viewer, id);
    await run();
    expect(await states(id)).toEqual({ sent: 20 });
  });
});

describe("a server that", () => {
  test("refuses a recipient fails that one and gets the others over the same connection", async () => {
    const { received, connections } = await use({
      onRcpt: (address) => (address.includes("-2@") ? "550 5.1.1 no such user" : undefined),
    });
    await members(4);
    const id = await anApprovedUpdate();
    await run({ connections: 1 });
    expect(await states(id)).toEqual({ sent: 3, failed: 1 });
    expect(received).toHaveLength(3);
    expect(connections.ever).toBe(1);
    const failed = await db.delivery.findFirstOrThrow({ where: { status: "failed" } });
    expect(failed).toMatchObject({
      email: "person-2@example.org",
      reason: "550 5.1.1 no such user",
      workerId: null,
    });
  });

  test("takes commands without waiting (PIPELINING) is told no differently", async () => {
    const { received, connections } = await use({
      extensions: ["PIPELINING"],
      onRcpt: (address) => (address.includes("-2@") ? "550 5.1.1 no such user" : undefined),
      // A server must not go on to a message without a recipient (RFC 2920, section 3.1).
      onData: (address) => (address.includes("-2@") ? "503 no recipient" : undefined),
    });
    await members(4);
    const id = await anApprovedUpdate();
    await run({ connections: 1 });
    expect(await states(id)).toEqual({ sent: 3, failed: 1 });
    expect(received).toHaveLength(3);
    expect(connections.ever).toBe(1);
  });

  test("ends the line after so many messages loses no try of those whose commands went along", async () => {
    const { received, connections } = await use({
      extensions: ["PIPELINING"],
      // The third message of a connection is the last it takes: what came with its end is not answered.
      onMail: () => {
        const commands = sink?.commands ?? [];
        const here = commands.slice(commands.findLastIndex((line) => line.startsWith("EHLO")));
        return here.filter((line) => line.startsWith("MAIL")).length > 3 ? "drop" : undefined;
      },
    });
    await members(10);
    const id = await anApprovedUpdate();
    while ((await run({ connections: 1 })).settled > 0);
    expect(await states(id)).toEqual({ sent: 10 });
    expect(received).toHaveLength(10);
    expect(new Set(received.map((it) => it.to)).size).toBe(10);
    expect(connections.ever).toBe(4);
    expect(await db.delivery.count({ where: { attempts: { not: 1 } } })).toBe(0);
  });

  test("refuses a message at its end gets the next all the same, whose commands went along", async () => {
    const { received, connections } = await use({
      extensions: ["PIPELINING"],
      onEnd: ({ to }) => (to.includes("-2@") ? "554 5.7.1 not wanted" : undefined),
    });
    await members(5);
    const id = await anApprovedUpdate();
    await run({ connections: 1 });
    expect(await states(id)).toEqual({ sent: 4, failed: 1 });
    expect(received).toHaveLength(5);
    expect(connections.ever).toBe(1);
  });

  test.each([
    ["at the recipient", { onRcpt: () => "450 4.2.1 come back later" }],
    ["at DATA", { onData: () => "451 4.3.0 come back later" }],
    ["at the end", { onEnd: () => "451 4.3.0 come back later" }],
  ])("says not now %s is asked again after a while", async (_, behaviour) => {
    await use(behaviour);
    await aMember();
    const id = await anApprovedUpdate();
    const before = Date.now();
    await run();
    const delivery = await onlyDelivery();
    expect(delivery).toMatchObject({ status: "pending", attempts: 1, workerId: null });
    expect(delivery.reason).toContain("come back later");
    expect(delivery.dueAt.getTime()).toBeGreaterThan(before + 50_000);
    expect((await db.update.findUniqueOrThrow({ where: { id } })).status).toBe("sending");
    await sink?.close();
    const { received } = await use();
    await run();
    expect(received).toHaveLength(0);
    await makeDue();
    await run();
    expect(received).toHaveLength(1);
    expect((await onlyDelivery()).status).toBe("sent");
  });

  test("refuses the message fails it", async () => {
    await use({ onEnd: () => "554 5.7.1 not wanted" });
    await aMember();
    const id = await anApprovedUpdate();
    await run();
    expect(await onlyDelivery()).toMatchObject({ status: "failed", reason: "554 5.7.1 not wanted" });
    expect((await db.update.findUniqueOrThrow({ where: { id } })).status).toBe("sent");
  });

  test.each([
    ["hangs", "hang"],
    ["breaks the connection", "drop"],
  ])("%s after the end leaves it uncertain, for ever", async (_, behaviour) => {
    const { received } = await use({ onEnd: () => behaviour });
    await aMember();
    await anApprovedUpdate();
    await run({ timeouts: { ...timeouts, final: 100 } });
    expect(await onlyDelivery()).toMatchObject({ status: "uncertain", workerId: null });
    expect((await onlyDelivery()).reason).toBeTruthy();
    expect(received).toHaveLength(1);
    await makeDue();
    await run();
    expect(received).toHaveLength(1);
  });

  test.each([
    ["hangs at the recipient", { onRcpt: () => "hang" }],
    ["breaks the connection at the recipient", { onRcpt: () => "drop" }],
    ["breaks the connection at DATA", { onData: () => "drop" }],
  ])("%s leaves it to be tried again", async (_, behaviour) => {
    await use(behaviour);
    await aMember();
    await anApprovedUpdate();
    // Long enough for the answers that do come, also where another suite has the processor.
    await run({ timeouts: { ...timeouts, reply: 3000 } });
    expect(await onlyDelivery()).toMatchObject({ status: "pending", attempts: 1, workerId: null });
  });

  test("keeps breaking connections is left alone after a few", async () => {
    const { connections } = await use({ onEnd: () => "drop" });
    await members(50);
    const id = await anApprovedUpdate();
    const { trouble } = await run({ connections: 1 });
    expect(trouble).toBeTruthy();
    expect(connections.ever).toBe(3);
    expect(await states(id)).toEqual({ uncertain: 3, pending: 47 });
    expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
  });

  test("answers before the message is whole is not believed", async () => {
    await use({ onData: () => "354 go on\r\n250 thank you" });
    await aMember();
    await anApprovedUpdate();
    await run();
    expect((await onlyDelivery()).status).not.toBe("sent");
    expect((await onlyDelivery()).workerId).toBeNull();
  });

  test.each([
    ["does not want our mail at all", { onMail: () => "550 5.7.1 who are you" }],
    ["is too busy to talk", { greeting: "421 too busy" }],
  ])("%s fails nobody", async (_, behaviour) => {
    await use(behaviour);
    await members(10);
    const id = await anApprovedUpdate();
    const { trouble } = await run();
    expect(trouble).toBeTruthy();
    expect(await states(id)).toEqual({ pending: 10 });
    expect(
      await db.delivery.count({ where: { OR: [{ workerId: { not: null } }, { attempts: { gt: 0 } }] } }),
    ).toBe(0);
  });

  test("is not there fails nobody", async () => {
    const gone = await openSink();
    await gone.close();
    await members(10);
    const id = await anApprovedUpdate();
    expect((await run({ smtpUrl: gone.url })).trouble).toContain("ECONNREFUSED");
    expect(await states(id)).toEqual({ pending: 10 });
  });
});

test("an address that can be no mailbox fails without disturbing the others", async () => {
  const { received } = await use();
  await aMember({ email: "a@example.org> SIZE=1" });
  await aMember();
  const id = await anApprovedUpdate();
  await run();
  expect(await states(id)).toEqual({ failed: 1, sent: 1 });
  expect(received).toHaveLength(1);
});

test("a worker told to stop ends what is on the wire and gives the rest back", async () => {
  const stop = new AbortController();
  const { received } = await use({
    onEnd: (_, index) => {
      if (index === 4) stop.abort();
      return undefined;
    },
  });
  await members(100);
  const id = await anApprovedUpdate();
  await run({}, stop.signal);
  const { sent = 0, pending = 0, ...others } = await states(id);
  expect(others).toEqual({});
  expect(sent + pending).toBe(100);
  expect(sent).toBe(received.length);
  expect(await db.delivery.count({ where: { workerId: { not: null } } })).toBe(0);
});

describe("a server with TLS and a password", () => {
  test.each([
    ["from the first byte", true],
    ["by STARTTLS", false],
  ])("is spoken to %s", async (_, secure) => {
    const received: { to: string; secure: boolean; user: string | undefined }[] = [];
    const server = new SMTPServer({
      secure,
      onAuth: ({ username, password }, _session, done) =>
        password === "p@ss" ? done(null, { user: username }) : done(new Error("no")),
      onData: (stream, session, done) => {
        stream.resume();
        stream.on("end", () => {
          const { rcptTo } = session.envelope;
          received.push({ to: rcptTo[0]!.address, secure: session.secure, user: session.user });
          done();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    // This server says of its own certificate that it is known to everyone. Here that is well.
    vi.spyOn(console, "error").mockClear();
    const { port } = server.server.address() as AddressInfo;
    const at = `127.0.0.1:${port}?tls.rejectUnauthorized=false`;
    const scheme = secure ? "smtps" : "smtp";
    await members(3);
    const id = await anApprovedUpdate();
    expect((await run({ smtpUrl: `${scheme}://rosa:wrong@${at}` })).trouble).toBeTruthy();
    expect(await states(id)).toEqual({ pending: 3 });
    expect((await run({ smtpUrl: `${scheme}://rosa:p%40ss@${at}` })).trouble).toBeNull();
    expect(await states(id)).toEqual({ sent: 3 });
    expect(received.map((it) => [it.secure, it.user])).toEqual(Array(3).fill([true, "rosa"]));
    await new Promise<void>((closed) => server.close(() => closed()));
  });
});
