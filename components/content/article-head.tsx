import type { Author } from "@/lib/content/authors";
import type { Ground } from "@/lib/content/schema";
import { AuthorLinks } from "@/components/content/author-links";
import { Figure } from "@/components/content/figure";
import { type Locale, formatter, translator } from "@/lib/platform/i18n";

export type ArticleFacts = {
  kicker: string;
  publication: string;
  title: string;
  summary: string;
  ground: Ground;
  figure: string;
  guest: boolean;
  /** The day it appeared (YYYY-MM-DD); null when no source says. */
  published: string | null;
  updated?: string | undefined;
  minutes: number;
};

type ArticleHeadProps = { locale: Locale; article: ArticleFacts; authors: readonly Author[] };

/** The head of an article: a headline is a sentence, so it is set smaller than a page's name. */
export function ArticleHead({ locale, article, authors }: ArticleHeadProps) {
  const t = translator(locale, "articles");
  const { kicker, publication, title, summary, ground, figure, guest } = article;
  return (
    <div className={`poster article-poster ground-${ground}`}>
      <div className="frame poster-grid">
        <div className="poster-words">
          <p className="article-kicker">
            <strong>{kicker}</strong> <span>{publication}</span>
          </p>
          <h1 className="article-title">{title}</h1>
          <p className="poster-sentence">{summary}</p>
          <div className="article-byline">
            <p>
              <AuthorLinks locale={locale} authors={authors} />
              {guest ? (
                <span className="article-guests">{t("guests", { count: authors.length })}</span>
              ) : null}
            </p>
            <ArticleDates locale={locale} article={article} />
          </div>
        </div>
        <div className="poster-figure">
          <Figure name={figure} ground={ground} />
        </div>
      </div>
    </div>
  );
}

/** When it appeared and was changed, as far as that is on record, and how long it takes to read. */
function ArticleDates({ locale, article }: Pick<ArticleHeadProps, "locale" | "article">) {
  const t = translator(locale, "articles");
  const { published, updated, minutes } = article;
  return (
    <p className="article-facts">
      {published ? (
        <time dateTime={published}>{t("published", { date: dayOf(locale, published) })}</time>
      ) : (
        <span>{t("dateUnknown")}</span>
      )}
      {updated ? <time dateTime={updated}>{t("updated", { date: dayOf(locale, updated) })}</time> : null}
      <span>{t("minutes", { minutes })}</span>
    </p>
  );
}

/** A day (YYYY-MM-DD) as California writes it: "November 20, 2026". */
export const dayOf = (locale: Locale, day: string): string =>
  // Noon in London is the morning of the same day in California.
  formatter(locale).dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "long" });
