import { translator, type Locale } from "@/lib/platform/i18n";
import { addressChangeUrl } from "../links";
import { button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

export type AddressConfirmData = {
  /** Of the link's token; see lib/platform/tokens.ts. */
  seed: string;
  firstName: string;
  /** The member's primary address, mostly hidden. */
  known: string;
  /** Mail is to go to the new address from then on. */
  makePrimary: boolean;
};

/** Asks whoever reads a new address whether it is to belong to the member who wished for it. */
export function addressConfirm(data: AddressConfirmData, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  const { known } = data;
  return composeMail({
    locale,
    subject: t("addressConfirm.subject"),
    preheader: t("addressConfirm.preheader"),
    heading: t("addressConfirm.heading"),
    blocks: [
      greeting(data.firstName, locale),
      paragraph(t(data.makePrimary ? "addressConfirm.primary" : "addressConfirm.other", { known })),
      button(t("addressConfirm.button"), addressChangeUrl(data.seed, locale)),
      note(t("addressConfirm.expires")),
      note(t("addressConfirm.notYou")),
    ],
    reason: t("addressConfirm.reason"),
  });
}
