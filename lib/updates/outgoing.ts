import { siteHost } from "@/lib/mail/links";
import { mailSigner } from "@/lib/mail/signer";
import { envelopeSender, unsubscribeMailbox } from "@/lib/mail/verp";
import { siteUrl } from "@/lib/platform/env";
import { signId } from "@/lib/platform/tokens";
import { clickToken } from "./clicks/address";
import type { Claimed } from "./commands/claim-deliveries";
import { writeMail, type WrittenMail } from "./compose";
import {
  composeTemplate,
  envelopeAddress,
  fillTemplate,
  type MessageTemplate,
  type PersonalParts,
} from "./message";
import { valueOf } from "./personal";
import { getOutgoing } from "./queries/get-outgoing";

/** What everyone's message is made of. */
export type Prepared = {
  mail: WrittenMail;
  template: MessageTemplate;
  from: { name: string; address: string };
};

/** A delivery whose message is made; `raw` is null when its address can be no mailbox. */
export type Ready = { delivery: Claimed; from: string; to: string; raw: Buffer | null };

/** Of so many updates, languages and subjects what everyone gets is kept. */
const KEPT = 16;

/**
 * Composes an update once for each language and subject; its words are frozen, so what was composed stays right.
 * Composing that failed is tried again at the next delivery.
 */
export function createComposer(): (delivery: Claimed) => Promise<Prepared> {
  const prepared = new Map<string, Promise<Prepared>>();
  return ({ updateId, locale, subject }) => {
    const key = `${updateId} ${locale} ${subject}`;
    const known = prepared.get(key);
    if (known) return known;
    const made = (async () => {
      const outgoing = await getOutgoing(updateId, locale, subject);
      if (!outgoing) throw new Error("an update vanished while it was being sent");
      const { part, frame, from, replyTo } = outgoing;
      const mail = writeMail(part, locale, frame);
      const template = await composeTemplate({ ...mail, from, replyTo, host: siteHost(), locale });
      return { mail, template, from };
    })();
    if (prepared.size >= KEPT) prepared.clear();
    prepared.set(key, made);
    made.catch(() => prepared.delete(key));
    return made;
  };
}

/** What one person's message of an update says that others' do not. */
export function personalParts(delivery: Claimed, { mail }: Prepared, address: string): PersonalParts {
  const { id, name, locale, person } = delivery;
  return {
    deliveryId: id,
    name,
    address,
    tokens: {
      unsubscribe: signId(id, "unsubscribe"),
      // Few updates count links.
      get click() {
        return clickToken(id);
      },
    },
    unsubscribeBase: `${siteUrl()}/api/unsubscribe/`,
    unsubscribeMailbox: unsubscribeMailbox(id),
    values: mail.personal.map((field) => valueOf(field, person, locale)),
    date: new Date(),
  };
}

/** Makes one person's whole message, signed where there is a key. */
export async function makeReady(delivery: Claimed, prepared: Prepared): Promise<Ready> {
  const from = envelopeSender(delivery.id);
  const to = envelopeAddress(delivery.email);
  if (to === null) return { delivery, from, to: "", raw: null };
  const raw = await fillTemplate(prepared.template, personalParts(delivery, prepared, to), mailSigner());
  return { delivery, from, to, raw };
}
