import { translator, type Locale } from "@/lib/platform/i18n";
import { organizationUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type NotListedData = {
  firstName: string;
  organization: string;
  organizationId: string;
  /** It stood on the list until now. */
  wasListed: boolean;
  reason: "authority" | "duplicate" | "not-organization" | "other";
  /** What staff add in their own words; "" for nothing. */
  words: string;
};

/** Tells an organization's contact that it is not on the public list, why, and what to do. */
export function notListed(data: NotListedData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const organization = typed(data.organization);
  const words = typed(data.words);
  const account = organizationUrl(data.organizationId, "/listing", locale);
  return composeMail({
    locale,
    subject: t("notListed.subject", { organization }),
    preheader: t("notListed.preheader"),
    heading: t("notListed.heading"),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t(data.wasListed ? "notListed.takenOff" : "notListed.declined", { organization })),
      paragraph(t(`notListed.because.${data.reason}`, { organization })),
      ...(words ? [paragraph(t("notListed.words", { words }))] : []),
      button(t("notListed.button"), account),
      note(t("notListed.stays", { organization })),
    ],
    reason: t("notListed.reason", { organization }),
    links: [{ label: t("frame.account"), href: account }],
  });
}
