import { accountUrl, pageUrl, unsubscribePageUrl } from "@/lib/mail/links";
import { renderMail } from "@/lib/mail/render";
import { siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import { firstWords, toLetter } from "./letter";
import { toMailHtml } from "./mail-html";
import { readUpdate } from "./markdown";
import { TOKEN_SLOT } from "./message";
import type { Translation } from "./schema";

export type WrittenMail = { subject: string; html: string; text: string };

/** What the mail template is told of an update's words in one language. */
export function updateData(part: Translation, locale: Locale) {
  const { tree } = readUpdate(part.body, { locale, siteUrl: siteUrl() });
  return {
    subject: part.subject,
    preheader: part.preheader || firstWords(tree, 140),
    bodyHtml: toMailHtml(tree),
    bodyText: toLetter(tree),
  };
}

/**
 * The mail that goes out, with TOKEN_SLOT where each person's unsubscribe token belongs.
 * @param slug of its page on the web; null: it has none
 */
export function writeMail(part: Translation, locale: Locale, slug: string | null): WrittenMail {
  const webUrl = slug === null ? null : pageUrl(`/updates/${slug}`, locale);
  const personal = {
    unsubscribeUrl: unsubscribePageUrl(TOKEN_SLOT, locale),
    // The same token: it says whose mail this is, and signs nobody in.
    accountUrl: accountUrl(TOKEN_SLOT, locale),
  };
  return renderMail("update", { ...updateData(part, locale), webUrl, ...personal }, locale);
}

/** The mail as a preview shows it: its links lead to this site's front page, since nobody is to be unsubscribed. */
export function previewMail(part: Translation, locale: Locale): WrittenMail {
  const front = pageUrl("/", locale);
  const links = { webUrl: front, unsubscribeUrl: front, accountUrl: front };
  return renderMail("update", { ...updateData(part, locale), ...links }, locale);
}
