import { queueMail } from "@/lib/mail/outbox";
import type { Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { maskAddress } from "../policy";

type Address = { email: string; emailKey: string };

/**
 * Tells each of the addresses that one was added, taken away or made the primary one, so that nobody can change them
 * behind their owner's back. The others see the address mostly hidden.
 */
export async function tellAddresses(
  tx: Tx,
  personId: string,
  what: "added" | "primary" | "removed",
  changed: Address,
  others: readonly Address[],
  now: Date,
): Promise<void> {
  const { firstName, locale } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { firstName: true, locale: true },
  });
  for (const { email, emailKey } of [changed, ...others])
    await queueMail(tx, {
      ...{ template: "address-changed", to: email, toKey: emailKey },
      locale: isLocale(locale) ? locale : "en",
      dedupeKey: `address-changed:${what}:${personId}:${emailKey}:${now.toISOString()}`,
      data: { personId, firstName, what, address: maskAddress(changed.email) },
    });
}
