import type { Metadata } from "next";
import { getSite } from "@/lib/content/store";
import { defaultLocale, type Locale, localePath, locales } from "@/lib/platform/i18n";

type PageMeta = {
  title: string;
  description: string;
  /** The page's address without its language. */
  path: string;
  /** Keeps the page out of search engines. */
  hidden?: boolean;
};

/** What the head of a public page says: title, description, its one address and its other languages. */
export function pageMetadata(locale: Locale, { title, description, path, hidden }: PageMeta): Metadata {
  const site = getSite().name[locale];
  const languages = Object.fromEntries(locales.map((each) => [each, localePath(each, path)]));
  return {
    title: path === "/" ? `${site}: ${title}` : `${title} · ${site}`,
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: { ...languages, "x-default": localePath(defaultLocale, path) },
    },
    openGraph: {
      type: "website",
      siteName: site,
      title,
      description,
      url: localePath(locale, path),
      locale: locale === "es" ? "es_US" : "en_US",
    },
    ...(hidden && { robots: { index: false } }),
  };
}
