import { expect, test } from "vitest";
import { noonOf } from "@/lib/content/feeds/feed";
import { inEveryLanguage, listSitemap, sitemapLength } from "@/lib/content/sitemap";
import { openContent } from "@/lib/content/store";
import { aClaim, aContentFolder, anArticle, aPage, soundFiles } from "@/tests/support/content";

const listed = (more: { updates?: { slug: string; sentAt: Date }[]; members?: string[] } = {}) => {
  const content = openContent(
    aContentFolder({
      ...soundFiles(),
      "en/articles/a.mdx": anArticle("x", { published: "2026-11-02" }),
      "en/articles/b.mdx": anArticle("x", { published: "2026-10-01", updated: "2026-12-01" }),
      "en/articles/undated.mdx": anArticle("x"),
      "en/resources.mdx": aPage("Also an index."),
    }),
  );
  return listSitemap({
    pages: content.listPages("en"),
    claims: new Map([
      ["c", aClaim("c", { checkedOn: "2026-09-01" })],
      ["d", aClaim("d")],
    ]),
    bills: new Map([["ab-1", {}]]),
    people: new Map([["ana", {}]]),
    organizations: new Map([["wested", {}]]),
    agenda: ["expand"],
    updates: [],
    members: [],
    ...more,
  });
};

test("every kind of page is in the sitemap, each once", () => {
  const addresses = listed({
    updates: [{ slug: "one", sentAt: new Date("2026-11-20T10:00:00Z") }],
    members: ["a-club", "wested"],
  }).map(({ address }) => address);
  for (const address of [
    ...[
      "/",
      "/articles/a",
      "/articles",
      "/resources",
      "/glossary",
      "/agenda/expand",
      "/claims/c",
      "/bills/ab-1",
    ],
    ...["/people/ana", "/organizations/wested", "/organizations/a-club", "/updates/one", "/join"],
  ])
    expect(
      addresses.filter((one) => one === address),
      address,
    ).toHaveLength(1);
  expect(addresses).not.toContain("/search");
});

test("a page says when it changed only where that is known", () => {
  const sentAt = new Date("2026-11-20T10:00:00Z");
  const changed = new Map(
    listed({ updates: [{ slug: "one", sentAt }] }).map((page) => [page.address, page.changed]),
  );
  expect(changed.get("/articles/a")).toEqual(noonOf("2026-11-02"));
  expect(changed.get("/articles/b")).toEqual(noonOf("2026-12-01"));
  expect(changed.get("/articles/undated")).toBeUndefined();
  expect(changed.get("/updates/one")).toEqual(sentAt);
  expect(changed.get("/updates")).toEqual(sentAt);
  expect(changed.get("/claims/c")).toEqual(noonOf("2026-09-01"));
  expect(changed.get("/claims/d")).toBeUndefined();
});

test("a full sitemap keeps what stands in files and leaves out the last of the others", () => {
  const members = Array.from({ length: sitemapLength }, (_, at) => `member-${at}`);
  const pages = listed({ members });
  expect(pages.length * 2).toBeLessThanOrEqual(sitemapLength);
  const addresses = pages.map(({ address }) => address);
  for (const address of ["/", "/articles/a", "/claims/c", "/organizations/member-0"])
    expect(addresses).toContain(address);
});

test("a page is named in each language, with the others and the one for everyone else", () => {
  const at = inEveryLanguage({ address: "/join", changed: noonOf("2026-11-02") }, "https://movement.example");
  expect(at.map(({ url }) => url)).toEqual([
    "https://movement.example/join",
    "https://movement.example/es/join",
  ]);
  for (const page of at) {
    expect(page.lastModified).toEqual(noonOf("2026-11-02"));
    expect(page.alternates.languages).toEqual({
      en: "https://movement.example/join",
      es: "https://movement.example/es/join",
      "x-default": "https://movement.example/join",
    });
  }
  expect(inEveryLanguage({ address: "/" }, "https://movement.example")[0]).not.toHaveProperty("lastModified");
});
