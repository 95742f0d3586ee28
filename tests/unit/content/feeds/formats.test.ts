import { describe, expect, test } from "vitest";
import { type Feed, type FeedItem, noonOf } from "@/lib/content/feeds/feed";
import { feedAddress, toAtom, toJsonFeed } from "@/lib/content/feeds/formats";
import { readXml, type XmlElement } from "@/tests/support/xml";

const anItem = (address: string, more: Partial<FeedItem> = {}): FeedItem => ({
  address,
  locale: "es",
  title: "Título",
  summary: "Resumen.",
  html: '<p>1 &lt; 2 &amp; <a href="https://x.example/?a=1&amp;b=2">más</a></p>',
  authors: ["Ana Ruiz", "Luz Díaz"],
  published: noonOf("2026-11-02"),
  updated: noonOf("2026-11-05"),
  topics: [],
  ...more,
});
const aFeed = (items: FeedItem[], more: Partial<Feed> = {}): Feed => ({
  locale: "es",
  title: "Movimiento",
  subtitle: "Lo nuevo",
  origin: "https://movement.example",
  author: "Children Now",
  address: "/issues/stem",
  items,
  ...more,
});
const items = [
  anItem("/articles/a"),
  anItem("/updates/b", { locale: "en", authors: [], updated: noonOf("2026-12-01") }),
  anItem("/articles/undated", { published: null, updated: null }),
];

const named = ({ children }: XmlElement, name: string) => children.filter((child) => child.name === name);
const only = (element: XmlElement, name: string) => {
  const found = named(element, name);
  expect(found, `one ${name}`).toHaveLength(1);
  return found[0]!;
};

describe("Atom keeps what RFC 4287 demands", () => {
  const feed = readXml(toAtom(aFeed(items)));
  const entries = named(feed, "entry");

  test("the feed has one id, title and date, an author and a link to itself (4.1.1)", () => {
    expect([feed.name, feed.attributes["xmlns"]]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
    expect(feed.attributes["xml:lang"]).toBe("es");
    expect(only(feed, "id").text).toBe("https://movement.example/es/issues/stem/feed.xml");
    expect(only(feed, "title").text).toBe("Movimiento");
    expect(only(feed, "updated").text).toBe("2026-12-01T12:00:00.000Z");
    expect(only(only(feed, "author"), "name").text).toBe("Children Now");
    expect(named(feed, "link").map(({ attributes }) => [attributes["rel"], attributes["href"]])).toEqual([
      ["self", "https://movement.example/es/issues/stem/feed.xml"],
      ["alternate", "https://movement.example/es/issues/stem"],
    ]);
  });

  test("an entry has one id, title and date, and an alternate (4.1.2); its authors have names (3.2.1)", () => {
    for (const entry of entries) {
      for (const name of ["id", "title", "updated", "summary", "content"]) only(entry, name);
      expect(named(entry, "published").length).toBeLessThanOrEqual(1);
      const alternates = named(entry, "link").filter(({ attributes }) => attributes["rel"] === "alternate");
      expect(alternates).toHaveLength(1);
      for (const author of named(entry, "author")) expect(only(author, "name").text).not.toBe("");
    }
    expect(entries.map((entry) => named(entry, "author").length)).toEqual([2, 0]);
  });

  test("ids are absolute, different and those of the pages (4.2.6)", () => {
    const ids = entries.map((entry) => only(entry, "id").text);
    expect(ids).toEqual(["https://movement.example/es/articles/a", "https://movement.example/es/updates/b"]);
    for (const id of ids) expect(URL.canParse(id)).toBe(true);
  });

  test("dates are RFC 3339 with capital T and Z (3.3)", () => {
    const dates = [feed, ...entries].flatMap((one) => [...named(one, "updated"), ...named(one, "published")]);
    for (const { text } of dates) expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
  });

  test("HTML is escaped text of type html (4.1.3.3), in the language of the entry", () => {
    const content = only(entries[0]!, "content");
    expect(content.attributes["type"]).toBe("html");
    expect(content.children).toEqual([]);
    expect(content.text).toBe(items[0]!.html);
    expect(entries.map(({ attributes }) => attributes["xml:lang"])).toEqual(["es", "en"]);
  });

  test("an item whose date nobody knows is left out: no date is made up", () => {
    expect(toAtom(aFeed(items))).not.toContain("undated");
  });

  test("a feed that tells of nothing is whole, and never changed", () => {
    const empty = readXml(toAtom(aFeed([])));
    expect(only(empty, "updated").text).toBe("1970-01-01T00:00:00.000Z");
    expect(named(empty, "entry")).toEqual([]);
  });

  test("hostile words stay words", () => {
    const hostile = `]]></title></entry><script>&amp;"'\u0000\u001b\uffff\ud800`;
    const read = readXml(toAtom(aFeed([anItem("/a", { title: hostile, authors: [hostile] })])));
    const entry = only(read, "entry");
    expect(only(entry, "title").text).toBe(`]]></title></entry><script>&amp;"'`);
    expect(only(only(entry, "author"), "name").text).toBe(`]]></title></entry><script>&amp;"'`);
  });
});

describe("JSON Feed keeps what version 1.1 demands", () => {
  const feed = JSON.parse(toJsonFeed(aFeed(items))) as Record<string, unknown> & {
    items: Record<string, unknown>[];
  };

  test("it says its version, title and addresses", () => {
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "Movimiento",
      home_page_url: "https://movement.example/es/issues/stem",
      feed_url: "https://movement.example/es/issues/stem/feed.json",
      language: "es",
    });
  });

  test("every item has an id and its words; the undated ones stand there without a date", () => {
    expect(feed.items.map(({ id }) => id)).toEqual([
      "https://movement.example/es/articles/a",
      "https://movement.example/es/updates/b",
      "https://movement.example/es/articles/undated",
    ]);
    expect(feed.items[0]).toMatchObject({
      content_html: items[0]!.html,
      date_published: "2026-11-02T12:00:00.000Z",
      date_modified: "2026-11-05T12:00:00.000Z",
      authors: [{ name: "Ana Ruiz" }, { name: "Luz Díaz" }],
    });
    expect(feed.items[2]).not.toHaveProperty("date_published");
    expect(feed.items[2]).not.toHaveProperty("date_modified");
  });
});

test("a page's feed stands behind its address", () => {
  expect(feedAddress("/", "xml")).toBe("/feed.xml");
  expect(feedAddress("/issues/stem", "json")).toBe("/issues/stem/feed.json");
});
