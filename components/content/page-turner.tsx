import { type Locale, translator } from "@/lib/platform/i18n";

type PageTurnerProps = {
  locale: Locale;
  page: number;
  pages: number;
  previous: string | undefined;
  next: string | undefined;
};

/** The ways to the pages before and after, of a list or of results; nothing where there is one page. */
export function PageTurner({ locale, page, pages, previous, next }: PageTurnerProps) {
  const t = translator(locale, "site");
  if (pages < 2) return null;
  return (
    <nav className="turner" aria-label={t("pages")}>
      {previous ? (
        <a className="button button-quiet" href={previous} rel="prev">
          {t("previousPage")}
        </a>
      ) : null}
      <p>{t("page", { page, pages })}</p>
      {next ? (
        <a className="button button-quiet" href={next} rel="next">
          {t("nextPage")}
        </a>
      ) : null}
    </nav>
  );
}
