import type { UpdateSettings } from "./settings";

// A send that goes wrong harms more than itself: mailbox providers remember who sends to addresses that do not exist or
// to people who do not want it. It stops by itself, and staff look.

/** Before so many were handed over no share means anything. */
export const LEAST_TRIES = 50;

/** What came of an update's messages, as counts of people. */
export type Outcomes = {
  /** Refused when they were handed over, come back later, marked as unwanted. */
  failed: number;
  bounced: number;
  complained: number;
  /** All that were handed over, those among them. */
  handedOver: number;
};

export type Limits = Pick<UpdateSettings, "refusedPercent" | "bouncedPercent" | "complainedPercent">;

const kinds = [
  { count: "failed", limit: "refusedPercent", words: "were refused by the receiving side" },
  { count: "bounced", limit: "bouncedPercent", words: "came back" },
  { count: "complained", limit: "complainedPercent", words: "were marked as unwanted by their readers" },
] as const;

/** Up to how many handed over messages these troubles could be too large a share; 0: they are none. */
export function suspicious(bad: Omit<Outcomes, "handedOver">, limits: Limits): number {
  const shares = kinds.map(({ count, limit }) => (bad[count] * 100) / limits[limit]);
  return Math.ceil(Math.max(...shares));
}

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/**
 * Says in a sentence or two why a send must stop; null when it may go on. A single complaint is never enough.
 * @param outcomes since the send began, or since staff let it go on after the last alarm
 */
export function alarmOf(outcomes: Outcomes, limits: Limits): string | null {
  const { handedOver } = outcomes;
  if (handedOver < LEAST_TRIES) return null;
  const found = kinds
    .filter(({ count, limit }) => outcomes[count] > 1 && (outcomes[count] / handedOver) * 100 > limits[limit])
    .map(
      ({ count, limit, words }) =>
        `${number(outcomes[count])} of ${number(handedOver)} messages ${words} (${number((outcomes[count] / handedOver) * 100)} percent; the limit is ${number(limits[limit])})`,
    );
  return found.length === 0 ? null : `${found.join(", and ")}.`;
}

const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

const RESTORED = "This site was restored from a backup of";

const restoredWords = (made: Date): string =>
  `${RESTORED} ${moment.format(made)} UTC, and does not know what was sent after that.`;

/** Why an update stands still of which some may have gone out already, after a restore. */
export const restoredAlarm = (made: Date): string =>
  `${restoredWords(made)} Everybody whose turn it still was then would get it now: resume it only if nothing of it went out after that moment, which the mail server's log says. Otherwise stop it for good.`;

/** Why an update that was approved for a later hour is a draft again after a restore. */
export const restoredNote = (made: Date): string =>
  `${restoredWords(made)} It was approved for a later hour: approve it again only if it has not gone out.`;

/** Whether an alarm was raised by a restore, not by what servers and readers said. */
export const isRestoredAlarm = (words: string): boolean => words.startsWith(RESTORED);
