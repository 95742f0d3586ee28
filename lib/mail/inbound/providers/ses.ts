import { createVerify, X509Certificate } from "node:crypto";
import { z } from "zod";
import { classify } from "../classify";
import { findDelivery } from "../naming";
import type { Report, ReportKind } from "../schema";
import { tellableWords } from "../words";
import { isFresh, momentOf, readJson, type Notice, type NoticeRequest } from "./notice";

// Amazon SES tells of bounces and complaints by SNS (docs.aws.amazon.com, "Amazon SNS notification contents for Amazon
// SES" and "Verifying the signatures of Amazon SNS messages"): a message signed with a key whose certificate stands at an
// address of theirs.

/** Gives the PEM text at an address of Amazon's. */
export type FetchCertificate = (url: string) => Promise<string>;

const envelopeSchema = z.object({
  Type: z.string(),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().nullish(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
});
type Envelope = z.infer<typeof envelopeSchema>;

const recipient = z.object({
  emailAddress: z.string(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});
const eventSchema = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z
    .object({
      messageId: z.string().optional(),
      source: z.string().optional(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
      commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
    })
    .optional(),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      feedbackId: z.string().optional(),
      timestamp: z.string().optional(),
      bouncedRecipients: z.array(recipient),
    })
    .optional(),
  complaint: z
    .object({
      feedbackId: z.string().optional(),
      timestamp: z.string().optional(),
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: z.array(recipient),
    })
    .optional(),
});
type Event = z.infer<typeof eventSchema>;

/** The signing certificates of SNS stand at these hosts, under such names, and nowhere else. */
const CERTIFICATE =
  /^https:\/\/sns\.[a-z]{2}(?:-[a-z]+){1,3}-\d\.amazonaws\.com(?:\.cn)?\/SimpleNotificationService-[0-9a-f]{1,64}\.pem$/;
const CONFIRMATION = /^https:\/\/sns\.[a-z]{2}(?:-[a-z]+){1,3}-\d\.amazonaws\.com(?:\.cn)?\/\?/;

/**
 * @param topic INBOUND_SES_TOPIC: the ARN of the one topic that is listened to
 * @param certificateAt the PEM of a signing certificate; asked only for addresses of Amazon's
 */
export async function readSes(
  { body, now }: NoticeRequest,
  topic: string,
  certificateAt: FetchCertificate,
): Promise<Notice> {
  const parsed = envelopeSchema.safeParse(readJson(body.toString("utf8")));
  if (!parsed.success) return { is: "unreadable" };
  const envelope = parsed.data;
  if (envelope.TopicArn !== topic || !CERTIFICATE.test(envelope.SigningCertURL)) return { is: "forged" };
  if (!isSigned(envelope, await certificateAt(envelope.SigningCertURL), now)) return { is: "forged" };
  if (!isFresh(Date.parse(envelope.Timestamp), now)) return { is: "stale" };
  if (envelope.Type === "SubscriptionConfirmation") {
    const url = envelope.SubscribeURL ?? "";
    return CONFIRMATION.test(url) ? { is: "confirm", url } : { is: "unreadable" };
  }
  if (envelope.Type !== "Notification") return { is: "reports", reports: [] };
  const event = eventSchema.safeParse(readJson(envelope.Message));
  // A word of greeting from SES when the topic is set up is not JSON of this shape.
  return { is: "reports", reports: event.success ? reportsOf(event.data, envelope, now) : [] };
}

/** The signed text: names and values of certain fields in byte order, a line each. */
function signedText(envelope: Envelope): string {
  const names =
    envelope.Type === "Notification"
      ? (["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] as const)
      : (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const);
  return names
    .filter((name) => typeof envelope[name] === "string")
    .map((name) => `${name}\n${envelope[name]}\n`)
    .join("");
}

function isSigned(envelope: Envelope, pem: string, now: Date): boolean {
  try {
    const certificate = new X509Certificate(pem);
    if (new Date(certificate.validFrom) > now || new Date(certificate.validTo) < now) return false;
    const algorithm = envelope.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1";
    return createVerify(algorithm)
      .update(signedText(envelope))
      .verify(certificate.publicKey, envelope.Signature, "base64");
  } catch {
    // A certificate or a signature that is none.
    return false;
  }
}

function reportsOf(event: Event, envelope: Envelope, now: Date): Report[] {
  const { mail, bounce, complaint } = event;
  const headers = (mail?.headers ?? []).map(({ name, value }) => `${name}: ${value}`).join("\n");
  const deliveryId =
    findDelivery(mail?.source ?? "") ??
    findDelivery(mail?.commonHeaders?.messageId ?? "") ??
    findDelivery(headers);
  const all = (
    it: Pick<Report, "kind" | "code" | "words" | "address">,
    at?: string,
    id?: string,
  ): Report => ({
    ...{ ...it, way: "ses", proven: true, deliveryId, at: momentOf(at, now) },
    key: `ses:${id ?? envelope.MessageId}:${it.address}`,
  });
  if (bounce)
    return bounce.bouncedRecipients.flatMap(({ emailAddress, status, diagnosticCode = "" }) => {
      const kind = kindOf(bounce, status ?? null, diagnosticCode);
      const it = { kind, code: status ?? null, words: tellableWords(diagnosticCode), address: emailAddress };
      return all(it, bounce.timestamp, bounce.feedbackId);
    });
  if (!complaint || complaint.complaintFeedbackType === "not-spam") return [];
  return complaint.complainedRecipients.map(({ emailAddress }) =>
    all(
      {
        ...{ kind: "complaint", code: null, address: emailAddress },
        words: tellableWords(complaint.complaintFeedbackType ?? ""),
      },
      complaint.timestamp,
      complaint.feedbackId,
    ),
  );
}

/** What a bounce is by Amazon's words for it; where those are general, by the server's. */
function kindOf(bounce: NonNullable<Event["bounce"]>, code: string | null, text: string): ReportKind {
  const { bounceType, bounceSubType = "" } = bounce;
  if (bounceType === "Permanent")
    return ["NoEmail", "Suppressed", "OnAccountSuppressionList"].includes(bounceSubType)
      ? "hard"
      : text && classify(code, text) === "block"
        ? "block"
        : "hard";
  if (["ContentRejected", "AttachmentRejected"].includes(bounceSubType)) return "block";
  return bounceType === "Transient" ? "soft" : classify(code, text);
}
