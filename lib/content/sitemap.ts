import { agendaAddress } from "@/lib/content/agenda";
import { isArticle, listArticles } from "@/lib/content/articles";
import { noonOf } from "@/lib/content/feeds/feed";
import type { Page } from "@/lib/content/files";
import type { Claim } from "@/lib/content/schema";
import { defaultLocale, localePath, locales } from "@/lib/platform/i18n";

/** A page for search engines: its address without language, and when it last changed, where that is known. */
export type SitemapPage = { address: string; changed?: Date | undefined };

/** A sitemap holds at most this many addresses (sitemaps.org, protocol). */
export const sitemapLength = 50_000;

/** The pages that the program makes from records and from the database. */
const indexes = [
  ...["/agenda", "/articles", "/bills", "/claims", "/coalitions", "/glossary", "/join"],
  ...["/organizations", "/people", "/resources", "/updates"],
];

type Known = {
  pages: readonly Page[];
  claims: ReadonlyMap<string, Claim>;
  /** Records that have a page each; their ids are all that counts here. */
  bills: ReadonlyMap<string, unknown>;
  people: ReadonlyMap<string, unknown>;
  organizations: ReadonlyMap<string, unknown>;
  /** The ids of agenda items. */
  agenda: readonly string[];
  /** What only the database knows; empty when it does not answer. */
  updates: readonly { slug: string; sentAt: Date }[];
  members: readonly string[];
};

/** Every public page, each once: what stands in files first, then what the database holds, until the sitemap is full. */
export function listSitemap(known: Known): SitemapPage[] {
  const newest: Record<string, Date | undefined> = {
    "/articles": changeOf(listArticles(known.pages)[0]),
    "/updates": known.updates[0]?.sentAt,
  };
  const pages: SitemapPage[] = [
    ...known.pages.map((page) => ({ address: page.address, changed: changeOf(page) })),
    ...indexes.map((address) => ({ address, changed: newest[address] })),
    ...known.agenda.map((id) => ({ address: agendaAddress(id) })),
    ...[...known.claims.values()].map(({ id, checkedOn }) => ({
      address: `/claims/${id}`,
      changed: checkedOn ? noonOf(checkedOn) : undefined,
    })),
    ...(["bills", "people", "organizations"] as const).flatMap((kind) =>
      [...known[kind].keys()].map((id) => ({ address: `/${kind}/${id}` })),
    ),
    ...known.updates.map(({ slug, sentAt }) => ({ address: `/updates/${slug}`, changed: sentAt })),
    ...known.members.map((slug) => ({ address: `/organizations/${slug}` })),
  ];
  const once = new Map(pages.reverse().map((page) => [page.address, page]));
  return [...once.values()].reverse().slice(0, Math.floor(sitemapLength / locales.length));
}

function changeOf(page: Page | undefined): Date | undefined {
  if (!page || !isArticle(page)) return undefined;
  const day = page.frontmatter.updated ?? page.frontmatter.published;
  return day ? noonOf(day) : undefined;
}

/** A page in each of its languages, and each of them with all the others. */
export function inEveryLanguage({ address, changed }: SitemapPage, origin: string) {
  const at = (locale: (typeof locales)[number]) => `${origin}${localePath(locale, address)}`;
  const languages = {
    ...Object.fromEntries(locales.map((locale) => [locale, at(locale)])),
    "x-default": at(defaultLocale),
  };
  return locales.map((locale) => ({
    url: at(locale),
    ...(changed && { lastModified: changed }),
    alternates: { languages },
  }));
}
