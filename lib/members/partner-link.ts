import { createHash, timingSafeEqual } from "node:crypto";
import { siteUrl } from "@/lib/platform/env";
import { localePath, type Locale } from "@/lib/platform/i18n";
import { keyedHash } from "@/lib/platform/tokens";
import { readCode } from "./way-in";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** What opens a partner's page: the code, and a signature that only this site can make (43 characters). */
export const partnerToken = (code: string): string => `${keyedHash(code, "partner-page")}-${code}`;

/** The code in a partner's token; null if we did not make it. */
export function codeOfPartnerToken(token: string): string | null {
  const code = token.slice(44);
  if (code === "" || readCode(code) !== code) return null;
  return timingSafeEqual(digest(token), digest(partnerToken(code))) ? code : null;
}

/** A partner's or a campaign's name in an address. */
export type NamedWay = { kind: "ref" | "campaign"; name: string };

/** The full address of the join form by a partner or a campaign, e.g. "https://…/es/join?ref=k12". */
export const joinUrl = ({ kind, name }: NamedWay, locale: Locale): string =>
  `${siteUrl()}${localePath(locale, "/join")}?${kind}=${name}`;

/** The full address of the form for a frame on other sites. */
export const embedUrl = ({ kind, name }: NamedWay, locale: Locale): string =>
  `${siteUrl()}${localePath(locale, "/embed/join")}?${kind}=${name}`;

/** The full address of the page that a partner sees. */
export const partnerUrl = (code: string, locale: Locale): string =>
  `${siteUrl()}${localePath(locale, `/partners/${partnerToken(code)}`)}`;
