import type { Navigation, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { Mark } from "@/components/layout/mark";
import { localePath, locales, translator } from "@/lib/platform/i18n";

type SiteFooterProps = { locale: Locale; path: string; query: string; navigation: Navigation; site: Site };

const languageNames: Record<Locale, string> = { en: "English", es: "Español" };

/** Who this is, what it promises, and the page in its languages. */
export function SiteFooter({ locale, path, query, navigation, site }: SiteFooterProps) {
  const t = translator(locale, "site");
  return (
    <footer className="site-footer">
      <div className="frame site-footer-grid">
        <div className="site-footer-who">
          <Mark />
          <p className="site-footer-name">{site.name[locale]}</p>
          <p>{t("footerProject", { organisation: site.organisation[locale] })}</p>
          <p className="site-footer-tagline">{site.tagline[locale]}</p>
        </div>
        <nav className="site-footer-ways" aria-label={t("footerNavigation")}>
          {navigation.footer.map(({ title, links }, place) => (
            <div key={title[locale]}>
              <p className="site-footer-title" id={`ways-${place + 1}`}>
                {title[locale]}
              </p>
              <ul aria-labelledby={`ways-${place + 1}`}>
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href.startsWith("/") ? localePath(locale, href) : href}>{label[locale]}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="site-footer-end">
          <p className="site-footer-promise">{t("footerNoTrackers")}</p>
          <ul className="site-footer-languages">
            {locales.map((each) => (
              <li key={each}>
                {each === locale ? (
                  <span aria-current="true">{languageNames[each]}</span>
                ) : (
                  <a href={localePath(each, path) + query} hrefLang={each} lang={each}>
                    {languageNames[each]}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}
