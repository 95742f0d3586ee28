import { timingSafeEqual, createHash } from "node:crypto";
import { z } from "zod";
import { findDelivery } from "../naming";
import type { Report, ReportKind } from "../schema";
import { classify, findCode } from "../classify";
import { tellableWords } from "../words";
import { momentOf, readJson, type Notice, type NoticeRequest } from "./notice";

// Postmark's webhooks (postmarkapp.com/developer/webhooks): Bounce, SpamComplaint and SubscriptionChange as JSON. They
// carry no signature; who sends them is proved by HTTP basic authentication, which is part of the address given to them.

const schema = z.object({
  RecordType: z.string(),
  ID: z.union([z.number(), z.string()]).optional(),
  Type: z.string().optional(),
  MessageID: z.string().optional(),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  Details: z.string().optional(),
  Description: z.string().optional(),
  BouncedAt: z.string().optional(),
  ChangedAt: z.string().optional(),
  SuppressSending: z.boolean().optional(),
  SuppressionReason: z.string().nullish(),
  Metadata: z.record(z.string(), z.string()).optional(),
  Content: z.string().optional(),
});

/** What each of Postmark's types of bounces is to us; null: nothing came back. */
const kinds: Record<string, ReportKind | null> = {
  HardBounce: "hard",
  BadEmailAddress: "hard",
  SoftBounce: "soft",
  Transient: "soft",
  DnsError: "soft",
  SMTPApiError: "soft",
  Blocked: "block",
  SpamNotification: "block",
  DMARCPolicy: "block",
  VirusNotification: "block",
  ISPBlocked: "block",
  SpamComplaint: "complaint",
  AutoResponder: "auto_reply",
  AddressChange: "auto_reply",
  ChallengeVerification: "auto_reply",
  OpenRelayTest: null,
  Subscribe: null,
  Unsubscribe: "unsubscribe",
  ManuallyDeactivated: null,
  Unconfirmed: null,
};

/** @param secret INBOUND_POSTMARK: "user:password" */
export function readPostmark({ body, header, now }: NoticeRequest, secret: string): Notice {
  if (!sameSecret(header("authorization") ?? "", `Basic ${Buffer.from(secret).toString("base64")}`))
    return { is: "forged" };
  const parsed = schema.safeParse(readJson(body.toString("utf8")));
  if (!parsed.success) return { is: "unreadable" };
  const it = parsed.data;
  const kind = kindOf(it);
  const address = it.Email ?? it.Recipient ?? null;
  if (!kind || !address) return { is: "reports", reports: [] };
  const text = it.Details ?? it.Description ?? "";
  const report: Report = {
    key: `postmark:${it.RecordType}:${it.ID ?? it.MessageID ?? ""}:${it.ChangedAt ?? it.BouncedAt ?? ""}`,
    ...{ kind, way: "postmark", proven: true, address, code: findCode(text), words: tellableWords(text) },
    deliveryId: findDelivery(Object.values(it.Metadata ?? {}).join(" ")) ?? findDelivery(it.Content ?? ""),
    at: momentOf(it.BouncedAt ?? it.ChangedAt, now),
  };
  return { is: "reports", reports: [report] };
}

function kindOf({ RecordType, Type, SuppressSending, SuppressionReason, Details }: z.infer<typeof schema>) {
  if (RecordType === "SpamComplaint") return "complaint";
  // What else ends a subscription is told by the bounce or complaint itself.
  if (RecordType === "SubscriptionChange")
    return SuppressSending && SuppressionReason === "ManualSuppression" ? "unsubscribe" : null;
  if (RecordType !== "Bounce") return null;
  // One that is not among theirs, or says no more than that: by its words.
  return kinds[Type ?? ""] === undefined
    ? classify(findCode(Details ?? ""), Details ?? "")
    : kinds[Type ?? ""];
}

/** Compared by their hashes, so that neither length nor beginning shows in the time it takes. */
export function sameSecret(given: string, right: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}
