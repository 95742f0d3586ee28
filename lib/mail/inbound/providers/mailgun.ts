import { createHmac } from "node:crypto";
import { z } from "zod";
import { classify } from "../classify";
import { findDelivery } from "../naming";
import type { Report, ReportKind } from "../schema";
import { tellableWords } from "../words";
import { isFresh, momentOf, readJson, type Notice, type NoticeRequest } from "./notice";
import { sameSecret } from "./postmark";

// Mailgun's webhooks (documentation.mailgun.com, "Securing webhooks"): JSON with a signature beside the event: the
// HMAC-SHA-256, in hex, of timestamp and token with the HTTP webhook signing key.

const schema = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  "event-data": z.object({
    id: z.string(),
    event: z.string(),
    timestamp: z.number().optional(),
    recipient: z.string().optional(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    "delivery-status": z
      .object({
        code: z.number().optional(),
        "enhanced-code": z.string().optional(),
        message: z.string().nullish(),
        description: z.string().nullish(),
      })
      .optional(),
    message: z.object({ headers: z.record(z.string(), z.unknown()).optional() }).optional(),
    "user-variables": z.record(z.string(), z.unknown()).optional(),
  }),
});
type Event = z.infer<typeof schema>["event-data"];

/** @param key INBOUND_MAILGUN: the HTTP webhook signing key */
export function readMailgun({ body, now }: NoticeRequest, key: string): Notice {
  const parsed = schema.safeParse(readJson(body.toString("utf8")));
  if (!parsed.success) return { is: "unreadable" };
  const { signature, "event-data": event } = parsed.data;
  const right = createHmac("sha256", key).update(`${signature.timestamp}${signature.token}`).digest("hex");
  if (!sameSecret(signature.signature, right)) return { is: "forged" };
  if (!isFresh(Number(signature.timestamp) * 1000, now)) return { is: "stale" };
  const status = event["delivery-status"];
  const text = [status?.code, status?.["enhanced-code"], status?.message, status?.description]
    .filter(Boolean)
    .join(" ");
  const kind = kindOf(event, status?.["enhanced-code"] ?? null, text);
  if (!kind || !event.recipient) return { is: "reports", reports: [] };
  const headers = event.message?.headers ?? {};
  const named = [headers["message-id"], ...Object.values(event["user-variables"] ?? {})].map(String);
  const report: Report = {
    ...{ key: `mailgun:${event.id}`, kind, way: "mailgun", proven: true, address: event.recipient },
    ...{ code: status?.["enhanced-code"] ?? null, words: tellableWords(text) },
    deliveryId: findDelivery(named.join(" ")),
    at: momentOf(event.timestamp, now),
  };
  return { is: "reports", reports: [report] };
}

function kindOf({ event, severity, reason }: Event, code: string | null, text: string): ReportKind | null {
  if (event === "complained") return "complaint";
  if (event === "unsubscribed") return "unsubscribe";
  // A temporary failure is tried again by them.
  if (event !== "failed" || severity !== "permanent") return null;
  const read = classify(code, text);
  // Their own lists keep it from being sent at all; why, was told when it came on them.
  if (reason?.startsWith("suppress-")) return reason === "suppress-bounce" ? "hard" : null;
  return read === "soft" && reason === "bounce" && !text ? "hard" : read;
}
