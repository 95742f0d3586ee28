import type { Ground } from "@/lib/content/schema";
import { Figure } from "@/components/content/figure";
import { formatter, type Locale } from "@/lib/platform/i18n";

export type News = {
  href: string;
  /** What it is: "Update to members", an article's kicker. */
  kind: string;
  title: string;
  summary: string;
  /** The day it appeared; null when nobody knows. */
  on: Date | null;
  /** The language of the words, where it is not the page's. */
  language?: Locale;
  ground: Ground;
  figure: string;
};

/** What is new: each piece with its figure on its ground, and the whole of it leads there. */
export function NewsList({ locale, news }: { locale: Locale; news: readonly News[] }) {
  const { dateTime } = formatter(locale);
  return (
    <ul className="news">
      {news.map(({ href, kind, title, summary, on, language, ground, figure }) => (
        <li key={href} className="news-item">
          <div className={`news-figure ground-${ground}`}>
            <Figure name={figure} ground={ground} />
          </div>
          <article className="news-words">
            <p className="news-kind">
              {kind}
              {on ? (
                <>
                  {" · "}
                  <time dateTime={on.toISOString()}>{dateTime(on, { dateStyle: "long" })}</time>
                </>
              ) : null}
            </p>
            <h3 className="news-title" lang={language}>
              <a href={href}>{title}</a>
            </h3>
            <p lang={language}>{summary}</p>
          </article>
        </li>
      ))}
    </ul>
  );
}
