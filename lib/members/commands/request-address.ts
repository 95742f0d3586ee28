import { addressChangeToken } from "@/lib/mail/links";
import { queueMail } from "@/lib/mail/outbox";
import { after } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { ADDRESS_LINK_LENGTH } from "../account-policy";
import { emailKey, maskAddress, type MemberViewer } from "../policy";
import { accountMailIsDue } from "./count-account-mail";
import { findPersonByAddress } from "./find-person";
import { lockAddress, TURN } from "./lock-address";

export type WantedAddress = { email: string; makePrimary: boolean; locale: Locale };

/**
 * Takes the wish to add an address. Mail goes to it, with a link that confirms it, and to the primary one, which learns
 * of the wish. An address that is somebody else's gets another mail, and whoever wished for it is answered as ever:
 * nobody learns here who is a member. "gone": the record is.
 */
export async function requestAddress(
  { personId }: MemberViewer,
  { email, makePrimary, locale }: WantedAddress,
  now = new Date(),
): Promise<Result<null, "gone" | "yours-already">> {
  const key = emailKey(email);
  return db.$transaction(async (tx) => {
    await lockAddress(tx, key);
    const asker = await tx.person.findUnique({
      where: { id: personId },
      select: { id: true, email: true, emailKey: true, firstName: true, locale: true },
    });
    if (!asker) return fail("gone");
    const owner = await findPersonByAddress(tx, key);
    if (owner?.id === personId) return fail("yours-already");
    if (owner) await tellOwner(tx, owner.id, key, now);
    else await sendLink(tx, asker, { email, key, makePrimary }, locale, now);
    await tellPrimary(tx, asker, { email, key }, now);
    return ok(null);
  }, TURN);
}

type Asker = { id: string; email: string; emailKey: string; firstName: string; locale: string };

/** The link to the new address; an earlier one for the same wish stops working. */
async function sendLink(
  tx: Tx,
  asker: Asker,
  { email, key, makePrimary }: { email: string; key: string; makePrimary: boolean },
  locale: Locale,
  now: Date,
): Promise<void> {
  if (!(await accountMailIsDue(tx, "address-confirm", key, now))) return;
  await tx.addressChange.deleteMany({ where: { personId: asker.id, emailKey: key, usedAt: null } });
  const seed = createSeed();
  const tokenHash = hashToken(addressChangeToken(seed));
  const expiresAt = after(now, ADDRESS_LINK_LENGTH);
  const change = { personId: asker.id, email, emailKey: key, makePrimary, expiresAt, createdAt: now };
  await tx.addressChange.create({ data: { tokenHash, ...change } });
  await queueMail(tx, {
    ...{ template: "address-confirm", locale, to: email, toKey: key },
    dedupeKey: `address-confirm:${tokenHash}`,
    data: { seed, firstName: asker.firstName, known: maskAddress(asker.email), makePrimary },
  });
}

/** The same whoever the wished address belongs to; once, when a button is pressed twice. */
async function tellPrimary(
  tx: Tx,
  asker: Asker,
  wanted: { email: string; key: string },
  now: Date,
): Promise<void> {
  await queueMail(tx, {
    ...{ template: "address-asked", to: asker.email, toKey: asker.emailKey },
    locale: isLocale(asker.locale) ? asker.locale : "en",
    dedupeKey: `address-asked:${asker.id}:${wanted.key}:${now.toISOString().slice(0, 16)}`,
    data: { personId: asker.id, firstName: asker.firstName, wanted: maskAddress(wanted.email) },
  });
}

/** Somebody wished for an address that is another member's: that member learns it, and nobody else. */
async function tellOwner(tx: Tx, ownerId: string, key: string, now: Date): Promise<void> {
  if (!(await accountMailIsDue(tx, "address-wanted", key, now))) return;
  const owner = await tx.person.findUniqueOrThrow({
    where: { id: ownerId },
    select: { email: true, firstName: true, locale: true, addresses: { where: { emailKey: key } } },
  });
  await queueMail(tx, {
    ...{ template: "address-wanted", to: owner.addresses[0]?.email ?? owner.email, toKey: key },
    locale: isLocale(owner.locale) ? owner.locale : "en",
    dedupeKey: `address-wanted:${key}:${now.toISOString()}`,
    data: { personId: ownerId, firstName: owner.firstName },
  });
}
