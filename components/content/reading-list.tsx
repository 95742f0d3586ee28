import { type Locale, translator } from "@/lib/platform/i18n";

export type Reading = {
  href: string;
  title: string;
  /** What there is to know before one goes there: how far a bill has come, what an article says. */
  words: string;
};

type ReadingListProps = { locale: Locale; articles: readonly Reading[]; bills: readonly Reading[] };

/** What else there is on an issue, ruled like the notes it stands above. */
export function ReadingList({ locale, articles, bills }: ReadingListProps) {
  const t = translator(locale, "content");
  const shelves = [
    { name: t("readingArticles"), readings: articles },
    { name: t("readingBills"), readings: bills },
  ].filter(({ readings }) => readings.length > 0);
  if (shelves.length === 0) return null;
  return (
    <section className="notes reading-list" aria-labelledby="reading">
      <h2 id="reading">{t("readingTitle")}</h2>
      <dl className="words">
        {shelves.map(({ name, readings }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {readings.map(({ href, title, words }) => (
                <p key={href}>
                  <a href={href}>{title}</a> · {words}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
