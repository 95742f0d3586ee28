import { translator, type Locale } from "@/lib/platform/i18n";
import { confirmationUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type ConfirmData = {
  /** Of the confirmation token; see lib/platform/tokens.ts. */
  seed: string;
  firstName: string;
  /** Null: joining as a person. */
  organization: string | null;
};

/** Asks whoever reads this address to confirm that they want to join. */
export function confirm({ seed, firstName, organization }: ConfirmData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const what = organization
    ? t("confirm.organization", { organization: typed(organization) })
    : t("confirm.person");
  return composeMail({
    locale,
    subject: t("confirm.subject"),
    preheader: t("confirm.preheader"),
    heading: t("confirm.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(what),
      button(t("confirm.button"), confirmationUrl(seed, locale)),
      note(t("confirm.expires")),
      note(t("confirm.notYou")),
    ],
    reason: t("confirm.reason"),
  });
}
