import type { Navigation, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { Mark } from "@/components/layout/mark";
import { localePath, locales, translator } from "@/lib/platform/i18n";

type SiteFooterProps = { locale: Locale; path: string; navigation: Navigation; site: Site };

const languageNames: Record<Locale, string> = { en: "English", es: "Español" };

/** Who this is, what it promises, and the page in its languages. */
export function SiteFooter({ locale, path, navigation, site }: SiteFooterProps) {
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
        <nav aria-label={t("footerNavigation")}>
          <ul className="site-footer-links">
            {[...navigation.primary, ...navigation.footer].map((link) => (
              <li key={link.href}>
                <a href={link.href.startsWith("/") ? localePath(locale, link.href) : link.href}>
                  {link.label[locale]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <p className="site-footer-promise">{t("footerNoTrackers")}</p>
          <ul className="site-footer-languages">
            {locales.map((each) => (
              <li key={each}>
                {each === locale ? (
                  <span aria-current="true">{languageNames[each]}</span>
                ) : (
                  <a href={localePath(each, path)} hrefLang={each} lang={each}>
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
