import { translator, type Locale } from "@/lib/platform/i18n";
import { senderUrl } from "../links";
import { typed } from "../text";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type SenderConfirmData = {
  /** Of the link's token; see lib/platform/tokens.ts. */
  seed: string;
  /** The name that will stand in inboxes. */
  name: string;
  email: string;
  /** The member of staff who asks. */
  by: string;
};

/** Asks whoever reads an address whether updates may be sent from it. */
export function senderConfirm({ seed, name, email, by }: SenderConfirmData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("senderConfirm.subject"),
    preheader: t("senderConfirm.preheader"),
    heading: t("senderConfirm.heading"),
    blocks: [
      greeting("", locale),
      paragraph(t("senderConfirm.body", { by: typed(by), name: typed(name), email })),
      paragraph(t("senderConfirm.answers")),
      button(t("senderConfirm.button"), senderUrl(seed)),
      note(t("senderConfirm.expires")),
      note(t("senderConfirm.notYou")),
    ],
    reason: t("senderConfirm.reason"),
  });
}
