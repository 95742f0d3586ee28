import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/platform/clock";

/** How long a member's session lasts after its last use, in milliseconds. */
export const MEMBER_SESSION_LENGTH = 30 * DAY;

/** How long a mailed link to an account works, in milliseconds. */
export const ACCOUNT_LINK_LENGTH = HOUR;

/** How long the link that confirms a further address works, in milliseconds. */
export const ADDRESS_LINK_LENGTH = DAY;

/** For how long after confirming an address its link still says that it is done: a second press is no mistake. */
const DONE_LENGTH = 30 * MINUTE;

/** Tries at opening an account: by network, and by address. The same as for joining. */
export const accountLimits = {
  network: { name: "account-network", points: 60, per: (10 * MINUTE) / SECOND },
  address: { name: "account-address", points: 10, per: HOUR / SECOND },
  /** Addresses that one member wants to add. */
  adding: { name: "account-adding", points: 10, per: HOUR / SECOND },
} as const;

/** How far back account mails to an address are counted, in milliseconds. */
export const ACCOUNT_MAIL_WINDOW = DAY;

type MailLimit = {
  /** Between two of the same, in milliseconds. */ gap: number;
  /** In a day. */ most: number;
};

/** How much of each mail that anybody can cause one address gets. */
export const accountMailLimits = {
  // Whoever asks waits in front of the screen: a minute.
  "account-link": { gap: MINUTE, most: 10 },
  // To somebody who is no member: once a day is kind, more is a nuisance.
  "no-account": { gap: DAY, most: 1 },
  "address-confirm": { gap: MINUTE, most: 5 },
  "address-wanted": { gap: DAY, most: 1 },
} as const satisfies Record<string, MailLimit>;

/** Whether one more mail of a kind may go to an address that got `sent` of it within a day, newest first. */
export const mayMail = ({ gap, most }: MailLimit, sent: readonly Date[], now: Date): boolean =>
  sent.length < most && (sent[0] === undefined || sent[0] <= after(now, -gap));

/** Where a link stands that works once. `done`: it was used so lately that it still says what it did. */
export type LinkState = "ready" | "done" | "used" | "expired";

/** Judges a link by its own marks. */
export function linkState(link: { expiresAt: Date; usedAt: Date | null }, now: Date): LinkState {
  if (link.usedAt) return after(link.usedAt, DONE_LENGTH) > now ? "done" : "used";
  return link.expiresAt > now ? "ready" : "expired";
}

/** The page of the account that somebody wanted before they signed in; "/account" for anything else. */
export const readNext = (value: unknown): string =>
  typeof value === "string" && /^\/account(?:\/[a-z0-9-]+){0,3}$/.test(value) ? value : "/account";
