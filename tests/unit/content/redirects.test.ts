import { expect, test } from "vitest";
import { findRedirect, wordsOfAddress } from "@/lib/content/redirects";

const redirects = [
  { from: "/stem", to: "/issues/stem" },
  { from: "/old-brief.aspx", to: "/issues/stem#progress" },
  { from: "/partner", to: "https://partner.example/page" },
  { from: "/paper", to: "/papers/stem.pdf" },
  { from: "/niñez", to: "/" },
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
