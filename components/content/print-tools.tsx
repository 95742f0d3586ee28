import { type Locale, localePath, translator } from "@/lib/platform/i18n";

/** What stands above a page's print view, and not on the paper. `path` is the page's address without its language. */
export function PrintTools({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale, "print");
  return (
    <nav className="print-tools" aria-label={t("toolsTitle")}>
      <button type="button" hidden data-print="">
        {t("print")}
      </button>
      <a href={localePath(locale, `${path}/pdf`)} type="application/pdf">
        {t("openPdf")}
      </a>
      <a href={localePath(locale, path)}>{t("back")}</a>
    </nav>
  );
}
