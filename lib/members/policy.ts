import { getDomain } from "tldts";
import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/platform/clock";
import { readAddress } from "./address";
import { cleanLine } from "./text";

export type StaffRole = "editor" | "organizer" | "admin";

declare const staffBrand: unique symbol;

/** Proof that a member of staff is asking. Made only in lib/auth. */
export type StaffViewer = {
  personId: string;
  role: StaffRole;
  email: string;
  name: string;
} & { readonly [staffBrand]: true };

declare const memberBrand: unique symbol;

/** Proof that a person is asking about what is their own. Made only in lib/auth. */
export type MemberViewer = { personId: string } & { readonly [memberBrand]: true };

declare const freshBrand: unique symbol;

/** Proof that a person signed in just now, which is asked for before what cannot be undone. Made only in lib/auth. */
export type FreshMemberViewer = MemberViewer & { readonly [freshBrand]: true };

declare const readerBrand: unique symbol;

/**
 * Proof that somebody holds a link out of a mail to a person. Mail is forwarded: it is enough to have that person
 * written to less, and for nothing else. Made only where such a link is read (lib/updates/queries).
 */
export type MailReader = { personId: string } & { readonly [readerBrand]: true };

export type Permission =
  "write-updates" | "send-updates" | "manage-members" | "read-mailbox" | "invite-staff" | "change-settings";

// The mailbox holds everybody's links, sign-in links too: who reads it can become anyone.
const permissions: Record<StaffRole, readonly Permission[]> = {
  editor: ["write-updates"],
  organizer: ["write-updates", "send-updates", "manage-members"],
  admin: [
    "write-updates",
    "send-updates",
    "manage-members",
    "read-mailbox",
    "invite-staff",
    "change-settings",
  ],
};

/** Whether someone's role lets them do something. */
export const can = (viewer: { role: StaffRole }, permission: Permission): boolean =>
  permissions[viewer.role].includes(permission);

/**
 * What makes two addresses the same: no spaces around, compatibility forms folded (NFKC), lower case, the domain in
 * ASCII. Dots and tags in the local part count: only the mail server they belong to knows what they mean.
 */
export const emailKey = (address: string): string =>
  readAddress(address)?.key ?? cleanLine(address).normalize("NFKC").toLowerCase();

const LEGAL_FORMS =
  /(?: (?:inc|incorporated|llc|llp|lp|ltd|limited|corp|corporation|co|company|pbc|pc|501c3|501 c 3))+$/;

/** What makes two organizations' names the same: letters and digits, without accents, articles and legal forms. */
export function organizationKey(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the (?=.)/, "")
    .replace(LEGAL_FORMS, "")
    .replaceAll(" ", "");
  return words || cleanLine(name).normalize("NFKC").toLowerCase();
}

// Where many organizations have their page: the domain says nothing about which.
const SHARED_DOMAINS = new Set([
  "ca.gov",
  "facebook.com",
  "fb.com",
  "google.com",
  "instagram.com",
  "linkedin.com",
  "linktr.ee",
  "tiktok.com",
  "twitter.com",
  "weebly.com",
  "wordpress.com",
  "x.com",
  "youtube.com",
]);

/** A website's registrable domain in lower case, e.g. "childrennow.org"; null if it is nobody's own. */
export function domainOf(website: string): string | null {
  const domain = getDomain(website, { allowPrivateDomains: true });
  return domain === null || SHARED_DOMAINS.has(domain) ? null : domain.toLowerCase();
}

// Where anybody gets an address: one there shows nothing about whom its owner speaks for.
const FREE_MAIL = new Set(
  `aim.com aol.com att.net bellsouth.net charter.net comcast.net cox.net duck.com earthlink.net fastmail.com
  frontier.com gmail.com gmx.com gmx.net gmx.us googlemail.com hey.com hotmail.com hotmail.es hushmail.com icloud.com
  inbox.com juno.com live.com live.com.mx mac.com mail.com mail.ru me.com msn.com naver.com netzero.net optonline.net
  outlook.com outlook.es pacbell.net pm.me proton.me protonmail.com qq.com rocketmail.com roadrunner.com rr.com
  sbcglobal.net spectrum.net tuta.com tutanota.com verizon.net web.de yahoo.com yahoo.com.mx yahoo.es yandex.com
  ymail.com zoho.com 126.com 163.com`.split(/\s+/),
);

/**
 * Whether an address shows that its owner belongs to an organization: it is at the website's own domain, and that is
 * none where anybody gets an address.
 * @param domain the website's registrable domain, see `domainOf`
 */
export function isAtDomain(email: string, domain: string | null): boolean {
  const host = readAddress(email)?.key.split("@").at(-1);
  return host !== undefined && domain !== null && !FREE_MAIL.has(domain) && domainOf(host) === domain;
}

/** What we say when we do not know where a visitor comes from. */
export const UNKNOWN_NETWORK = "0.0.0.0";

/**
 * An IP address without its end, so that it points to a network and not to a person: IPv4 without its last octet,
 * IPv6 without all but its first 48 bits.
 */
export function truncateNetwork(ip: string): string {
  const plain = ip.trim().replace(/%.*$/, "");
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(plain);
  if (v4) {
    const octets = v4.slice(1, 4);
    return octets.every((octet) => Number(octet) <= 255)
      ? `${octets.map(Number).join(".")}.0`
      : UNKNOWN_NETWORK;
  }
  if (!plain.includes(":") || !URL.canParse(`http://[${plain}]/`)) return UNKNOWN_NETWORK;
  // The parser writes every IPv6 address in one way; an omitted run of zeros is put back.
  const [head = "", tail] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = tail?.split(":").filter(Boolean) ?? [];
  const gap = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const first = [...groups, ...Array<string>(gap).fill("0"), ...rest].slice(0, 3);
  return `${first.join(":").replace(/(?::?\b0)+$/, "")}::`;
}

/** The version of the words people agree to. It changes with them; a test holds that. */
export const CONSENT_VERSION = "2026-11-22";

/** How long a confirmation link works, in milliseconds. */
export const CONFIRMATION_LENGTH = 7 * DAY;

/** For how long after confirming a link still shows the welcome: a second click is no mistake. */
export const WELCOME_LENGTH = 30 * MINUTE;

const JOIN_MAIL_GAP = 5 * MINUTE;
/** How far back join mails are counted, in milliseconds, and how many of them one address gets in that time. */
export const JOIN_MAIL_WINDOW = DAY;
export const MOST_JOIN_MAILS = 5;

/**
 * When the next join mail to an address may go; null: not at all. Nobody can use the form to fill somebody's inbox.
 * @param sent when earlier join mails to the address were queued within the window, newest first
 * @param sameLast when the last mail that would say the same was queued
 */
export function nextJoinMail(sent: readonly Date[], sameLast: Date | null, now: Date): Date | null {
  const gapStart = after(now, -JOIN_MAIL_GAP);
  if (sent.length >= MOST_JOIN_MAILS || (sameLast && sameLast > gapStart)) return null;
  const close = sent.filter((at) => at > gapStart);
  return close[0] ? after(close[0], close.length * JOIN_MAIL_GAP) : now;
}

/** Faster than this nobody reads and fills in a form, in milliseconds. */
const QUICKEST_FORM = 2 * SECOND;

/** Whether a form that was shown at `startedAt` (null: we cannot tell) may have been filled in by a person. */
export const tookItsTime = (startedAt: Date | null, now: Date): boolean =>
  startedAt !== null && now.getTime() - startedAt.getTime() >= QUICKEST_FORM;

/** Tries at joining: by network, and by address. */
export const joinLimits = {
  network: { name: "join-network", points: 60, per: (10 * MINUTE) / SECOND },
  address: { name: "join-address", points: 10, per: HOUR / SECOND },
} as const;

/** Where a confirmation link stands. `confirmed`: it was used so lately that it still shows the welcome. */
export type ConfirmationState = "ready" | "confirmed" | "used" | "expired";

/** Judges a link by its own marks and by whether its request was confirmed with another one. */
export function confirmationState(
  link: { expiresAt: Date; usedAt: Date | null; joinRequest: { confirmedAt: Date | null } },
  now: Date,
): ConfirmationState {
  const done = link.usedAt ?? link.joinRequest.confirmedAt;
  if (done) return after(done, WELCOME_LENGTH) > now ? "confirmed" : "used";
  return link.expiresAt > now ? "ready" : "expired";
}

/** An address that its owner recognises and nobody else learns: "j…@example.org". */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address;
  return at < 1 ? "…" : `${first}…${address.slice(at)}`;
}

/** The smallest number of members that is shown as such: fewer could point to somebody. */
const FEWEST_SHOWN = 5;

/** A number of members as the public may see it; null for "fewer than 5", none included. */
export const publicCount = (count: number): number | null => (count < FEWEST_SHOWN ? null : count);
