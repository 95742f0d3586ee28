import { translator, type Locale } from "@/lib/platform/i18n";
import { organizationUrl, pageUrl } from "../links";
import { greetingName, typed } from "../text";
import { button, composeMail, greeting, paragraph, type RenderedMail } from "./layout";

export type OrganizationNewsData = {
  kind: "colleague-joined" | "primary-contact" | "removed";
  firstName: string;
  organization: string;
  organizationId: string;
  /** Who it is about; "" for the reader. */
  name: string;
};

const keys = {
  "colleague-joined": "colleagueJoined",
  "primary-contact": "primaryContact",
  removed: "removed",
} as const;

/** Tells somebody what changed among those who act for an organization. */
export function organizationNews(data: OrganizationNewsData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const key = keys[data.kind];
  const organization = typed(data.organization);
  const name = greetingName(data.name) || t("invitation.somebody");
  const account =
    data.kind === "removed"
      ? pageUrl("/account", locale)
      : organizationUrl(data.organizationId, "/people", locale);
  return composeMail({
    locale,
    subject: t(`organizationNews.${key}.subject`, { organization }),
    preheader: t(`organizationNews.${key}.preheader`),
    heading: t(`organizationNews.${key}.heading`),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t(`organizationNews.${key}.body`, { organization, name })),
      button(t(`organizationNews.${key}.button`), account),
    ],
    reason: t("organizationNews.reason", { organization }),
    links: [{ label: t("frame.account"), href: account }],
  });
}
