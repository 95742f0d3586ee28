import addressparser from "nodemailer/lib/addressparser";
import { env } from "@/lib/platform/env";
import { signIdInBase32, verifyIdInBase32 } from "@/lib/platform/tokens";
import { wireAddress } from "./address";

// Variable envelope return paths: each message names, in the address that it comes back to, which delivery it was, or
// which single mail: both have ids of one kind, and no two the same. What
// comes back is then understood however it is written. The token is signed, so nobody can have others' mail stopped, and
// it stands in small letters and digits, since servers on the way may change the case.

/** What a tagged address takes: reports of what became of a message, or requests for no more of its kind. */
export type MailboxPurpose = "bounce" | "unsubscribe";

const tags = { bounce: "b", unsubscribe: "u" } as const satisfies Record<MailboxPurpose, string>;

/**
 * `b-TOKEN@domain` where MAIL_BOUNCES is a domain of its own, `name+b-TOKEN@domain` (RFC 5233) where it is an address;
 * null where it is not set. The setting allows 19 signs before the @: with the tag they are 64 (RFC 5321, 4.5.3.1.1).
 */
function tagged(purpose: MailboxPurpose, deliveryId: string): string | null {
  const place = env.MAIL_BOUNCES;
  if (!place) return null;
  const tag = `${tags[purpose]}-${signIdInBase32(deliveryId, purpose)}`;
  const at = place.lastIndexOf("@");
  return at < 0 ? `${tag}@${place}` : `${place.slice(0, at)}+${tag}${place.slice(at)}`;
}

let read = { from: "", address: "" };

/** The address in MAIL_FROM, as SMTP takes it. */
export function fromAddress(): string {
  const { MAIL_FROM: from } = env;
  // It is asked for with every message.
  if (read.from !== from)
    read = { from, address: wireAddress(addressparser(from, { flatten: true })[0]?.address ?? "") };
  return read.address;
}

/**
 * What the MAIL FROM of a delivery or a single mail says: where it comes back to. Without MAIL_BOUNCES the address in
 * MAIL_FROM.
 */
export const envelopeSender = (deliveryId: string): string => tagged("bounce", deliveryId) ?? fromAddress();

/** The address for List-Unsubscribe (RFC 2369) whose every message ends a delivery's kind; null without MAIL_BOUNCES. */
export const unsubscribeMailbox = (deliveryId: string): string | null => tagged("unsubscribe", deliveryId);

const TAGGED = /(?:^|[+=])([bu])-([a-z2-7]{42})@[^@\s]+$/i;

/**
 * The delivery and the purpose in a tagged address, which may have been rewritten on the way (other case, SRS); null if
 * it is none of ours.
 */
export function readTagged(address: string): { purpose: MailboxPurpose; deliveryId: string } | null {
  const found = TAGGED.exec(address.slice(0, 320).trim().replace(/^<|>$/g, ""));
  if (!found) return null;
  const purpose = found[1]?.toLowerCase() === tags.bounce ? "bounce" : "unsubscribe";
  const deliveryId = verifyIdInBase32(found[2] ?? "", purpose);
  return deliveryId === null ? null : { purpose, deliveryId };
}

/** The delivery whose message came back to this address; null if it is no such address. */
export function readVerp(address: string): string | null {
  const found = readTagged(address);
  return found?.purpose === "bounce" ? found.deliveryId : null;
}
