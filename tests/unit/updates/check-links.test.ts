import { expect, test } from "vitest";
import { checkLinks, readLink } from "@/lib/updates/check-links";

const site = "https://movement.example.org";

test.each([
  [`${site}/join?kind=organization#form`, { locale: "en", path: "/join", anchor: "form" }],
  [`${site}/es/issues/stem`, { locale: "es", path: "/issues/stem", anchor: "" }],
  [`${site}/es`, { locale: "es", path: "/", anchor: "" }],
  [site, { locale: "en", path: "/", anchor: "" }],
  [`${site}/%C3%A1`, { locale: "en", path: "/á", anchor: "" }],
  [`${site}/%E0`, { locale: "en", path: "/%E0", anchor: "" }],
  [`${site}.evil.example/join`, { host: "movement.example.org.evil.example" }],
  ["https://senate.ca.gov/x", { host: "senate.ca.gov" }],
  ["mailto:a@example.org", null],
])("a link is taken apart: %s", (url, read) => {
  expect(readLink(url, site)).toEqual(read);
});

test("what is not there is named, other sites are only listed", () => {
  const own = [
    { url: `${site}/join`, found: "page" as const },
    { url: `${site}/nowhere`, found: "nothing" as const },
    { url: `${site}/join#nowhere`, found: "no-place" as const },
  ];
  expect(
    checkLinks("en", own, ["b.org", "a.org", "b.org"]).map(({ state, words }) => `${state} ${words}`),
  ).toEqual([
    `wrong English: there is no page at ${site}/nowhere.`,
    `wrong English: the page is there, and not the place on it behind the #: ${site}/join#nowhere`,
    "good English: links to other sites, which are not asked; try them yourself: a.org, b.org.",
  ]);
  expect(checkLinks("es", own.slice(0, 1), []).map(({ state }) => state)).toEqual(["good"]);
});
