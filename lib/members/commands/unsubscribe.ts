import { pgPool } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { livingPersonId } from "../queries/living-person";
import type { MailPurpose } from "../schema";
import { withdrawConsents } from "./withdraw-consents";

/** How somebody unsubscribed, and from what. */
export type Withdrawal = {
  purposes: readonly MailPurpose[];
  method: "unsubscribe-page" | "one-click";
  /** The words of the button that was pressed, or the header that was sent. */
  words: string;
  locale: Locale;
  /** Truncated; see `truncateNetwork`. */
  network: string;
};

/**
 * Ends mail of some kinds to a person, at once and in one statement: mail programs wait for the answer. Doing it again
 * changes nothing and records nothing.
 * @param askedId whom the link was made for: if their record became one with another since, it is about that one
 */
export async function unsubscribe(
  askedId: string,
  withdrawal: Withdrawal,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  const end = async (personId: string) => {
    const actor = { kind: "member", id: personId } as const;
    const one = { ...withdrawal, personId, actor, why: withdrawal.method };
    return (await withdrawConsents(pgPool(), [one], now)).has(personId);
  };
  if (await end(askedId)) return ok(null);
  // A merge that went on at this moment was waited for, and is known now.
  const livingId = await livingPersonId(askedId);
  return livingId !== null && (await end(livingId)) ? ok(null) : fail("unknown");
}
