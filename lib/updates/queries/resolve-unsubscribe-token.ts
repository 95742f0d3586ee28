import type { MailReader } from "@/lib/members/policy";
import { livingPersonId } from "@/lib/members/queries/living-person";
import type { MailPurpose } from "@/lib/members/schema";
import { pgPool } from "@/lib/platform/db";
import { verifySignedId } from "@/lib/platform/tokens";
import { purposeOf } from "../eligibility";
import type { UpdateKind } from "../schema";

/** Whom a link in a mail is for, and what kind of mail it was; null: none of the kinds that one agrees to. */
export type Unsubscriber = MailReader & { purpose: MailPurpose | null };

/**
 * Who an unsubscribe token speaks for: one from an update names its delivery, one from other mail the person, who may
 * have become one with another record since. Null when we did not make it or the person is gone.
 */
export async function resolveUnsubscribeToken(token: string): Promise<Unsubscriber | null> {
  const deliveryId = verifySignedId(token, "unsubscribe");
  if (deliveryId) {
    const { rows } = await pgPool().query<{ person: string | null; kind: UpdateKind }>({
      name: "resolve-unsubscribe-token",
      text: `select d.person_id::text as person, u.kind::text as kind
        from delivery d join "update" u on u.id = d.update_id where d.id = $1`,
      values: [deliveryId],
    });
    const [found] = rows;
    if (!found?.person) return null;
    return { personId: found.person, purpose: purposeOf[found.kind] } as Unsubscriber;
  }
  const signed = verifySignedId(token, "unsubscribe-person");
  const personId = signed && (await livingPersonId(signed));
  return personId ? ({ personId, purpose: null } as Unsubscriber) : null;
}

/** Whether we made a token, also for somebody who is gone since. */
export const isUnsubscribeToken = (token: string): boolean =>
  verifySignedId(token, "unsubscribe") !== null || verifySignedId(token, "unsubscribe-person") !== null;
