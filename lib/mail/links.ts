import { localePath, type Locale } from "@/lib/platform/i18n";
import { siteUrl } from "@/lib/platform/env";
import { signId, tokenFromSeed } from "@/lib/platform/tokens";

/** The token of a confirmation link; the outbox keeps only its seed. */
export const confirmationToken = (seed: string): string => tokenFromSeed(seed, "confirm");

/** The full address of one of our pages; `path` begins with a slash. */
export const pageUrl = (path: string, locale: Locale): string => siteUrl() + localePath(locale, path);

export const confirmationUrl = (seed: string, locale: Locale): string =>
  pageUrl(`/confirm/${confirmationToken(seed)}`, locale);

/** The token of an invitation to act for an organization; the outbox keeps only its seed. */
export const invitationToken = (seed: string): string => tokenFromSeed(seed, "invitation");

export const invitationUrl = (seed: string, locale: Locale): string =>
  pageUrl(`/invitation/${invitationToken(seed)}`, locale);

/** A page of an organization in the account of whoever acts for it; `below` begins with a slash. */
export const organizationUrl = (organizationId: string, below: string, locale: Locale): string =>
  pageUrl(`/account/organizations/${organizationId}${below}`, locale);

/** The token of a link that confirms a sender of updates; the outbox keeps only its seed. */
export const senderToken = (seed: string): string => tokenFromSeed(seed, "sender");

/** The page whose button says that updates may come from an address. Its reader need not work here. */
export const senderUrl = (seed: string): string => `${siteUrl()}/staff/senders/${senderToken(seed)}`;

/** The token of a staff sign-in link; the outbox keeps only its seed. */
export const signInToken = (seed: string): string => tokenFromSeed(seed, "staff-sign-in");

/** The page that signs a member of staff in. */
export const signInUrl = (seed: string, email: string): string =>
  `${siteUrl()}/staff/sign-in/${signInToken(seed)}?email=${encodeURIComponent(email)}`;

/** The token of a link that opens a member's account; the outbox keeps only its seed. */
export const accountLinkToken = (seed: string): string => tokenFromSeed(seed, "account-link");

/** The page whose button opens a member's account and goes on to `next`, a page of it. */
export const accountLinkUrl = (seed: string, next: string, locale: Locale): string =>
  pageUrl(`/account/open/${accountLinkToken(seed)}`, locale) +
  (next === "/account" ? "" : `?next=${encodeURIComponent(next)}`);

/** The token of a link that confirms a further address; the outbox keeps only its seed. */
export const addressChangeToken = (seed: string): string => tokenFromSeed(seed, "address-change");

export const addressChangeUrl = (seed: string, locale: Locale): string =>
  pageUrl(`/account/address/${addressChangeToken(seed)}`, locale);

/** A token that says whom a mail was for; it signs nobody in. */
export const accountToken = (personId: string): string => signId(personId, "account");

/** Where a mail's foot leads to its reader's account, which asks for their address first: mail is forwarded. */
export const accountUrl = (token: string, locale: Locale): string =>
  `${pageUrl("/account", locale)}?for=${token}`;

/** A token that unsubscribes a person, for mail that is not a delivery of an update. */
export const personUnsubscribeToken = (personId: string): string => signId(personId, "unsubscribe-person");

/** The page with the one button behind an unsubscribe token. */
export const unsubscribePageUrl = (token: string, locale: Locale): string =>
  pageUrl(`/unsubscribe/${token}`, locale);

/** The two headers that give mail programs their own unsubscribe button (RFC 2369, RFC 8058). */
export const unsubscribeHeaders = (token: string): Record<string, string> => ({
  "List-Unsubscribe": `<${siteUrl()}/api/unsubscribe/${token}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

/** The host name in our public address, for Message-IDs. */
export const siteHost = (): string => new URL(siteUrl()).hostname;
