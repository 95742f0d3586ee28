import { translator, type Locale } from "@/lib/platform/i18n";
import { html, trustedHtml } from "../html";
import { composeMail, type RenderedMail } from "./layout";

/** What an update is about: its foot says why it came, and what one unsubscribes from. */
type Kind = "update" | "digest" | "alert" | "notice";

export type UpdateData = {
  kind?: Kind;
  subject: string;
  /** The subject as it stands over the words, where that is written in another way. */
  heading?: string;
  /** What an inbox shows behind the subject: the first words. */
  preheader: string;
  /** The words as HTML, made by lib/updates out of its checked tree alone. */
  bodyHtml: string;
  bodyText: string;
  /** The postal address of whoever sends it, a line each; "" where none is settled. */
  postalAddress?: string;
  /** A link that nobody sees, where links are counted: whoever follows it is no person. */
  decoy?: string | null;
  /** Where the same words stand on the web; null before they are published. */
  webUrl: string | null;
  /** The page with the one button; null in a test or a preview, where there is nobody to unsubscribe. */
  unsubscribeUrl: string | null;
  /** Where the reader asks to see their account; null likewise. */
  accountUrl: string | null;
  /** Marks a test sent to whoever wrote it. */
  test?: boolean;
};

/** An update to the members. Its unsubscribe headers are the deliverer's, since they differ by person. */
export function update(data: UpdateData, locale: Locale): RenderedMail {
  const t = translator(locale, "updates");
  const { kind = "update", heading = data.subject, postalAddress, decoy } = data;
  const band = html`<p
    style="margin:0 0 24px;padding:12px 16px;background-color:#ffd23f;font:700 16px/23px Helvetica,Arial,sans-serif;color:#17143d"
  >
    ${t("mail.test")}
  </p>`;
  return composeMail({
    locale,
    subject: data.test ? t("mail.testSubject", { subject: data.subject }) : data.subject,
    title: heading,
    preheader: data.preheader,
    heading,
    blocks: [
      ...(data.test ? [{ html: band, text: `*** ${t("mail.test")} ***` }] : []),
      { html: trustedHtml(data.bodyHtml), text: data.bodyText },
    ],
    reason: t(`mail.reason.${kind}`),
    foot: [...(decoy ? [t("mail.clicksCounted")] : []), ...(postalAddress ? [postalAddress] : [])],
    // Out of sight, of the keyboard's way and of what is read aloud.
    tail:
      !!decoy &&
      html`<div aria-hidden="true" style="display:none;max-height:0;overflow:hidden;mso-hide:all">
        <a href="${decoy}" tabindex="-1" rel="nofollow"></a>
      </div>`,
    links: [
      ...(data.unsubscribeUrl ? [{ label: t(`mail.unsubscribe.${kind}`), href: data.unsubscribeUrl }] : []),
      ...(data.accountUrl ? [{ label: t("mail.account"), href: data.accountUrl }] : []),
      ...(data.webUrl ? [{ label: t("mail.onTheWeb"), href: data.webUrl }] : []),
    ],
  });
}
