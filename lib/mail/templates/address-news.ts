import { translator, type Locale } from "@/lib/platform/i18n";
import { accountToken, accountUrl, pageUrl } from "../links";
import { accountFoot, button, composeMail, greeting, note, paragraph, type RenderedMail } from "./layout";

type About = { personId: string; firstName: string };

/** Tells the primary address that another is to be added. */
export function addressAsked(
  { personId, firstName, wanted }: About & { /** Mostly hidden. */ wanted: string },
  locale: Locale,
): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("addressAsked.subject"),
    preheader: t("addressAsked.preheader"),
    heading: t("addressAsked.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(t("addressAsked.body", { wanted })),
      note(t("addressAsked.notYou")),
      button(t("addressAsked.button"), accountUrl(accountToken(personId), locale)),
    ],
    reason: t("addressChanged.reason"),
    links: [accountFoot(accountToken(personId), locale)],
  });
}

/** Tells a member that somebody else wished for their address; nobody else learns that it is theirs. */
export function addressWanted({ personId, firstName }: About, locale: Locale): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("addressWanted.subject"),
    preheader: t("addressWanted.preheader"),
    heading: t("addressWanted.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(t("addressWanted.body")),
      note(t("addressWanted.yours")),
      button(t("addressWanted.button"), pageUrl("/policies/privacy", locale)),
      note(t("addressWanted.notYou")),
    ],
    reason: t("addressWanted.reason"),
    links: [accountFoot(accountToken(personId), locale)],
  });
}

export type AddressChangedData = About & {
  what: "added" | "primary" | "removed";
  /** The address it is about, mostly hidden. */
  address: string;
};

/** Tells a member's addresses what was done to one of them. */
export function addressChanged(
  { personId, firstName, what, address }: AddressChangedData,
  locale: Locale,
): RenderedMail {
  const t = translator(locale, "mail");
  return composeMail({
    locale,
    subject: t("addressChanged.subject"),
    preheader: t("addressChanged.preheader"),
    heading: t("addressChanged.heading"),
    blocks: [
      greeting(firstName, locale),
      paragraph(t(`addressChanged.${what}`, { address })),
      note(t("addressChanged.notYou")),
      button(t("addressChanged.button"), accountUrl(accountToken(personId), locale)),
    ],
    reason: t("addressChanged.reason"),
    links: [accountFoot(accountToken(personId), locale)],
  });
}
