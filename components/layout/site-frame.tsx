import type { ReactNode } from "react";
import type { Navigation, Site } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";
import { LanguageHint } from "@/components/layout/language-hint";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { translator } from "@/lib/platform/i18n";

export type SiteFrameProps = {
  locale: Locale;
  /** The page's address without its language, e.g. "/issues/stem": the language switch keeps the page. */
  path: string;
  /** The part of the query that says what the page shows ("?issue=stem"), which the switch keeps as well. */
  query?: string;
  navigation: Navigation;
  site: Site;
  /** The address of the entry in the navigation that the page belongs to; found from `path` when not given. */
  current?: string;
  children: ReactNode;
};

/** What stands around every public page: the way to skip, header, one main landmark, footer. */
export function SiteFrame({ locale, path, query = "", navigation, site, current, children }: SiteFrameProps) {
  const t = translator(locale, "site");
  return (
    <>
      <a href="#content" className="skip">
        {t("skip")}
      </a>
      {/* A page that stands nowhere (not found, not to be shown) has no twin in the other language. */}
      {current === "" ? null : <LanguageHint locale={locale} path={path} query={query} />}
      <SiteHeader
        locale={locale}
        path={path}
        query={query}
        navigation={navigation}
        site={site}
        current={current ?? path}
      />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} path={path} query={query} navigation={navigation} site={site} />
    </>
  );
}
