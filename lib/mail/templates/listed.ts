import { translator, type Locale } from "@/lib/platform/i18n";
import { organizationUrl, pageUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type ListedData = {
  firstName: string;
  organization: string;
  organizationId: string;
  /** The last part of its public address. */
  slug: string;
  /** Whether an address at its website's domain spoke for it, or staff did. */
  how: "domain" | "staff";
};

/** Tells an organization's contact that it stands on the public list. */
export function listed(data: ListedData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const organization = typed(data.organization);
  const account = organizationUrl(data.organizationId, "", locale);
  return composeMail({
    locale,
    subject: t("listed.subject", { organization }),
    preheader: t("listed.preheader"),
    heading: t("listed.heading"),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t(`listed.${data.how}`, { organization })),
      button(t("listed.button"), pageUrl(`/organizations/${data.slug}`, locale)),
      paragraph(t("listed.next")),
      note(`${t("listed.edit")} ${account}`),
      note(t("listed.names")),
    ],
    reason: t("listed.reason", { organization }),
    links: [{ label: t("frame.account"), href: account }],
  });
}
