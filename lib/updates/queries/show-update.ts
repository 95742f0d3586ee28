import type { Locale } from "@/lib/platform/i18n";
import { firstWords } from "../letter";
import { readUpdate } from "../markdown";
import { withFallbacks } from "../personal";
import { localeFor, translatedLocales, type SafeRoot, type UpdateKind, type UpdateStatus } from "../schema";
import { contentOf, words, type Words } from "./content-of";

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

/** The kinds that stand on the site: a digest only says again, to some, what went out; a notice is between us and a member. */
const publicKinds: readonly UpdateKind[] = ["update", "alert"];

/** Whether an update stands on the site once it went out. */
export const isPublic = (update: { kind: UpdateKind; public: boolean }): boolean =>
  update.public && publicKinds.includes(update.kind);

/** What everyone may read. */
export const published = {
  kind: { in: [...publicKinds] },
  public: true,
  status: { in: ["sending", "paused", "stopped", "sent"] as UpdateStatus[] },
  approvedAt: { not: null },
};

/** What is selected of an update that the site shows. */
export const shown = { slug: true, approvedAt: true, startsAt: true, ...words } as const;
type Shown = { slug: string; approvedAt: Date | null; startsAt: Date | null } & Words;

/** An update as the site shows it. On the site itself addresses of the site stay short: `origin` is "". */
export function showUpdate(row: Shown, wanted: Locale, origin = ""): PublicUpdate {
  const content = contentOf(row);
  const locale = localeFor(wanted, translatedLocales(content));
  const { subject, body: markdown } = content[locale];
  const { tree } = readUpdate(markdown, { locale, siteUrl: origin });
  return {
    slug: row.slug,
    subject: withFallbacks(subject),
    excerpt: firstWords(tree, 180),
    sentAt: row.startsAt ?? row.approvedAt ?? new Date(0),
    locale,
    translated: locale === wanted,
    body: tree,
  };
}

/** What a list of updates shows of one. */
export const lineOf = ({ slug, subject, excerpt, sentAt, locale }: PublicUpdate): PublicUpdateLine => ({
  ...{ slug, subject, excerpt, sentAt, locale },
});
