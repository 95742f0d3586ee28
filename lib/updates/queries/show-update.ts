import type { Locale } from "@/lib/platform/i18n";
import { firstWords } from "../letter";
import { readUpdate } from "../markdown";
import { localeFor, translatedLocales, type SafeRoot, type UpdateStatus } from "../schema";
import { contentOf, type Words } from "./content-of";

export type PublicUpdateLine = {
  slug: string;
  subject: string;
  /** The first words, at most 180 signs. */
  excerpt: string;
  sentAt: Date;
  /** The language of the words: the reader's, or the default one when there is no translation. */
  locale: Locale;
};

export type PublicUpdate = PublicUpdateLine & {
  body: SafeRoot;
  /** Written in the reader's language. */ translated: boolean;
};

/** What everyone may read. A digest only says again, to some, what went out. */
export const published = {
  kind: "update" as const,
  status: { in: ["sending", "paused", "stopped", "sent"] as UpdateStatus[] },
  approvedAt: { not: null },
};

/** An update as the site shows it. On the site itself addresses of the site stay short: `origin` is "". */
export function showUpdate(
  row: { slug: string; approvedAt: Date | null } & Words,
  wanted: Locale,
  origin = "",
): PublicUpdate {
  const content = contentOf(row);
  const locale = localeFor(wanted, translatedLocales(content));
  const { subject, body: markdown } = content[locale];
  const { tree } = readUpdate(markdown, { locale, siteUrl: origin });
  return {
    slug: row.slug,
    subject,
    excerpt: firstWords(tree, 180),
    sentAt: row.approvedAt ?? new Date(0),
    locale,
    translated: locale === wanted,
    body: tree,
  };
}

/** What a list of updates shows of one. */
export const lineOf = ({ slug, subject, excerpt, sentAt, locale }: PublicUpdate): PublicUpdateLine => ({
  ...{ slug, subject, excerpt, sentAt, locale },
});
