import { visit } from "unist-util-visit";
import { articleItems, type Feed, feedLength, type FeedItem, itemsAbout } from "@/lib/content/feeds/feed";
import { getPage, getSite, listClaims, listOrganizations, listPages, listPeople } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { toPlainHtml } from "@/lib/updates/plain-html";
import { listLatestUpdates } from "@/lib/updates/queries/list-latest-updates";
import type { PublicUpdate } from "@/lib/updates/queries/show-update";

/** The feed of a page, or null for a page that has none. Without a database it tells of what needs none. */
export async function feedOf(locale: Locale, address: string): Promise<Feed | null> {
  const title = titleOf(locale, address);
  if (title === null) return null;
  const origin = siteUrl();
  const articles = articleItems(listPages(locale), {
    origin,
    claims: listClaims(),
    people: listPeople(),
    organizations: listOrganizations(),
  });
  const updates = (await latestUpdates(locale)).map((update) => updateItem(update, locale, origin));
  const t = translator(locale, "library");
  return {
    locale,
    title,
    subtitle: t("feed.subtitle"),
    origin,
    author: getSite().organisation[locale],
    address,
    items: itemsAbout([...updates, ...articles], address),
  };
}

/** What a page's feed is called, or null for a page that has none. */
function titleOf(locale: Locale, address: string): string | null {
  const t = translator(locale, "library");
  const site = getSite().name[locale];
  if (address === "/") return site;
  if (address === "/articles") return `${t("feed.articles")} · ${site}`;
  if (address === "/updates") return `${t("feed.updates")} · ${site}`;
  const page = getPage(locale, address);
  const has = page && ["hub", "issue", "coalition"].includes(page.frontmatter.kind);
  return has ? `${page.frontmatter.title} · ${site}` : null;
}

async function latestUpdates(locale: Locale): Promise<PublicUpdate[]> {
  try {
    return await listLatestUpdates(locale, feedLength);
  } catch (cause) {
    log.warn({ err: cause }, "a feed tells of no updates: the database does not answer");
    return [];
  }
}

function updateItem(update: PublicUpdate, locale: Locale, origin: string): FeedItem {
  const address = `/updates/${update.slug}`;
  const home = `${origin}${localePath(update.locale, "/")}`.replace(/\/$/, "");
  const topics = [address];
  visit(update.body, "element", ({ properties }) => {
    const href = String(properties["href"] ?? "");
    if (href.startsWith(`${home}/`)) topics.push(href.slice(home.length).replace(/[?#].*$/, ""));
  });
  return {
    address,
    locale: update.locale,
    title: update.subject,
    summary: update.excerpt,
    html: toPlainHtml(update.body),
    authors: [],
    published: update.sentAt,
    updated: update.sentAt,
    topics,
  };
}
