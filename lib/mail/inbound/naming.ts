import { verifySignedId } from "@/lib/platform/tokens";
import { siteHost } from "../links";
import { readVerp } from "../verp";
import type { Fields } from "./fields";

const MESSAGE_ID = /\bdelivery-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;
/** A single mail's (lib/mail/transport.ts); other programs write ids of this form too, at other hosts. */
const SINGLE_MAIL = /(?<![\w.-])([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([a-z0-9.-]{1,255})/gi;
const UNSUBSCRIBE = /\/api\/unsubscribe\/([\w-]{43})(?![\w-])/;
const ADDRESS = /(?:^|[+=\s<>:;,"'(])(b-[a-z2-7]{42}@[a-z0-9.-]{1,255})/gim;

/**
 * The delivery, or the single mail, that a piece of a message names: by the address it was to come back to, by our
 * Message-ID, which nobody knows but who got the message, or by its unsubscribe address. Null for none.
 */
export function findDelivery(text: string): string | null {
  const part = text.slice(0, 256 * 1024);
  const id = MESSAGE_ID.exec(part)?.[1];
  if (id) return id.toLowerCase();
  for (const [, address = ""] of part.matchAll(ADDRESS)) {
    const named = readVerp(address);
    if (named) return named;
  }
  const token = UNSUBSCRIBE.exec(part)?.[1];
  const delivery = token ? verifySignedId(token, "unsubscribe") : null;
  if (delivery) return delivery;
  const host = siteHost().toLowerCase();
  for (const [, mail = "", at = ""] of part.matchAll(SINGLE_MAIL))
    if (at.toLowerCase() === host) return mail.toLowerCase();
  return null;
}

/** The delivery that the fields of a returned message, or of an answer to it, name. */
export function findDeliveryIn(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const found = findDelivery(fields.get(name) ?? "");
    if (found) return found;
  }
  return null;
}

/** Where a returned message says which one it was. */
export const returnedFields = [
  "message-id",
  "return-path",
  "list-unsubscribe",
  "x-original-mail-from",
] as const;

/** Where an answer says what it answers. */
export const answeringFields = ["in-reply-to", "references"] as const;
