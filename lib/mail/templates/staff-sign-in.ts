import { translator, type Locale } from "@/lib/platform/i18n";
import { signInUrl } from "../links";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type StaffSignInData = {
  /** Of the sign-in token; see lib/platform/tokens.ts. */
  seed: string;
  /** The address the link signs in. */
  email: string;
};

/** A one-time link to the page whose button signs a member of staff in. */
export function staffSignIn({ seed, email }: StaffSignInData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("staffSignIn.subject"),
    preheader: t("staffSignIn.preheader"),
    heading: t("staffSignIn.heading"),
    blocks: [
      greeting("", locale),
      paragraph(t("staffSignIn.body")),
      button(t("staffSignIn.button"), signInUrl(seed, email)),
      note(t("staffSignIn.expires")),
      note(t("staffSignIn.notYou")),
    ],
    reason: t("staffSignIn.reason"),
  });
}
