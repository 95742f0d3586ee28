import { translator, type Locale } from "@/lib/platform/i18n";
import { pageUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type MembershipEndedData = {
  firstName: string;
  /** Null: asked to join as a person. */
  organization: string | null;
};

/** Answers somebody who joins again after staff ended that membership. Only the mail says so, as with members. */
export function membershipEnded(
  { firstName, organization }: MembershipEndedData,
  locale: Locale,
): RenderedMail {
  const t = translator(locale, "mail");
  const what = organization
    ? t("membershipEnded.organization", { organization: typed(organization) })
    : t("membershipEnded.person");
  return composeMail({
    locale,
    subject: t("membershipEnded.subject"),
    preheader: t("membershipEnded.preheader"),
    heading: t("membershipEnded.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(what),
      paragraph(t("membershipEnded.write")),
      button(t("membershipEnded.button"), pageUrl("/policies/privacy", locale)),
      note(t("membershipEnded.notYou")),
    ],
    reason: t("membershipEnded.reason"),
  });
}
