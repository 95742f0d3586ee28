import type { Navigation, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { Mark } from "@/components/layout/mark";
import { localePath, locales, translator } from "@/lib/platform/i18n";

type SiteHeaderProps = {
  locale: Locale;
  path: string;
  /** What the language switch keeps of the query. */
  query: string;
  navigation: Navigation;
  site: Site;
  current: string;
};

const within = (current: string, href: string) => current === href || current.startsWith(`${href}/`);

/** The page in the other language. */
export const otherLocale = (locale: Locale): Locale => locales.find((other) => other !== locale) ?? locale;

/**
 * The site's name and ways. Where it is narrow the ways are a sheet that opens without a script; a browser that does not
 * know popovers shows them in place.
 */
export function SiteHeader({ locale, path, query, navigation, site, current }: SiteHeaderProps) {
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
        <button type="button" className="button button-quiet button-small site-menu" popoverTarget="ways">
          {t("menu")}
        </button>
        <nav id="ways" popover="auto" aria-label={t("mainNavigation")} className="site-nav">
          <button
            type="button"
            className="button button-quiet button-small site-menu-close"
            popoverTarget="ways"
            popoverTargetAction="hide"
          >
            {t("menuClose")}
          </button>
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
              <a
                href={localePath(locale, "/search")}
                aria-current={within(current, "/search") ? "page" : undefined}
              >
                {t("search")}
              </a>
            </li>
            <li>
              <a
                href={localePath(other, path) + query}
                hrefLang={other}
                lang={other}
                title={t("otherLanguageLabel")}
              >
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
