import { db } from "@/lib/platform/db";
import { mailOf } from "../mail-choice";
import { maskAddress } from "../policy";
import type { MailPurpose, Subscription } from "../schema";

/**
 * The address an unsubscribe link is for, mostly hidden, and what mail it gets; null for nobody.
 * @param purpose the kind the link is about; null: all of it
 */
export async function getSubscription(
  personId: string,
  purpose: MailPurpose | null = null,
): Promise<Subscription | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      ...{ email: true, unsubscribedAt: true, mailPurposes: true, frequency: true },
      ...{ individualStatus: true, representativeStatus: true },
    },
  });
  if (!person) return null;
  const active = person.individualStatus === "active" || person.representativeStatus === "active";
  const mail = mailOf(person);
  const subscribed = purpose === null ? mail.length > 0 : mail.includes(purpose);
  return {
    address: maskAddress(person.email),
    subscribed,
    mail,
    offers: {
      fewer: mail.includes("updates") && active && person.frequency === "each",
      pause: mail.length > 0 && active,
    },
  };
}
