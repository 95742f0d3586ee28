import { createHash } from "node:crypto";
import PostalMime, { type Email } from "postal-mime";
import { readTagged } from "../verp";
import { isAutomatic } from "./automatic";
import { readDeliveryStatus } from "./delivery-status";
import { readFeedbackReport } from "./feedback-report";
import { readHead, type Fields } from "./fields";
import { answeringFields, findDelivery, findDeliveryIn, returnedFields } from "./naming";
import { parsePlainReport, type ParsedMail } from "./plain-report";
import { textOfHtml } from "./plain-text";
import { readReturnedMail } from "./returned-mail";
import { LONGEST_REPORT, type Finding, type Reading } from "./schema";
import { asksToStop } from "./stop-request";
import { tellableWords } from "./words";

/** How a message came in; what is not known (in a mailbox) is looked for in its header. */
export type Envelope = {
  /** Whom it was for. */
  to: readonly string[];
  /** Whom it is from; "" for the empty sender of reports, null where it is not known. */
  from: string | null;
};

export type ReadMessage = {
  reading: Reading;
  /** The same for the same message, however often it comes. */
  key: string;
};

/**
 * Reads whatever came in: a bounce (RFC 3464, or what a person would read), a complaint (RFC 5965), an automatic answer
 * (RFC 3834), somebody's word that they want no more, or none of these. It never throws.
 * @param raw the whole message; of a very long one only the beginning is read
 */
export async function readMessage(raw: Buffer, envelope: Envelope): Promise<ReadMessage> {
  const part = raw.subarray(0, LONGEST_REPORT);
  const plain = parsePlainReport(part);
  if (plain)
    return { reading: read(plain, envelope), key: keyOf(part, plain.head.get("message-id") ?? null) };
  let mail: Email;
  try {
    mail = await PostalMime.parse(part, {
      ...{ forceRfc822Attachments: true, attachmentEncoding: "utf8" },
      ...{ maxNestingDepth: 20, maxHeadersSize: 256 * 1024 },
    });
  } catch {
    // Nested beyond reason, or all header: nobody's report.
    return { reading: { is: "unknown" }, key: keyOf(part, null) };
  }
  const parsed = {
    head: new Map(mail.headers.toReversed().map(({ key, value }) => [key, value])),
    text: mail.text ?? textOfHtml(mail.html ?? ""),
    parts: mail.attachments.map(({ mimeType, content }) => ({
      type: mimeType,
      text: typeof content === "string" ? content : "",
    })),
    subject: mail.subject ?? "",
    from: mail.from?.address ?? null,
  };
  return { reading: read(parsed, envelope), key: keyOf(part, mail.messageId ?? null) };
}

/** The sender's own name for a message; without one, what it says below its header, which differs by the way it took. */
function keyOf(raw: Buffer, messageId: string | null): string {
  const hash = createHash("sha256");
  const name = messageId?.trim();
  if (name) return `mail:${hash.update(name).digest("base64url")}`;
  const body = raw.indexOf("\r\n\r\n");
  return `mail:${hash.update(body < 0 ? raw : raw.subarray(body)).digest("base64url")}`;
}

const report = (finding: Finding): Reading => ({ is: "report", finding });
const nothing: Reading = { is: "nothing" };

/** What is only asked of a letter: its subject in words, and who wrote it. */
type Letter = ParsedMail & { subject?: string; from?: string | null };

function read({ head, text, parts, subject = "", from = null }: Letter, envelope: Envelope): Reading {
  const tagged =
    addressesOf(head, envelope)
      .map(readTagged)
      .find((it) => it !== null) ?? null;
  const part = (types: RegExp) => parts.find(({ type }) => types.test(type))?.text;
  const returned = part(/^(?:message\/(?:rfc822|global)|(?:text|message)\/(?:rfc822|global)-headers)$/);
  const named =
    (tagged?.purpose === "bounce" ? tagged.deliveryId : null) ??
    (returned === undefined ? null : findDeliveryIn(readHead(returned), returnedFields));

  const feedback = part(/^message\/feedback-report$/);
  if (feedback !== undefined) return readComplaint(feedback, named, returned);
  const status = part(/^message\/(?:global-)?delivery-status$/);
  if (status !== undefined) return readStatus(status, named ?? findDelivery(returned ?? ""), text);
  const forwarded = returned === undefined ? null : readHead(returned).get("x-hmxmroriginalrecipient");
  if (forwarded !== undefined && forwarded !== null)
    return report({ kind: "complaint", deliveryId: named, address: forwarded, code: null, words: null });

  const sender = envelope.from ?? senderOf(head);
  const bounce = readReturnedMail(head, sender, text);
  if (bounce === "nothing") return nothing;
  const deliveryId = named ?? findDelivery(text) ?? findDelivery(returned ?? "");
  // Without a delivery it is about some other message, or somebody's invention.
  if (bounce) {
    const { kind, code, words } = bounce;
    return deliveryId ? report({ kind, deliveryId, address: null, code, words }) : { is: "unknown" };
  }

  const answered = named ?? findDeliveryIn(head, answeringFields);
  if (isAutomatic(head))
    return report({ kind: "auto_reply", deliveryId: answered, address: null, code: null, words: null });
  const stop = { kind: "unsubscribe", address: from, code: null, words: null } as const;
  // This address is in our header for mail programs; whoever writes there wants this kind no more.
  if (tagged?.purpose === "unsubscribe") return report({ ...stop, deliveryId: tagged.deliveryId });
  if (asksToStop(subject, text))
    return report({
      ...stop,
      deliveryId: answered,
      everything: true,
      words: tellableWords(text.slice(0, 200)),
    });
  // Something that no person sends, about a message of ours, in no form that we know: not for good, then.
  if (sender === "" && named)
    return report({ kind: "soft", deliveryId: named, address: null, code: null, words: tellableWords(text) });
  return { is: "unknown" };
}

function readComplaint(text: string, named: string | null, returned: string | undefined): Reading {
  const { is, fields, address } = readFeedbackReport(text);
  if (is === "nothing") return nothing;
  const deliveryId =
    named ??
    findDeliveryIn(fields, ["original-mail-from", "original-envelope-id"]) ??
    // Some leave nothing of the header but our address for unsubscribing.
    findDelivery(returned ?? "");
  return report({
    kind: is,
    deliveryId,
    address,
    code: null,
    words: tellableWords(fields.get("feedback-type") ?? ""),
  });
}

function readStatus(status: string, deliveryId: string | null, text: string): Reading {
  const read = readDeliveryStatus(status);
  if (!read)
    return deliveryId ? report({ ...unclear, deliveryId, words: tellableWords(text) }) : { is: "unknown" };
  if (read.is === "nothing") return nothing;
  const { kind, address, code, words } = read;
  return report({ kind, deliveryId, address, code, words: words ?? tellableWords(text) });
}

const unclear = { kind: "soft", address: null, code: null } as const;

/** Whom a message was for, as its envelope or, in a mailbox, its header says. */
function addressesOf(head: Fields, { to }: Envelope): string[] {
  const noted = ["delivered-to", "x-original-to", "envelope-to", "to", "cc"].flatMap((name) =>
    (head.get(name) ?? "").slice(0, 4000).split(/[\s,;]+/),
  );
  return [...to, ...noted].filter((it) => it.includes("@"));
}

const senderOf = (head: Fields): string | null => {
  const path = head.get("return-path");
  return path === undefined ? null : path.replace(/[<>\s]/g, "");
};
