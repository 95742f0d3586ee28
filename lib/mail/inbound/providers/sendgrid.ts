import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { classify, findCode } from "../classify";
import { findDelivery } from "../naming";
import type { Report, ReportKind } from "../schema";
import { tellableWords } from "../words";
import { isFresh, momentOf, readJson, type Notice, type NoticeRequest } from "./notice";

// SendGrid's Event Webhook (docs.sendgrid.com, "Event Webhook Security Features"): an array of events, signed with ECDSA
// over the timestamp header and the body as it is.

const schema = z.array(
  z.looseObject({
    email: z.string().optional(),
    event: z.string(),
    timestamp: z.number().optional(),
    sg_event_id: z.string().optional(),
    sg_message_id: z.string().optional(),
    "smtp-id": z.string().optional(),
    type: z.string().optional(),
    status: z.string().optional(),
    reason: z.string().optional(),
    bounce_classification: z.string().optional(),
    delivery_id: z.string().optional(),
  }),
);
type Event = z.infer<typeof schema>[number];

/** @param publicKey INBOUND_SENDGRID: the verification key as SendGrid shows it (base64 of its DER form) */
export function readSendgrid({ body, header, now }: NoticeRequest, publicKey: string): Notice {
  const signature = header("x-twilio-email-event-webhook-signature") ?? "";
  const timestamp = header("x-twilio-email-event-webhook-timestamp") ?? "";
  if (!isSigned(publicKey, signature, Buffer.concat([Buffer.from(timestamp), body]))) return { is: "forged" };
  if (!isFresh(Number(timestamp) * 1000, now)) return { is: "stale" };
  const parsed = schema.safeParse(readJson(body.toString("utf8")));
  if (!parsed.success) return { is: "unreadable" };
  return { is: "reports", reports: parsed.data.flatMap((event) => reportOf(event, now) ?? []) };
}

function isSigned(publicKey: string, signature: string, signed: Buffer): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify("sha256", signed, key, Buffer.from(signature, "base64"));
  } catch {
    // A key or a signature that is none.
    return false;
  }
}

function reportOf(event: Event, now: Date): Report | null {
  const kind = kindOf(event);
  if (!kind || !event.email) return null;
  const text = [event.status, event.reason].filter(Boolean).join(" ");
  return {
    key: `sendgrid:${event.sg_event_id ?? `${event.sg_message_id}:${event.event}:${event.timestamp}`}`,
    ...{ kind, way: "sendgrid", proven: true, address: event.email },
    ...{ code: findCode(text), words: tellableWords(text) },
    deliveryId: findDelivery(event["smtp-id"] ?? "") ?? findDelivery(event.delivery_id ?? ""),
    at: momentOf(event.timestamp, now),
  };
}

function kindOf({ event, type, status, reason, bounce_classification: named }: Event): ReportKind | null {
  if (event === "spamreport") return "complaint";
  if (event === "unsubscribe" || event === "group_unsubscribe") return "unsubscribe";
  // Their own list keeps it from being sent at all.
  if (event === "dropped") return /bounced address|invalid/i.test(reason ?? "") ? "hard" : null;
  if (event !== "bounce") return null;
  if (type === "blocked" || named === "Reputation" || named === "Content") return "block";
  if (named === "Invalid Address") return "hard";
  if (named === "Mailbox Unavailable" || named === "Technical" || named === "Frequency/Volume") return "soft";
  const read = classify(findCode(status ?? ""), reason ?? "");
  return read;
}
