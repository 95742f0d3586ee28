import { accountUrl, pageUrl, unsubscribePageUrl } from "@/lib/mail/links";
import { renderMail } from "@/lib/mail/render";
import { siteUrl } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import type { CountedLinks } from "./clicks/links";
import { fillPersonal } from "./fill-personal";
import { firstWords, toLetter } from "./letter";
import { mapLinks } from "./link-tree";
import { toMailHtml } from "./mail-html";
import { readUpdate } from "./markdown";
import {
  joinPieces,
  nobody,
  readPersonal,
  slotOf,
  valueOf,
  type MailPart,
  type PersonalData,
  type PersonalField,
} from "./personal";
import type { Translation, UpdateKind } from "./schema";
import { TOKEN_SLOT } from "./slots";

/** A mail with slots where it differs by reader: TOKEN_SLOT, and `slotOf` an index of `personal`. */
export type WrittenMail = { subject: string; html: string; text: string; personal: PersonalField[] };

/** What surrounds an update's words. */
export type MailFrame = {
  /** Of its page on the web; null: it has none. */
  slug: string | null;
  kind: UpdateKind;
  /** A line each; "" where none is settled. */
  postalAddress: string;
  /** Where the links of the words lead instead; not given: where they say. */
  links?: CountedLinks | null;
};

type Fill = (personal: PersonalField, part: MailPart) => string;

/** What the mail template is told of an update's words in one language. */
function wordsOf(part: Translation, locale: Locale, fill: Fill, links?: CountedLinks | null) {
  const { tree } = readUpdate(part.body, { locale, siteUrl: siteUrl() });
  const line = (text: string, where: MailPart) =>
    joinPieces(readPersonal(text).pieces, (personal) => fill(personal, where));
  const led = links ? mapLinks(tree, links.addressOf) : tree;
  return {
    subject: line(part.subject, "subject"),
    heading: line(part.subject, "html"),
    // What is cut out of the words might be cut in the middle of a slot: there everyone reads what stands for nobody.
    preheader: part.preheader ? line(part.preheader, "html") : firstWords(tree, 140),
    bodyHtml: toMailHtml(fillPersonal(led, (personal) => fill(personal, "html"))),
    bodyText: toLetter(fillPersonal(led, (personal) => fill(personal, "text"))),
    decoy: links?.decoy ?? null,
  };
}

/** The mail that goes out, with slots where each person's token and values belong. */
export function writeMail(part: Translation, locale: Locale, frame: MailFrame): WrittenMail {
  const { slug, kind, postalAddress, links } = frame;
  const personal: PersonalField[] = [];
  const slot: Fill = ({ field, fallback }, where) => {
    const known = personal.findIndex((one) => one.field === field && one.fallback === fallback);
    return slotOf(known < 0 ? personal.push({ field, fallback }) - 1 : known, where);
  };
  const data = {
    ...wordsOf(part, locale, slot, links),
    ...{ kind, postalAddress },
    webUrl: slug === null ? null : pageUrl(`/updates/${slug}`, locale),
    unsubscribeUrl: unsubscribePageUrl(TOKEN_SLOT, locale),
    // The same token: it says whose mail this is, and signs nobody in.
    accountUrl: accountUrl(TOKEN_SLOT, locale),
  };
  const { subject, html, text } = renderMail("update", data, locale);
  return { subject, html, text, personal };
}

/** What the template is told of a mail to somebody known; its links to what is personal are the caller's. */
export function mailData(
  part: Translation,
  locale: Locale,
  { kind, postalAddress }: Pick<MailFrame, "kind" | "postalAddress">,
  person: PersonalData = nobody,
) {
  const value: Fill = (personal) => valueOf(personal, person, locale);
  return { ...wordsOf(part, locale, value), kind, postalAddress };
}

/** A mail as a preview shows it; `preview` is what an inbox shows behind the subject. */
export type PreviewedMail = { subject: string; preview: string; html: string; text: string };

/**
 * The mail as a preview shows it: its links lead to this site's front page, since nobody is to be unsubscribed.
 * @param person whose values stand in it; not given: what stands there for those who have none
 */
export function previewMail(
  part: Translation,
  locale: Locale,
  frame: Pick<MailFrame, "kind" | "postalAddress">,
  person?: PersonalData,
): PreviewedMail {
  const front = pageUrl("/", locale);
  const links = { webUrl: front, unsubscribeUrl: front, accountUrl: front };
  const data = mailData(part, locale, frame, person);
  const { subject, html, text } = renderMail("update", { ...data, ...links }, locale);
  return { subject, preview: data.preheader, html, text };
}
