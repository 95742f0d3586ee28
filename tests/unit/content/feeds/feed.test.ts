import { expect, test } from "vitest";
import { articleItems, type FeedItem, feedLength, itemsAbout, noonOf } from "@/lib/content/feeds/feed";
import { openContent } from "@/lib/content/store";
import { aContentFolder, anArticle, soundFiles } from "@/tests/support/content";

const people = `- id: ana
  name: Ana Ruiz
  roles:
    - title: { en: Teacher, es: Maestra }
`;

const items = (files: Record<string, string>): FeedItem[] => {
  const content = openContent(aContentFolder({ ...soundFiles(), "people.yaml": people, ...files }));
  return articleItems(content.listPages("en"), {
    origin: "https://movement.example",
    claims: content.listClaims(),
    people: content.listPeople(),
    organizations: content.listOrganizations(),
  });
};

test("an article is an item with its authors, its dates and what it is about", () => {
  const [item] = items({
    "en/articles/a.mdx": anArticle("See [the law](/bills/ab-1) and [home](/).", {
      title: "New",
      authors: "[ana, nobody]",
      published: "2026-11-02",
      updated: "2026-11-05",
      issues: "[stem]",
    }),
  });
  expect(item).toMatchObject({
    address: "/articles/a",
    locale: "en",
    title: "New",
    authors: ["Ana Ruiz"],
    published: noonOf("2026-11-02"),
    updated: noonOf("2026-11-05"),
    topics: ["/articles/a", "/issues/stem", "/bills/ab-1", "/"],
  });
  expect(item?.html).toContain('<a href="https://movement.example/bills/ab-1">the law</a>');
});

test("an article that was never changed was last changed when it appeared; one without a date has none", () => {
  const [dated, undated] = items({
    "en/articles/a.mdx": anArticle("x", { published: "2026-11-02" }),
    "en/articles/b.mdx": anArticle("x"),
  });
  expect(dated?.updated).toEqual(noonOf("2026-11-02"));
  expect(undated).toMatchObject({ published: null, updated: null });
});

test("a day stands for an instant of the same day everywhere in the United States", () => {
  for (const zone of ["Pacific/Honolulu", "America/Los_Angeles", "America/New_York"])
    expect(noonOf("2026-11-02").toLocaleDateString("en-CA", { timeZone: zone })).toBe("2026-11-02");
});

const anItem = (title: string, day: string | null, ...topics: string[]): FeedItem => ({
  address: `/${title}`,
  locale: "en",
  title,
  summary: "",
  html: "",
  authors: [],
  published: null,
  updated: day ? noonOf(day) : null,
  topics,
});

test("a page's feed tells of what is about it or a page below it, the latest first, the undated last", () => {
  const all = [
    anItem("undated", null, "/issues/stem"),
    anItem("old", "2015-01-01", "/issues/stem"),
    anItem("new", "2026-01-01", "/issues/stem/stem-network"),
    anItem("alike", "2026-02-01", "/issues/stemware"),
  ];
  const titles = (address: string) => itemsAbout(all, address).map(({ title }) => title);
  expect(titles("/issues/stem")).toEqual(["new", "old", "undated"]);
  expect(titles("/issues/stem/stem-network")).toEqual(["new"]);
  expect(titles("/")).toEqual(["alike", "new", "old", "undated"]);
});

test("a feed has an end", () => {
  const many = Array.from({ length: feedLength + 10 }, (_, at) => anItem(String(at), null, "/"));
  expect(itemsAbout(many, "/")).toHaveLength(feedLength);
});
