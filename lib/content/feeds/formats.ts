import type { Feed, FeedItem } from "@/lib/content/feeds/feed";
import { type Locale, localePath } from "@/lib/platform/i18n";

export const feedTypes = {
  xml: "application/atom+xml",
  json: "application/feed+json",
} as const;
export type FeedFormat = keyof typeof feedTypes;

/** The address of a page's feed, without language: "/feed.xml", "/issues/stem/feed.json". */
export const feedAddress = (address: string, format: FeedFormat): string =>
  `${address === "/" ? "" : address}/feed.${format}`;

const full = ({ origin }: Feed, locale: Locale, path: string): string =>
  `${origin}${localePath(locale, path)}`;

/** What XML 1.0 cannot hold at all (section 2.2), not even escaped. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string =>
  text.replace(unprintable, "").replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const tag = (name: string, text: string, attributes = ""): string =>
  `<${name}${attributes}>${escape(text)}</${name}>`;

/** An instant as RFC 3339 writes it. */
const instant = (date: Date): string => date.toISOString();

/**
 * A feed as Atom (RFC 4287). Every entry must say when it was updated (section 4.1.2), and we do not make dates up: an
 * item without one is left out here. It stands in the JSON feed, which does not ask. A feed that tells of nothing has
 * never changed: the first instant of Unix time stands for that.
 */
export function toAtom(feed: Feed): string {
  const dated = feed.items.flatMap((item) => (item.updated ? { ...item, updated: item.updated } : []));
  const newest = dated.reduce((latest, { updated }) => (updated > latest ? updated : latest), new Date(0));
  const page = full(feed, feed.locale, feed.address);
  const self = full(feed, feed.locale, feedAddress(feed.address, "xml"));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">`,
    tag("id", self),
    tag("title", feed.title),
    tag("subtitle", feed.subtitle),
    tag("updated", instant(newest)),
    `<author>${tag("name", feed.author)}${tag("uri", full(feed, feed.locale, "/"))}</author>`,
    `<link rel="self" type="${feedTypes.xml}" href="${escape(self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${feed.locale}" href="${escape(page)}"/>`,
    tag("icon", `${feed.origin}/marks/mark.svg`),
    ...dated.map((item) => toEntry(feed, item)),
    "</feed>\n",
  ].join("\n");
}

function toEntry(feed: Feed, item: FeedItem & { updated: Date }): string {
  const address = full(feed, feed.locale, item.address);
  return [
    `<entry xml:lang="${item.locale}">`,
    tag("id", address),
    tag("title", item.title),
    ...(item.published ? [tag("published", instant(item.published))] : []),
    tag("updated", instant(item.updated)),
    ...item.authors.map((name) => `<author>${tag("name", name)}</author>`),
    `<link rel="alternate" type="text/html" hreflang="${item.locale}" href="${escape(address)}"/>`,
    tag("summary", item.summary),
    tag("content", item.html, ' type="html"'),
    "</entry>",
  ].join("\n");
}

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), where an item need not have a date. */
export function toJsonFeed(feed: Feed): string {
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.subtitle,
    home_page_url: full(feed, feed.locale, feed.address),
    feed_url: full(feed, feed.locale, feedAddress(feed.address, "json")),
    language: feed.locale,
    authors: [{ name: feed.author, url: full(feed, feed.locale, "/") }],
    items: feed.items.map((item) => {
      const url = full(feed, feed.locale, item.address);
      return {
        id: url,
        url,
        title: item.title,
        summary: item.summary,
        content_html: item.html,
        language: item.locale,
        ...(item.authors.length > 0 && { authors: item.authors.map((name) => ({ name })) }),
        ...(item.published && { date_published: instant(item.published) }),
        ...(item.updated && { date_modified: instant(item.updated) }),
      };
    }),
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}
