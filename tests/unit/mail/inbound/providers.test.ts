import { createHmac, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readMailgun } from "@/lib/mail/inbound/providers/mailgun";
import { NOTICE_AGE, type NoticeRequest } from "@/lib/mail/inbound/providers/notice";
import { readPostmark } from "@/lib/mail/inbound/providers/postmark";
import { readSendgrid } from "@/lib/mail/inbound/providers/sendgrid";
import { readSes } from "@/lib/mail/inbound/providers/ses";
import { envelopeSender } from "@/lib/mail/verp";
import { env } from "@/lib/platform/env";
import {
  CERTIFICATE,
  CERTIFICATE_KEY,
  mailgunEvent,
  postmarkBounce,
  postmarkComplaint,
  sendgridEvents,
  sesBounce,
  sesComplaint,
  snsMessage,
} from "@/tests/support/inbound/notices";

const now = new Date("2027-01-01T09:05:00.000Z");
const deliveryId = randomUUID();
const messageId = `<delivery-${deliveryId}@movement.example>`;
const to = "someone@example.net";
let verp = "";
beforeAll(() => {
  env.MAIL_BOUNCES = "bounces.movement.example";
  verp = envelopeSender(deliveryId);
});

const asked = (body: string, headers: Record<string, string> = {}, at = now): NoticeRequest => ({
  body: Buffer.from(body),
  header: (name) => headers[name] ?? null,
  now: at,
});

describe("Amazon SES", () => {
  const topic = "arn:aws:sns:us-west-2:123456789012:mail";
  const url =
    "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";
  const certificateAt = async (asks: string) => {
    expect(asks).toBe(url);
    return CERTIFICATE;
  };
  const read = (message: object, at = now) =>
    readSes(asked(JSON.stringify(message), {}, at), topic, certificateAt);
  const signed = (message: object, more: object = {}) =>
    snsMessage({ topic, url, message: JSON.stringify(message), timestamp: now.toISOString(), ...more });

  test("tells of a bounce, signed", async () => {
    const notice = await read(signed(sesBounce({ to, source: verp })));
    expect(notice).toMatchObject({
      is: "reports",
      reports: [{ kind: "hard", way: "ses", deliveryId, address: to, proven: true, code: "5.1.1" }],
    });
  });

  test("tells of a complaint, signed in the older way", async () => {
    const notice = await read(signed(sesComplaint({ to, messageId }), { version: "1" }));
    expect(notice).toMatchObject({
      is: "reports",
      reports: [{ kind: "complaint", deliveryId, address: to }],
    });
  });

  test("asks to be confirmed", async () => {
    const confirm = snsMessage({
      ...{ topic, url, message: "You have chosen to subscribe", timestamp: now.toISOString() },
      subscribe: "https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=abc",
    });
    expect(await read(confirm)).toMatchObject({ is: "confirm", url: expect.stringContaining("Token=abc") });
    const elsewhere = snsMessage({
      ...{ topic, url, message: "You have chosen to subscribe", timestamp: now.toISOString() },
      subscribe: "https://sns.us-west-2.amazonaws.com.evil.example/?Action=ConfirmSubscription",
    });
    expect(await read(elsewhere)).toEqual({ is: "unreadable" });
  });

  test.each([
    "https://evil.example/SimpleNotificationService-0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem",
    "http://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
    "https://sns.us-west-2.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef.pem",
    "https://bucket.s3.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
  ])("never asks %s for a certificate", async (elsewhere) => {
    const message = signed(sesBounce({ to, source: verp }), { url: elsewhere });
    expect(await read(message)).toEqual({ is: "forged" });
  });

  test("is not believed with another topic, other words, another key, or too late", async () => {
    const good = signed(sesBounce({ to, source: verp }));
    expect(await read({ ...good, TopicArn: "arn:aws:sns:us-west-2:999999999999:mail" })).toEqual({
      is: "forged",
    });
    expect(await read({ ...good, Message: "{}" })).toEqual({ is: "forged" });
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const other = createSign("RSA-SHA256").update("x").sign(privateKey, "base64");
    expect(await read({ ...good, Signature: other })).toEqual({ is: "forged" });
    expect(await read(good, new Date(now.getTime() + NOTICE_AGE + 1))).toEqual({ is: "stale" });
  });
});

describe("Postmark", () => {
  const secret = "postmark:a-long-password-of-ours";
  const basic = { authorization: `Basic ${Buffer.from(secret).toString("base64")}` };

  test("tells of bounces and complaints, with its password", () => {
    const bounce = readPostmark(asked(JSON.stringify(postmarkBounce({ to, deliveryId })), basic), secret);
    expect(bounce).toMatchObject({
      is: "reports",
      reports: [{ kind: "hard", way: "postmark", address: to, deliveryId, code: "5.1.1" }],
    });
    const complaint = readPostmark(asked(JSON.stringify(postmarkComplaint({ to })), basic), secret);
    expect(complaint).toMatchObject({ reports: [{ kind: "complaint", address: to, deliveryId: null }] });
  });

  test("is not believed without it", () => {
    const body = JSON.stringify(postmarkBounce({ to, deliveryId }));
    expect(readPostmark(asked(body), secret)).toEqual({ is: "forged" });
    expect(readPostmark(asked(body, { authorization: "Basic cG9zdG1hcms6bm8=" }), secret)).toEqual({
      is: "forged",
    });
  });
});

describe("Mailgun", () => {
  const key = "key-0123456789abcdef0123456789abcdef";
  const sign = (event: object, at = now, right = key) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const token = "a".repeat(50);
    const signature = createHmac("sha256", right)
      .update(timestamp + token)
      .digest("hex");
    return JSON.stringify({ signature: { timestamp, token, signature }, "event-data": event });
  };

  test.each([
    [{ event: "failed", severity: "permanent" }, "hard"],
    [{ event: "complained" }, "complaint"],
    [{ event: "unsubscribed" }, "unsubscribe"],
  ] as const)("tells of %o, signed", (more, kind) => {
    const notice = readMailgun(asked(sign(mailgunEvent({ to, messageId, ...more }))), key);
    expect(notice).toMatchObject({ reports: [{ kind, way: "mailgun", address: to, deliveryId }] });
  });

  test("tells nothing of what it tries again", () => {
    const event = mailgunEvent({ to, messageId, event: "failed", severity: "temporary" });
    expect(readMailgun(asked(sign(event)), key)).toEqual({ is: "reports", reports: [] });
  });

  test("is not believed with another key, or too late", () => {
    const event = mailgunEvent({ to, messageId, event: "complained" });
    expect(readMailgun(asked(sign(event, now, "key-another-key-altogether")), key)).toEqual({ is: "forged" });
    const old = new Date(now.getTime() - NOTICE_AGE - 1000);
    expect(readMailgun(asked(sign(event, old)), key)).toEqual({ is: "stale" });
  });
});

describe("SendGrid", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const sign = (body: string, at = now) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    return {
      "x-twilio-email-event-webhook-timestamp": timestamp,
      "x-twilio-email-event-webhook-signature": createSign("sha256")
        .update(timestamp + body)
        .sign(privateKey, "base64"),
    };
  };

  test("tells of several at once, signed", () => {
    const body = JSON.stringify(sendgridEvents({ to, messageId }));
    const notice = readSendgrid(asked(body, sign(body)), key);
    expect(notice).toMatchObject({
      reports: [
        { kind: "hard", deliveryId, address: to, code: "5.1.1" },
        { kind: "block", deliveryId },
        { kind: "complaint", deliveryId },
        { kind: "unsubscribe", deliveryId },
      ],
    });
  });

  test("is not believed with other words, or too late", () => {
    const body = JSON.stringify(sendgridEvents({ to, messageId }));
    expect(readSendgrid(asked(`${body} `, sign(body)), key)).toEqual({ is: "forged" });
    const old = new Date(now.getTime() - NOTICE_AGE - 1000);
    expect(readSendgrid(asked(body, sign(body, old)), key)).toEqual({ is: "stale" });
    expect(readSendgrid(asked(body, sign(body)), "no key at all")).toEqual({ is: "forged" });
  });
});

test("whatever is sent, nobody is believed and nothing breaks", async () => {
  const certificateAt = async () => CERTIFICATE_KEY;
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), fc.string(), async (body, header) => {
      const request: NoticeRequest = { body: Buffer.from(body), header: () => header, now };
      const notices = [
        await readSes(request, "arn:aws:sns:x", certificateAt),
        readPostmark(request, "postmark:a-long-password-of-ours"),
        readMailgun(request, "key-0123456789abcdef"),
        readSendgrid(request, "x"),
      ];
      return notices.every(({ is }) => is === "forged" || is === "unreadable");
    }),
  );
});
