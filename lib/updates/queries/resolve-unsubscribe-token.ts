import type { MailReader } from "@/lib/members/policy";
import { livingPersonId } from "@/lib/members/queries/living-person";
import { db } from "@/lib/platform/db";
import { verifySignedId } from "@/lib/platform/tokens";

/**
 * Who an unsubscribe token speaks for: one from an update names its delivery, one from other mail the person, who may
 * have become one with another record since. Null when we did not make it or the person is gone.
 */
export async function resolveUnsubscribeToken(token: string): Promise<MailReader | null> {
  const deliveryId = verifySignedId(token, "unsubscribe");
  if (deliveryId) {
    const delivery = await db.delivery.findUnique({ where: { id: deliveryId }, select: { personId: true } });
    return delivery?.personId ? ({ personId: delivery.personId } as MailReader) : null;
  }
  const signed = verifySignedId(token, "unsubscribe-person");
  const personId = signed && (await livingPersonId(signed));
  return personId ? ({ personId } as MailReader) : null;
}

/** Whether we made a token, also for somebody who is gone since. */
export const isUnsubscribeToken = (token: string): boolean =>
  verifySignedId(token, "unsubscribe") !== null || verifySignedId(token, "unsubscribe-person") !== null;
