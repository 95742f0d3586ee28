import { translator, type Locale } from "@/lib/platform/i18n";
import {
  accountToken,
  accountUrl,
  organizationUrl,
  pageUrl,
  personUnsubscribeToken,
  unsubscribeHeaders,
  unsubscribePageUrl,
} from "../links";
import { typed } from "../text";
import {
  accountFoot,
  button,
  composeMail,
  greeting,
  note,
  paragraph,
  steps,
  type Block,
  type RenderedMail,
} from "./layout";

export type WelcomeData = {
  personId: string;
  firstName: string;
  /** Null: joined as a person. */
  organization: string | null;
  /** The organization's record, whose pages in the account come first. */
  organizationId?: string;
};

/** Tells a new member what membership means, and how to end the updates. */
export function welcome(data: WelcomeData, locale: Locale): RenderedMail {
  const { personId, firstName, organization, organizationId } = data;
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
      ...(organizationId
        ? [
            paragraph(t("welcome.organizationFirst")),
            button(t("welcome.organizationButton"), organizationUrl(organizationId, "/toolkit", locale)),
          ]
        : [paragraph(t("welcome.first")), firstSteps(personId, locale)]),
      note(organization ? t("welcome.names") : t("welcome.neverListed")),
    ],
    reason: t("welcome.reason"),
    links: [
      { label: t("frame.unsubscribe"), href: unsubscribePageUrl(token, locale) },
      accountFoot(accountToken(personId), locale),
    ],
    headers: unsubscribeHeaders(token),
  });
}

/** What a person can do first, a minute each. */
function firstSteps(personId: string, locale: Locale): Block {
  const t = translator(locale, "mail");
  const pages = { read: pageUrl("/issues", locale), tell: accountUrl(accountToken(personId), locale) };
  return steps([
    { what: t("welcome.read"), label: t("welcome.button"), href: pages.read },
    { what: t("welcome.tell"), label: t("welcome.tellButton"), href: pages.tell },
    { what: t("welcome.bring"), label: t("welcome.bringButton"), href: pageUrl("/join", locale) },
  ]);
}
