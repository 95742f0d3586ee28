import type { Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { translator } from "@/lib/platform/i18n";

type PageToolsProps = {
  locale: Locale;
  site: Site;
  title: string;
  /** The page's full address. */
  address: string;
};

/** Print, share, cite. What needs a script is shown by the script. */
export function PageTools({ locale, site, title, address }: PageToolsProps) {
  const t = translator(locale, "content");
  return (
    <section className="tools" aria-label={t("toolsTitle")}>
      <button type="button" hidden data-print="">
        {t("toolsPrint")}
      </button>
      <button type="button" hidden data-share={address} data-copied={t("toolsCopied")}>
        {t("toolsShare")}
      </button>
      <details>
        <summary>{t("toolsCite")}</summary>
        <p>
          {t("citation", {
            organisation: site.organisation[locale],
            title,
            site: site.name[locale],
            address,
          })}
        </p>
      </details>
    </section>
  );
}
