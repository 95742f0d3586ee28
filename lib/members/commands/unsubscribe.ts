import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { CONSENT_VERSION } from "../policy";
import { livingPersonId } from "../queries/living-person";
import { lockRecord } from "./lock-record";
import { recordEvent } from "./record-event";

/** How somebody unsubscribed. */
export type Withdrawal = {
  method: "unsubscribe-page" | "one-click";
  /** The words of the button that was pressed, or the header that was sent. */
  words: string;
  locale: Locale;
  /** Truncated; see `truncateNetwork`. */
  network: string;
};

/**
 * Ends the updates to a person, at once. Doing it again changes nothing and records nothing.
 * @param askedId whom the link was made for: if their record became one with another since, it is about that one
 */
export async function unsubscribe(
  askedId: string,
  withdrawal: Withdrawal,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  return db.$transaction(async (tx) => {
    // A merge that goes on at this moment is waited for, and then known.
    await lockRecord(tx, { personId: askedId });
    const personId = await livingPersonId(askedId, tx);
    if (!personId || !(await lockRecord(tx, { personId }))) return fail("unknown");
    const person = await tx.person.findUnique({ where: { id: personId }, select: { unsubscribedAt: true } });
    if (person?.unsubscribedAt) return ok(null);
    await tx.consent.create({
      data: {
        ...{ personId, purpose: "updates", action: "withdrawn", version: CONSENT_VERSION, at: now },
        ...withdrawal,
      },
    });
    const actor = { kind: "member", id: personId } as const;
    await recordEvent(tx, { personId, actor, action: "unsubscribed", why: withdrawal.method, at: now });
    return ok(null);
  });
}
