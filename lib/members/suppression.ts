import { DAY } from "@/lib/platform/clock";
import { keyedHash } from "@/lib/platform/tokens";

/**
 * What is kept of an address that must not be written to, so that a list handed in later cannot bring it back: a hash
 * that only this site can make.
 * @param emailKey see `emailKey` in policy.ts
 */
export const suppressionHash = (emailKey: string): string => keyedHash(emailKey, "suppression");

/** Why an address is not written to though somebody here has it. */
export const suppressionReasons = ["hard-bounce", "soft-bounces", "complaint"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** Why and until when (null: for good) nothing goes to somebody's address; null where mail goes there. */
export function suppressionOf(
  person: { suppressedAt: Date | null; suppressedUntil: Date | null; suppressedFor: string | null },
  now: Date,
): { at: Date; until: Date | null; reason: SuppressionReason } | null {
  const { suppressedAt: at, suppressedUntil: until, suppressedFor } = person;
  if (at === null || (until !== null && until <= now)) return null;
  const reason = suppressionReasons.find((it) => it === suppressedFor) ?? "hard-bounce";
  return { at, until, reason };
}

/**
 * When mail that comes back "for now" (a full mailbox, a slow server) ends the mail for a while: after that many
 * messages within a time, for that long. After it the count begins anew. Times in milliseconds.
 */
export const softRule = { most: 3, within: 30 * DAY, pause: 30 * DAY } as const;
