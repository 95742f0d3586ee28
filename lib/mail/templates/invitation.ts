import { translator, type Locale } from "@/lib/platform/i18n";
import { invitationUrl } from "../links";
import { greetingName, typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type InvitationData = {
  /** Of the invitation's token; see lib/platform/tokens.ts. */
  seed: string;
  /** Who invites; "" if they gave no name. */
  inviter: string;
  organization: string;
  /** Finds the mail again on the organization's record. */
  organizationId?: string;
};

/** Asks somebody to act for an organization too. It is the same for members and for strangers. */
export function invitation(
  { seed, inviter, organization: name }: InvitationData,
  locale: Locale,
): RenderedMail {
  const t = translator(locale, "mail");
  const organization = typed(name);
  const person = greetingName(inviter) || t("invitation.somebody");
  return composeMail({
    locale,
    subject: t("invitation.subject", { organization }),
    preheader: t("invitation.preheader"),
    heading: t("invitation.heading"),
    blocks: [
      greeting("", locale),
      paragraph(t("invitation.body", { person, organization })),
      button(t("invitation.button"), invitationUrl(seed, locale)),
      note(t("invitation.expires")),
      note(t("invitation.notYou")),
    ],
    reason: t("invitation.reason", { organization }),
  });
}
