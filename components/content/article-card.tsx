import { type ArticleFacts, dayOf } from "@/components/content/article-head";
import { Figure } from "@/components/content/figure";
import { type Locale, translator } from "@/lib/platform/i18n";

export type ArticleCardProps = ArticleFacts & {
  locale: Locale;
  href: string;
  /** The byline's names: "Dr. Shari Dickstein-Staub and Megan Smith". */
  names: string;
  /** The heading's place in the page's outline. */
  level?: 2 | 3;
};

/** An article as a small poster: all of it leads there. */
export function ArticleCard({ locale, href, names, level = 3, ...article }: ArticleCardProps) {
  const t = translator(locale, "articles");
  const Heading = `h${level}` as const;
  const { kicker, publication, title, summary, ground, figure, published, minutes } = article;
  return (
    <article className={`card article-card ground-${ground}`}>
      <div className="card-words">
        <p className="article-kicker">
          <strong>{kicker}</strong> <span>{publication}</span>
        </p>
        <Heading className="card-title">
          <a href={href}>{title}</a>
        </Heading>
        <p className="card-summary">{summary}</p>
        <div className="article-byline">
          <p>
            {t("by")} {names}
          </p>
          <p className="article-facts">
            {published ? (
              <time dateTime={published}>{dayOf(locale, published)}</time>
            ) : (
              <span>{t("undated")}</span>
            )}
            <span>{t("minutes", { minutes })}</span>
          </p>
        </div>
      </div>
      <div className="card-figure">
        <Figure name={figure} ground={ground} />
      </div>
    </article>
  );
}
