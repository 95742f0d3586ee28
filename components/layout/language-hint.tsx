import { otherLocale } from "@/components/layout/site-header";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type LanguageHintProps = {
  locale: Locale;
  path: string;
  /** What the hint keeps of the query. */
  query: string;
};

/**
 * Tells a visitor whose browser prefers the other language that the page is there in it, in that language. Hidden until
 * public/enhance.js shows it, once; it never moves the visitor or the page.
 */
export function LanguageHint({ locale, path, query }: LanguageHintProps) {
  const other = otherLocale(locale);
  const t = translator(other, "site");
  return (
    <aside
      className="language-hint ground-sun"
      hidden
      data-language={other}
      lang={other}
      aria-label={t("languageHintLabel")}
    >
      <p>{t("languageHint")}</p>
      <a className="button button-small" href={localePath(other, path) + query} hrefLang={other} lang={other}>
        {t("languageHintYes")}
      </a>
      <button type="button" className="button button-quiet button-small">
        {t("languageHintNo")}
      </button>
    </aside>
  );
}
