import { translator, type Locale } from "@/lib/platform/i18n";
import type { MailPurpose, MembershipKind } from "./schema";

// The words of a member's account that are kept with a consent, exactly as its pages show them.

/** What somebody agrees to who wants mail of a kind, or wants it again. */
export function mailWords(purpose: MailPurpose, locale: Locale): string {
  const t = translator(locale, "account");
  return purpose === "updates" ? t("mail.start.words") : t(`mail.${purpose}.words`);
}

/** What somebody agrees to who comes back, for an organization with what they state about it, one agreement a line. */
export function comingBackWords(kind: MembershipKind, locale: Locale): string {
  const t = translator(locale, "join");
  return kind === "individual"
    ? t("consent.individual")
    : `${t("consent.organization")}\n${t("fields.authority")}`;
}

/** The words of the buttons that take something back: one kind of mail, or all of it. */
export function stopWords(what: MailPurpose | "all", locale: Locale): string {
  const t = translator(locale, "account");
  return what === "updates" ? t("mail.stop.button") : t(`mail.${what}.stop`);
}
export const leaveWords = (locale: Locale): string =>
  translator(locale, "account")("membership.leave.button");
export const leaveAllWords = (locale: Locale): string =>
  translator(locale, "account")("membership.leaveAll.button");
export const leaveOrganizationWords = (organization: string, locale: Locale): string =>
  translator(locale, "account-organization")("overview.leave", { organization });
