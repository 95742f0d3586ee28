import { expect, test } from "vitest";
import { findRedirect, guessAddress, wordsOfAddress } from "@/lib/content/redirects";

const redirects = [
  { from: "/stem", to: "/issues/stem" },
  { from: "/old-brief.aspx", to: "/issues/stem#progress" },
  { from: "/partner", to: "https://partner.example/page" },
  { from: "/paper", to: "/papers/stem.pdf" },
  { from: "/niñez", to: "/" },
  { from: "/rss", to: "/feed.xml" },
  { from: "/espanol", to: "/es" },
];
const find = (address: string, locale: "en" | "es" = "en") => findRedirect(redirects, address, locale);

test("an old address leads to the new one, in the reader's language", () => {
  expect(find("/stem")).toBe("/issues/stem");
  expect(find("/stem", "es")).toBe("/es/issues/stem");
  expect(find("/old-brief.aspx", "es")).toBe("/es/issues/stem#progress");
  expect(find("/niñez", "es")).toBe("/es");
  expect(find("/nowhere")).toBeUndefined();
});

test("files and other sites are the same in every language", () => {
  expect(find("/paper", "es")).toBe("/papers/stem.pdf");
  expect(find("/partner", "es")).toBe("https://partner.example/page");
});

test("a feed is in the reader's language", () => {
  expect(find("/rss")).toBe("/feed.xml");
  expect(find("/rss", "es")).toBe("/es/feed.xml");
});

test("who asks for a language gets it, whatever they read before", () => {
  expect(find("/espanol")).toBe("/es");
  expect(find("/espanol", "es")).toBe("/es");
});

test("an address that can only mean one page leads there", () => {
  const known = ["/", "/issues", "/issues/stem", "/issues/stem/network", "/bills/ab-2565", "/bills/ab-185"];
  const guess = (address: string) =>
    guessAddress(address, [
      ...known,
      "/glossary#stem",
      "/glossary#lcff",
      "/coalitions/lcff-now",
      "/people/ana",
    ]);
  expect(guess("/Issues/STEM/")).toBe("/issues/stem");
  expect(guess("/issues.html")).toBe("/issues");
  expect(guess("/index.php")).toBe("/");
  expect(guess("/AB%202565")).toBe("/bills/ab-2565");
  expect(guess("/bills/ab185")).toBe("/bills/ab-185");
  expect(guess("/issues/network")).toBe("/issues/stem/network");
  expect(guess("/glossary/LCFF")).toBe("/glossary#lcff");
  expect(guess("/ana")).toBe("/people/ana");
});

test("an address that could mean several pages, or none, is not guessed", () => {
  const known = ["/", "/issues/stem", "/glossary#stem", "/people/ana"];
  for (const asked of [
    "/stem",
    "/people/ana",
    "/bills/ana",
    "/an",
    "/-",
    "/%zz",
    "//evil.example",
    "/a/../ana",
  ])
    expect(guessAddress(asked, known), asked).toBeUndefined();
});

test("capitals, a slash at the end and percent signs do not matter", () => {
  expect(find("/STEM/")).toBe("/issues/stem");
  expect(find("/ni%C3%B1ez")).toBe("/");
});

test("what was asked never becomes part of the answer", () => {
  for (const asked of [
    "//evil.example/stem",
    "/stem//evil.example",
    "/stem?to=//evil.example",
    "/%zz",
    "/stem\r\nx",
  ])
    expect(find(asked)).toBeUndefined();
});

test("an address gives its last words to search with", () => {
  expect(wordsOfAddress("/issues/Stem-netwrok.html")).toBe("stem netwrok");
  expect(wordsOfAddress("/es/ni%C3%B1ez_y_escuela/")).toBe("niñez y escuela");
  expect(wordsOfAddress("/%zz/<script>")).toBe("script");
  expect(wordsOfAddress("/")).toBe("");
  expect(wordsOfAddress(`/${"a-".repeat(200)}`).length).toBeLessThanOrEqual(80);
});
