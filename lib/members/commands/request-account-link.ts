import { accountLinkToken } from "@/lib/mail/links";
import { queueMail } from "@/lib/mail/outbox";
import { after } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { ACCOUNT_LINK_LENGTH } from "../account-policy";
import { emailKey } from "../policy";
import { suppressionHash } from "../suppression";
import { accountMailIsDue } from "./count-account-mail";
import { findPersonByAddress } from "./find-person";
import { lockAddress, TURN } from "./lock-address";

export type LinkRequest = {
  locale: Locale;
  /** The page of the account that was wanted. */
  next: string;
  /** The link asked for it was in a mail: whoever reads that mail and is no member is not written to. */
  fromMail: boolean;
};

/**
 * Mails a link that opens the account of whoever an address belongs to, to that address. Who is no member is told so,
 * in a mail, once a day at most. It returns nothing, whoever the address belongs to: the form must not tell.
 */
export async function requestAccountLink(
  email: string,
  { locale, next, fromMail }: LinkRequest,
  now = new Date(),
): Promise<void> {
  const key = emailKey(email);
  await db.$transaction(async (tx) => {
    await lockAddress(tx, key);
    const person = await findPersonByAddress(tx, key);
    if (person) return sendLink(tx, person.id, key, next, locale, now);
    if (fromMail || (await isSuppressed(tx, key)) || !(await accountMailIsDue(tx, "no-account", key, now)))
      return;
    await queueMail(tx, {
      template: "no-account",
      locale,
      to: email,
      toKey: key,
      dedupeKey: `no-account:${key}:${now.toISOString()}`,
      data: {},
    });
  }, TURN);
}

const isSuppressed = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.suppression.count({ where: { hash: suppressionHash(key) } })) > 0;

async function sendLink(tx: Tx, personId: string, key: string, next: string, locale: Locale, now: Date) {
  if (!(await accountMailIsDue(tx, "account-link", key, now))) return;
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, emailKey: true, firstName: true, addresses: { where: { emailKey: key } } },
  });
  const seed = createSeed();
  const tokenHash = hashToken(accountLinkToken(seed));
  const expiresAt = after(now, ACCOUNT_LINK_LENGTH);
  await tx.accountLink.create({ data: { tokenHash, personId, expiresAt, createdAt: now } });
  await queueMail(tx, {
    template: "account-link",
    locale,
    // As it was verified, not as it was typed now.
    to: person.addresses[0]?.email ?? person.email,
    toKey: key,
    dedupeKey: `account-link:${tokenHash}`,
    data: { seed, firstName: person.firstName, next },
  });
}
