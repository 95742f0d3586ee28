import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Redirect } from "@/lib/content/records/schema";
import { isOfAJourney } from "../support/addresses";
import { expect, test } from "../support/journey";
import { readXml, type XmlElement } from "../support/xml";

// What programs read: search engines, feed readers, old links.

const named = ({ children }: XmlElement, name: string) => children.filter((child) => child.name === name);
const textOf = (element: XmlElement, name: string) => named(element, name)[0]?.text ?? "";
/** An address of the site as the product under test serves it. */
const pathOf = (address: string) => new URL(address).pathname;

test("every address of the sitemap is a page, which calls itself by that address", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toMatch(/Sitemap: http\S+\/sitemap\.xml/);
  const sitemap = await request.get("/sitemap.xml");
  expect(sitemap.headers()["content-type"]).toContain("xml");
  const pages = named(readXml((await sitemap.text()).trim()), "url");
  const addresses = pages.map((page) => textOf(page, "loc"));
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.map(pathOf)).toEqual(
    expect.arrayContaining([
      "/",
      "/es",
      "/articles/cal-mscs",
      "/es/coalitions/capmse",
      "/glossary",
      "/bills/ab-185",
    ]),
  );
  for (const page of pages) {
    const address = textOf(page, "loc");
    if (isOfAJourney(address)) continue;
    const answer = await request.get(pathOf(address), { maxRedirects: 0 });
    expect(answer.status(), address).toBe(200);
    const html = await answer.text();
    expect(html, address).toContain(`<link rel="canonical" href="${address.replace(/\/$/, "")}`);
    for (const { attributes } of named(page, "xhtml:link"))
      expect(html.toLowerCase(), address).toContain(
        `hreflang="${attributes["hreflang"]}" href="${attributes["href"]!.replace(/\/$/, "")}`,
      );
  }
});

test("feeds are whole, in both formats and languages, and found from the pages", async ({
  request,
  page,
}) => {
  for (const [path, articles] of [
    ["/feed.xml", 2],
    ["/es/feed.xml", 2],
    ["/articles/feed.xml", 2],
    ["/issues/stem/feed.xml", 1],
    ["/es/issues/linked-learning/feed.xml", 1],
    ["/updates/feed.xml", 0],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.headers()["content-type"], path).toBe("application/atom+xml; charset=utf-8");
    const feed = readXml((await answer.text()).trim());
    const own = named(feed, "link").find(({ attributes }) => attributes["rel"] === "self");
    expect(pathOf(own!.attributes["href"]!)).toBe(path);
    expect(feed.attributes["xml:lang"]).toBe(path.startsWith("/es/") ? "es" : "en");
    const links = named(feed, "entry").map((entry) => pathOf(textOf(entry, "id")));
    expect(links.filter((link) => link.includes("/articles/")).length, path).toBeGreaterThanOrEqual(articles);
    expect(
      links.some((link) => link.endsWith("/articles/cal-mscs")),
      "no date is made up",
    ).toBe(false);
  }
  const json = (await (await request.get("/articles/feed.json")).json()) as { items: { url: string }[] };
  expect(json.items.map(({ url }) => pathOf(url))).toContain("/articles/cal-mscs");

  await page.goto("/es/issues/stem");
  const offered = await page.locator('link[rel="alternate"][type="application/atom+xml"]').all();
  expect(await Promise.all(offered.map(async (link) => pathOf((await link.getAttribute("href"))!)))).toEqual([
    "/es/issues/stem/feed.xml",
    "/es/feed.xml",
  ]);
  for (const nowhere of ["/nowhere/feed.xml", "/feed.rss", "/join/feed.json"])
    expect((await request.get(nowhere)).status(), nowhere).toBe(404);
});

test("pages say what they are", async ({ page }) => {
  for (const [path, types] of [
    ["/", ["Organization", "WebSite"]],
    ["/es/articles/cal-mscs", ["BreadcrumbList", "Article"]],
    ["/claims/schools-without-calculus", ["BreadcrumbList", "Dataset"]],
    ["/faq", ["FAQPage"]],
    ["/es/glossary", ["DefinedTermSet"]],
    ["/organizations/california-stem-network", ["BreadcrumbList", "Organization"]],
    ["/issues/stem/stem-network", ["BreadcrumbList"]],
  ] as const) {
    await page.goto(path);
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    const data = texts.flatMap((text) => {
      const read = JSON.parse(text) as { "@type"?: string; "@graph"?: { "@type": string }[] };
      return read["@graph"]?.map((one) => one["@type"]) ?? read["@type"];
    });
    expect(data, path).toEqual(types);
  }
});

test("every old address leads to its page, in the language it was asked in", async ({ request }) => {
  const redirects = parse(readFileSync("content/redirects.yaml", "utf8")) as Redirect[];
  expect(redirects.length).toBeGreaterThan(5);
  const places = new Set<string>();
  for (const { from, to } of redirects) {
    for (const prefix of ["", "/es"]) {
      const place = to === "/es" ? to : to === "/" ? prefix || to : prefix + to;
      const answer = await request.get(prefix + from, { maxRedirects: 0 });
      expect(answer.status(), prefix + from).toBe(308);
      expect(answer.headers()["location"], prefix + from).toBe(place);
      places.add(place);
    }
  }
  for (const place of places) expect((await request.get(place)).status(), place).toBe(200);
});

test("nothing that is asked for leads to another site", async ({ request, baseURL }) => {
  for (const path of [
    "//evil.example/stem",
    "/%2F%2Fevil.example",
    "/stem%2F%2F..%2F@evil.example",
    "/\\evil.example",
  ]) {
    const answer = await request.get(`${baseURL}${path}`, { maxRedirects: 0 });
    const location = answer.headers()["location"];
    if (location) expect(new URL(location, baseURL).origin, path).toBe(baseURL);
  }
});
