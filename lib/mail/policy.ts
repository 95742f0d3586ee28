import { after, HOUR, MINUTE } from "@/lib/platform/clock";

/** How long a worker has to send what it claimed; then others may take it. */
export const CLAIM_LENGTH = 5 * MINUTE;

/** How long to wait after each failed attempt; after the last of them comes one more attempt and then none. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR];
export const MOST_ATTEMPTS = WAITS.length + 1;

/** What nodemailer tells of a failure. */
export type SendError = Error & { code?: string; responseCode?: number };

/** What a failed attempt leads to: another one at `dueAt`, or none. `attempts` counts the failed one. */
export type NextStep = { again: true; dueAt: Date } | { again: false };

/**
 * A 5xx about the recipient or the message will be said again, so it is the end (RFC 5321, 4.2.1); a refused sign-in
 * at the SMTP server is the operator's to mend, and everything else may pass.
 */
export function afterFailure(error: SendError, attempts: number, now: Date): NextStep {
  const refused =
    (error.responseCode ?? 0) >= 500 && (error.code === "EENVELOPE" || error.code === "EMESSAGE");
  const wait = WAITS[attempts - 1];
  return refused || wait === undefined ? { again: false } : { again: true, dueAt: after(now, wait) };
}
