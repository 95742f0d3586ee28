import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isOurs, listenForReports, type Listener } from "@/lib/mail/inbound/listener";
import { LONGEST_REPORT, type Report } from "@/lib/mail/inbound/schema";
import { envelopeSender, unsubscribeMailbox } from "@/lib/mail/verp";
import { env } from "@/lib/platform/env";
import { CERTIFICATE, CERTIFICATE_KEY } from "@/tests/support/inbound/notices";
import { returned } from "@/tests/support/inbound/returned";

const bounces = "bounces.movement.example";
const deliveryId = randomUUID();
let verp = "";
let listener: Listener;
let taken: Report[];
let record: (reports: readonly Report[]) => Promise<unknown>;

beforeEach(async () => {
  env.MAIL_BOUNCES = bounces;
  verp = envelopeSender(deliveryId);
  taken = [];
  record = async (reports) => taken.push(...reports);
  listener = await listenForReports({
    ...{ port: 0, host: "127.0.0.1", name: "movement.example", bounces },
    record: (reports) => record(reports),
  });
});
afterEach(() => listener.close());

const send = (to: string, raw: string, from = "") => {
  const transport = createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
  return transport.sendMail({ envelope: { from, to }, raw }).then(
    () => 250,
    (cause: { responseCode?: number }) => cause.responseCode,
  );
};
const bounce = () => returned.postfix({ deliveryId, verp, to: "someone@example.net" });

describe("mail that comes in", () => {
  test("is noted when it is a report about a delivery", async () => {
    expect(await send(verp, bounce())).toBe(250);
    expect(taken).toMatchObject([{ kind: "hard", way: "smtp", deliveryId, proven: false, code: "5.1.1" }]);
  });

  test("is understood when it asks for no more", async () => {
    const to = unsubscribeMailbox(deliveryId) ?? "";
    expect(await send(to, "From: someone@example.net\nSubject: unsubscribe\n\n", "someone@example.net")).toBe(
      250,
    );
    expect(taken).toMatchObject([{ kind: "unsubscribe", deliveryId }]);
  });

  test("is answered with 250 only once it is written down", async () => {
    let begun = () => {};
    let release = () => {};
    const asked = new Promise<void>((done) => (begun = done));
    record = () => {
      begun();
      return new Promise<void>((done) => (release = done));
    };
    let answered = false;
    const sent = send(verp, bounce()).then((code) => {
      answered = true;
      return code;
    });
    await asked;
    expect(answered).toBe(false);
    release();
    expect(await sent).toBe(250);
  });

  test("is asked for again when it cannot be written down", async () => {
    record = () => Promise.reject(new Error("no database"));
    expect(await send(verp, bounce())).toBe(451);
  });

  test("is taken for nobody else: nothing is relayed", async () => {
    for (const to of [
      "someone@example.net",
      "b-forged@bounces.movement.example",
      "staff@bounces.movement.example",
    ])
      expect(await send(to, bounce())).toBe(550);
    expect(taken).toEqual([]);
  });

  test("is given back when it is somebody's letter, with the address that people read", async () => {
    const letter = "From: someone@example.net\nSubject: Hello\n\nDear Movement, thank you.\n";
    expect(await send(`postmaster@${bounces}`, letter, "someone@example.net")).toBe(550);
  });

  test("is refused when it is longer than any report", async () => {
    expect(
      await send(
        verp,
        `Subject: x\n\n${"x"
          .repeat(70)
          .concat("\n")
          .repeat(LONGEST_REPORT / 60)}`,
      ),
    ).toBe(552);
  });

  test("does no harm by breaking off in the middle", async () => {
    const socket = connect(listener.port, "127.0.0.1");
    await new Promise((done) => socket.once("data", done));
    socket.write(`EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<${verp}>\r\nDATA\r\nSubject: x\r\n`);
    await new Promise((done) => socket.once("data", done));
    socket.destroy();
    expect(await send(verp, bounce())).toBe(250);
    expect(taken).toHaveLength(1);
  });
});

describe("by STARTTLS", () => {
  const overTls = (port: number) =>
    createTransport({
      ...{ host: "127.0.0.1", port, requireTLS: true },
      // What the server shows has to be the certificate it was given.
      tls: { ca: CERTIFICATE, servername: "sns.amazonaws.com.test" },
    }).sendMail({ envelope: { from: "", to: verp }, raw: bounce() });

  test("mail comes in where there is a certificate", async () => {
    const secured = await listenForReports({
      ...{ port: 0, host: "127.0.0.1", name: "movement.example", bounces },
      ...{ tls: { cert: CERTIFICATE, key: CERTIFICATE_KEY }, record: (reports) => record(reports) },
    });
    try {
      await overTls(secured.port);
      expect(taken).toMatchObject([{ kind: "hard", way: "smtp", deliveryId }]);
      // Whoever speaks no TLS is heard too: a report that is refused is lost.
      await createTransport({ host: "127.0.0.1", port: secured.port, ignoreTLS: true }).sendMail({
        ...{ envelope: { from: "", to: verp }, raw: bounce() },
      });
      expect(taken).toHaveLength(2);
    } finally {
      await secured.close();
    }
  });

  test("nothing is offered without one", async () => {
    await expect(overTls(listener.port)).rejects.toThrow(/STARTTLS/);
    expect(taken).toEqual([]);
  });
});

test("our addresses are the signed ones, those every domain has, and nobody's besides", () => {
  expect(isOurs(verp, bounces)).toBe(true);
  expect(isOurs(`POSTMASTER@${bounces}`, bounces)).toBe(true);
  expect(isOurs(`abuse@${bounces}`, bounces)).toBe(true);
  expect(isOurs(`abuse@example.net`, bounces)).toBe(false);
  expect(isOurs(`someone@${bounces}`, bounces)).toBe(false);
  expect(isOurs("", bounces)).toBe(false);
});
