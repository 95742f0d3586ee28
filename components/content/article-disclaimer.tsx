import { type Locale, localePath, translator } from "@/lib/platform/i18n";

/** What it means that an article's authors are guests. `organisation` is who publishes it. */
export function ArticleDisclaimer({ locale, organisation }: { locale: Locale; organisation: string }) {
  const t = translator(locale, "articles");
  return (
    <aside className="article-disclaimer" aria-label={t("disclaimerTitle")}>
      <p className="callout-title">{t("disclaimerTitle")}</p>
      <p>
        {t.rich("disclaimer", {
          organisation,
          policy: (words) => <a href={localePath(locale, "/policies/external-links")}>{words}</a>,
        })}
      </p>
    </aside>
  );
}
