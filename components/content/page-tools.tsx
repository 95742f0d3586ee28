import { Citations } from "@/components/content/citations";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

type PageToolsProps = {
  locale: Locale;
  title: string;
  /** The page's full address. */
  address: string;
  /** The same without host and language, for a page that has a print view and a PDF. */
  path?: string;
  citation: { plain: string; apa: string; bibtex: string };
};

/** Print, keep, send on, cite. All but sharing works without a script. */
export function PageTools({ locale, title, address, path, citation }: PageToolsProps) {
  const t = translator(locale, "content");
  const pdf = path && localePath(locale, `${path}/pdf`);
  return (
    <section className="tools" aria-label={t("toolsTitle")}>
      {path ? (
        <a href={localePath(locale, `${path}/print`)} rel="nofollow" data-print="">
          {t("toolsPrint")}
        </a>
      ) : (
        <button type="button" hidden data-print="">
          {t("toolsPrint")}
        </button>
      )}
      {pdf ? (
        <>
          <a href={pdf} type="application/pdf">
            {t("toolsPdf")}
          </a>
          <a href={pdf} type="application/pdf" download="">
            {t("toolsSave")}
          </a>
        </>
      ) : null}
      <a href={mailAddress(title, address)}>{t("toolsMail")}</a>
      <button type="button" hidden data-share={address} data-copied={t("toolsCopied")}>
        {t("toolsShare")}
      </button>
      <Citations summary={t("toolsCite")} citation={citation} />
    </section>
  );
}

/** A new mail to nobody yet (RFC 6068). */
const mailAddress = (title: string, address: string): string =>
  `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${address}`)}`;
