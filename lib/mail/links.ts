import { localePath, type Locale } from "@/lib/platform/i18n";
import { siteUrl } from "@/lib/platform/env";
import { signId, tokenFromSeed } from "@/lib/platform/tokens";

/** The token of a confirmation link; the outbox keeps only its seed. */
export const confirmationToken = (seed: string): string => tokenFromSeed(seed, "confirm");

/** The full address of one of our pages; `path` begins with a slash. */
export const pageUrl = (path: string, locale: Locale): string => siteUrl() + localePath(locale, path);

export const confirmationUrl = (seed: string, locale: Locale): string =>
  pageUrl(`/confirm/${confirmationToken(seed)}`, locale);

/** The token of a staff sign-in link; the outbox keeps only its seed. */
export const signInToken = (seed: string): string => tokenFromSeed(seed, "staff-sign-in");

/** The page that signs a member of staff in. */
export const signInUrl = (seed: string, email: string): string =>
  `${siteUrl()}/staff/sign-in/${signInToken(seed)}?email=${encodeURIComponent(email)}`;

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
