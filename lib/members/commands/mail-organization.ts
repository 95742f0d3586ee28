import { queueMail, type NewMail } from "@/lib/mail/outbox";
import type { Tx } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";

/** Somebody who gets an organization's mail. */
export type Recipient = { id: string; firstName: string; email: string; emailKey: string; locale: Locale };

/**
 * Who gets an organization's mail: its primary contact, or everybody who acts for it where it has none or `all` are
 * asked.
 */
export async function recipientsOf(tx: Tx, organizationId: string, all = false): Promise<Recipient[]> {
  const memberships = await tx.membership.findMany({
    where: { organizationId, status: { in: ["active", "paused"] } },
    orderBy: { since: "asc" },
    select: {
      duties: true,
      person: { select: { id: true, firstName: true, email: true, emailKey: true, locale: true } },
    },
  });
  const first = memberships.filter(({ duties }) => duties.includes("primary_contact"));
  return (first.length > 0 && !all ? first : memberships).map(({ person }) => ({
    ...person,
    locale: isLocale(person.locale) ? person.locale : "en",
  }));
}

/** A mail to somebody at an organization, once for its `key`. */
export async function mailRecipient(
  tx: Tx,
  { id, email, emailKey, locale }: Recipient,
  key: string,
  mail: Pick<NewMail, "template" | "data">,
): Promise<void> {
  await queueMail(tx, {
    ...mail,
    ...{ locale, to: email, toKey: emailKey, dedupeKey: `${mail.template}:${key}:${id}` },
  } as NewMail);
}
