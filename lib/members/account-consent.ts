import { translator, type Locale } from "@/lib/platform/i18n";
import type { MembershipKind } from "./schema";

// The words of a member's account that are kept with a consent, exactly as its pages show them.

/** What somebody agrees to who wants the updates again. */
export const updatesWords = (locale: Locale): string => translator(locale, "account")("mail.start.words");

/** What somebody agrees to who comes back, for an organization with what they state about it, one agreement a line. */
export function comingBackWords(kind: MembershipKind, locale: Locale): string {
  const t = translator(locale, "join");
  return kind === "individual"
    ? t("consent.individual")
    : `${t("consent.organization")}\n${t("fields.authority")}`;
}

/** The words of the buttons that take something back. */
export const stopWords = (locale: Locale): string => translator(locale, "account")("mail.stop.button");
export const leaveWords = (locale: Locale): string =>
  translator(locale, "account")("membership.leave.button");
export const leaveAllWords = (locale: Locale): string =>
  translator(locale, "account")("membership.leaveAll.button");
