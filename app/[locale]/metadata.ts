import type { Metadata } from "next";
import { feedAddress, feedTypes } from "@/lib/content/feeds/formats";
import { windowTitle } from "@/lib/content/window-title";
import { getSite } from "@/lib/content/store";
import { cardSize } from "@/lib/pictures/card";
import { defaultLocale, type Locale, localePath, locales } from "@/lib/platform/i18n";

type PageMeta = {
  title: string;
  description: string;
  /** The page's address without its language. */
  path: string;
  /** What the page's own feed is called, for a page that has one. */
  feed?: string;
  /** Keeps the page out of search engines. */
  hidden?: boolean;
};

/** What the head of a public page says: title, description, its one address and its other languages. */
export function pageMetadata(locale: Locale, { title, description, path, feed, hidden }: PageMeta): Metadata {
  const site = getSite().name[locale];
  const name = getSite().shortName?.[locale] ?? site;
  const languages = Object.fromEntries(locales.map((each) => [each, localePath(each, path)]));
  return {
    title: path === "/" ? `${site}: ${title}` : windowTitle(title, name),
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: { ...languages, "x-default": localePath(defaultLocale, path) },
      types: feedLinks(locale, [
        ...(path !== "/" && feed ? [{ path, title: `${feed} · ${site}` }] : []),
        { path: "/", title: site },
      ]),
    },
    openGraph: {
      type: "website",
      siteName: site,
      title,
      description,
      url: localePath(locale, path),
      locale: locale === "es" ? "es_US" : "en_US",
      images: [{ url: cardAddress(locale, path), ...cardSize, alt: `${title}. ${site}` }],
    },
    ...(hidden && { robots: { index: false } }),
  };
}

// These pages are never kept, and neither would their cards be; what they say is the same for everyone all the same.
const withoutCard = /^\/(?:join|confirm|unsubscribe|search|lost|unavailable)(?:\/|$)/;

/** Where a page's social card is; that of the site for a page without one. */
const cardAddress = (locale: Locale, path: string): string =>
  localePath(locale, `${path === "/" || withoutCard.test(path) ? "" : path}/card.png`);

/** Where feed readers find what is new: in the page's own feed, if it has one, and in that of the whole site. */
function feedLinks(locale: Locale, feeds: readonly { path: string; title: string }[]) {
  const links = (format: "xml" | "json") =>
    feeds.map(({ path, title }) => ({ url: localePath(locale, feedAddress(path, format)), title }));
  return { [feedTypes.xml]: links("xml"), [feedTypes.json]: links("json") };
}
