import { translator, type Locale } from "@/lib/platform/i18n";
import { pageUrl } from "../links";
import { button, composeMail, note, paragraph, type RenderedMail } from "./layout";

/** Answers who asked for a link with an address that is nobody's here. Only the mail says so: the form must not tell. */
export function noAccount(_data: Record<string, never>, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("noAccount.subject"),
    preheader: t("noAccount.preheader"),
    heading: t("noAccount.heading"),
    blocks: [
      paragraph(t("noAccount.body")),
      button(t("noAccount.button"), pageUrl("/join", locale)),
      note(t("noAccount.notYou")),
    ],
    reason: t("noAccount.reason"),
  });
}
