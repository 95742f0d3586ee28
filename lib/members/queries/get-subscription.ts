import { db } from "@/lib/platform/db";
import { maskAddress } from "../policy";
import type { Subscription } from "../schema";

/** The address an unsubscribe link is for, mostly hidden, and whether it gets updates; null for nobody. */
export async function getSubscription(personId: string): Promise<Subscription | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      ...{ email: true, unsubscribedAt: true, frequency: true },
      ...{ individualStatus: true, representativeStatus: true },
    },
  });
  if (!person) return null;
  const active = person.individualStatus === "active" || person.representativeStatus === "active";
  const subscribed = person.unsubscribedAt === null;
  return {
    address: maskAddress(person.email),
    subscribed,
    offers: {
      fewer: subscribed && active && person.frequency === "each",
      pause: subscribed && active,
    },
  };
}
