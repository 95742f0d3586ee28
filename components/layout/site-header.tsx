import type { Navigation, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { Mark } from "@/components/layout/mark";
import { localePath, locales, translator } from "@/lib/platform/i18n";

type SiteHeaderProps = {
  locale: Locale;
  path: string;
  navigation: Navigation;
  site: Site;
  current: string;
};

const within = (current: string, href: string) => current === href || current.startsWith(`${href}/`);

/** The page in the other language. */
export const otherLocale = (locale: Locale): Locale => locales.find((other) => other !== locale) ?? locale;

/** The site's name and ways. It wraps where it is narrow: nothing is hidden, nothing needs a script. */
export function SiteHeader({ locale, path, navigation, site, current }: SiteHeaderProps) {
  const t = translator(locale, "site");
  const other = otherLocale(locale);
  const joining = within(current, "/join");
  return (
    <header className="site-header">
      <div className="frame site-header-row">
        <a href={localePath(locale, "/")} className="site-name">
          <Mark />
          <span>{site.name[locale]}</span>
        </a>
        <nav aria-label={t("mainNavigation")} className="site-nav">
          <ul>
            {navigation.primary.map((link) => (
              <li key={link.href}>
                <a
                  href={link.href.startsWith("/") ? localePath(locale, link.href) : link.href}
                  aria-current={link.href === path ? "page" : within(current, link.href) ? "true" : undefined}
                >
                  {link.label[locale]}
                </a>
              </li>
            ))}
            <li>
              <a href={localePath(other, path)} hrefLang={other} lang={other} title={t("otherLanguageLabel")}>
                {t("otherLanguage")}
              </a>
            </li>
          </ul>
        </nav>
        {joining ? null : (
          <a href={joinAddress(locale, path)} className="button button-small site-join">
            {t("join")}
          </a>
        )}
      </div>
    </header>
  );
}

/** The address of the join form, which notes the page it was reached from. */
export function joinAddress(locale: Locale, from: string, kind?: "organization"): string {
  const query = new URLSearchParams({ ...(kind && { kind }), from });
  return `${localePath(locale, "/join")}?${query.toString().replaceAll("%2F", "/")}`;
}
