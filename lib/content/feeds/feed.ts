import { type Article, listArticles } from "@/lib/content/articles";
import { toFeedHtml } from "@/lib/content/feeds/html";
import type { Page } from "@/lib/content/files";
import type { OrganizationRecord, PersonRecord } from "@/lib/content/records/schema";
import type { Claim } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";

/** Something new that feeds tell of: an article, or an update to members. */
export type FeedItem = {
  /** The address of its page, without language. */
  address: string;
  /** The language of its words: an update that was not translated keeps its own. */
  locale: Locale;
  title: string;
  summary: string;
  /** Its whole text as safe HTML with full addresses. */
  html: string;
  /** Names; empty where it speaks for the site itself. */
  authors: string[];
  /** When it appeared and when it last changed; null where no source says. */
  published: Date | null;
  updated: Date | null;
  /** The addresses, without language, of what it is about and leads to. */
  topics: string[];
};

/** A feed as it is written out, in either format. */
export type Feed = {
  locale: Locale;
  title: string;
  subtitle: string;
  /** The site's full address, without a slash at the end. */
  origin: string;
  /** Who speaks where an item names no author. */
  author: string;
  /** The address, without language, of the page it follows: "/" or "/issues/stem". */
  address: string;
  items: readonly FeedItem[];
};

/** How many items a feed holds at most. */
export const feedLength = 50;

/**
 * The moment a day stands for. Feeds want an instant (RFC 3339); at noon in Greenwich it is the same day all over the
 * United States.
 */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The articles among pages as items. An article whose source gives no date has none: it is not made up here. */
export function articleItems(
  pages: readonly Page[],
  known: {
    origin: string;
    claims: ReadonlyMap<string, Claim>;
    people: ReadonlyMap<string, PersonRecord>;
    organizations: ReadonlyMap<string, OrganizationRecord>;
  },
): FeedItem[] {
  const nameOf = (id: string) => known.people.get(id)?.name ?? known.organizations.get(id)?.name ?? [];
  return listArticles(pages).map((article) => {
    const { address, locale, frontmatter, tree } = article;
    const { title, summary, authors, published, updated = published } = frontmatter;
    return {
      address,
      locale,
      title,
      summary,
      html: toFeedHtml(tree, { ...known, locale, address }),
      authors: authors.flatMap(nameOf),
      published: published === null ? null : noonOf(published),
      updated: updated === null ? null : noonOf(updated),
      topics: topicsOf(article),
    };
  });
}

const topicsOf = ({ address, frontmatter, links }: Article): string[] => [
  address,
  ...frontmatter.issues.map((issue) => `/issues/${issue}`),
  ...links.flatMap(({ target }) => (target.kind === "internal" ? target.path : [])),
];

/**
 * What a page's feed tells of: the items that are about that page or one below it, the latest first and those without a
 * date after them. The home page's feed tells of everything.
 */
export function itemsAbout(items: readonly FeedItem[], address: string): FeedItem[] {
  const about = (topic: string) => topic === address || topic.startsWith(`${address}/`);
  return items
    .filter(({ topics }) => address === "/" || topics.some(about))
    .sort((a, b) => (b.updated?.getTime() ?? 0) - (a.updated?.getTime() ?? 0))
    .slice(0, feedLength);
}
