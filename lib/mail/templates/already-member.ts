import { translator, type Locale } from "@/lib/platform/i18n";
import { pageUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type AlreadyMemberData = {
  firstName: string;
  /** Null: joined as a person. */
  organization: string | null;
};

/** Answers a member who joins again. Only the mail says so: the form must not tell who is a member. */
export function alreadyMember({ firstName, organization }: AlreadyMemberData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const what = organization
    ? t("alreadyMember.organization", { organization: typed(organization) })
    : t("alreadyMember.person");
  return composeMail({
    locale,
    subject: t("alreadyMember.subject"),
    preheader: t("alreadyMember.preheader"),
    heading: t("alreadyMember.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(what),
      button(t("alreadyMember.accountButton"), pageUrl("/account", locale)),
      note(t("alreadyMember.notYou")),
    ],
    reason: t("alreadyMember.reason"),
  });
}
