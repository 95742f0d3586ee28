import { formatter, translator, type Locale } from "@/lib/platform/i18n";
import { organizationUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type NameUseData = {
  firstName: string;
  organization: string;
  organizationId: string;
  /** What its name would stand under, and its text or where that is, as staff wrote them. */
  title: string;
  text: string;
  /** The last day for an answer, YYYY-MM-DD; null for none. */
  answerBy: string | null;
};

/** Asks an organization whether its name may stand under one thing. Reading the mail answers nothing. */
export function nameUse(data: NameUseData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const organization = typed(data.organization);
  const title = typed(data.title);
  const account = organizationUrl(data.organizationId, "/name-uses", locale);
  const day =
    data.answerBy &&
    formatter(locale).dateTime(new Date(`${data.answerBy}T20:00:00Z`), { dateStyle: "long" });
  return composeMail({
    locale,
    subject: t("nameUse.subject", { organization }),
    preheader: title,
    heading: t("nameUse.heading"),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t("nameUse.body", { organization, title })),
      ...data.text.split(/\n+/).map((line) => note(typed(line))),
      paragraph(day ? t("nameUse.answerBy", { day }) : t("nameUse.noDay")),
      button(t("nameUse.button"), account),
      note(t("nameUse.silence")),
    ],
    reason: t("nameUse.reason", { organization }),
    links: [{ label: t("frame.account"), href: account }],
  });
}
