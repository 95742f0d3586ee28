import { translator, type Locale } from "@/lib/platform/i18n";
import { accountLinkUrl } from "../links";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type AccountLinkData = {
  /** Of the link's token; see lib/platform/tokens.ts. */
  seed: string;
  firstName: string;
  /** The page of the account that was wanted, e.g. "/account/data". */
  next: string;
};

/** Brings a member the link that opens their account, once. */
export function accountLink({ seed, firstName, next }: AccountLinkData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("accountLink.subject"),
    preheader: t("accountLink.preheader"),
    heading: t("accountLink.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(t("accountLink.body")),
      button(t("accountLink.button"), accountLinkUrl(seed, next, locale)),
      note(t("accountLink.expires")),
      note(t("accountLink.notYou")),
    ],
    reason: t("accountLink.reason"),
  });
}
