import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { confirmationState, maskAddress } from "./policy";
import type { Confirmation, Subscription } from "./schema";

/** What stands behind a confirmation link. Looking changes nothing. */
export async function getConfirmation(token: string, now = new Date()): Promise<Confirmation> {
  const link = await db.confirmationToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      expiresAt: true,
      usedAt: true,
      joinRequest: { select: { confirmedAt: true, kind: true, firstName: true, organizationName: true } },
    },
  });
  if (!link) return { state: "unknown" };
  const state = confirmationState(link, now);
  if (state !== "ready" && state !== "confirmed") return { state };
  const { kind, firstName, organizationName } = link.joinRequest;
  return { state, kind, firstName, organizationName };
}

/** The address an unsubscribe link is for, mostly hidden, and whether it gets updates; null for nobody. */
export async function getSubscription(personId: string): Promise<Subscription | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { email: true, unsubscribedAt: true },
  });
  return person && { address: maskAddress(person.email), subscribed: person.unsubscribedAt === null };
}
