import { db } from "@/lib/platform/db";
import { maskAddress } from "../policy";
import type { Subscription } from "../schema";
import { livingPersonId } from "./living-person";

/** The address an unsubscribe link is for, mostly hidden, and whether it gets updates; null for nobody. */
export async function getSubscription(personId: string): Promise<Subscription | null> {
  const id = await livingPersonId(personId);
  if (!id) return null;
  const person = await db.person.findUnique({
    where: { id },
    select: { email: true, unsubscribedAt: true },
  });
  return person && { address: maskAddress(person.email), subscribed: person.unsubscribedAt === null };
}
