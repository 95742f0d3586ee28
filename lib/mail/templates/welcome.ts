import { translator, type Locale } from "@/lib/platform/i18n";
import { pageUrl, personUnsubscribeToken, unsubscribeHeaders, unsubscribePageUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type WelcomeData = {
  personId: string;
  firstName: string;
  /** Null: joined as a person. */
  organization: string | null;
};

/** Tells a new member what membership means, and how to end the updates. */
export function welcome({ personId, firstName, organization }: WelcomeData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const token = personUnsubscribeToken(personId);
  const what = organization
    ? t("welcome.organization", { organization: typed(organization) })
    : t("welcome.person");
  return composeMail({
    locale,
    subject: t("welcome.subject"),
    preheader: t("welcome.preheader"),
    heading: t("welcome.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(what),
      paragraph(t("welcome.updates")),
      button(t("welcome.button"), pageUrl("/issues", locale)),
      note(organization ? t("welcome.names") : t("welcome.neverListed")),
    ],
    reason: t("welcome.reason"),
    links: [{ label: t("frame.unsubscribe"), href: unsubscribePageUrl(token, locale) }],
    headers: unsubscribeHeaders(token),
  });
}
