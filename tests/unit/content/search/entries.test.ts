import { expect, test } from "vitest";
import { collectEntries } from "@/lib/content/search/entries";
import { openContent } from "@/lib/content/store";
import { aContentFolder, anArticle, aPage, soundFiles } from "../../../support/content";

const both = (text: string) => `{ en: "${text}", es: "${text} (es)" }`;

const entriesOf = (files: Record<string, string>) =>
  collectEntries(openContent(aContentFolder({ ...soundFiles(), ...files })));

const issue = aPage(
  'Text with <Claim id="calculus" /> and <Term id="stem">STEM</Term>.\n\n## The problem\n\nIt is hard.\n\n' +
    '<AgendaItem id="more-stem" status="proposed">\n\nTeach more.\n\n</AgendaItem>\n',
);

test("a page and each of its headings are found, in their language, with their issue", () => {
  const entries = entriesOf({ "en/issues/stem/index.mdx": issue });
  expect(entries.filter(({ address }) => address === "/issues/stem")).toMatchObject([
    { locale: "en", type: "issue", anchor: "", title: "STEM", issues: ["stem"] },
    { anchor: "the-problem", title: "The problem", context: "STEM", issues: ["stem"] },
  ]);
});

test("an article is found by who wrote it, a coalition by the districts on its map", () => {
  const entries = entriesOf({
    "people.yaml": `- id: ana\n  name: Ana Ruiz\n  roles:\n    - title: ${both("Teacher")}\n`,
    "regions.yaml": `- id: bay\n  name: ${both("Bay")}\n  state: US-WA\n  districts:\n    - { name: Renton, column: 0, row: 0 }\n    - { name: Kent, column: 1, row: 0 }\n`,
    "en/articles/one.mdx": anArticle("Text.", { authors: "[ana]" }),
    "en/coalitions/bay.mdx": aPage("Text.", { kind: "coalition", region: "bay" }),
  });
  const at = (wanted: string) =>
    entries.filter(({ locale, address }) => locale === "en" && address === wanted);
  expect(at("/articles/one")[0]?.keywords).toMatch(/ Ana Ruiz$/);
  expect(at("/coalitions/bay")[0]?.sections.at(-1)).toMatchObject({
    anchor: "districts",
    text: "Renton, Kent",
  });
  expect(at("/coalitions/bay")[1]).toMatchObject({ anchor: "districts", title: "2 districts" });
});

test("claims, words and asks are found, in the issues that use them", () => {
  const entries = entriesOf({ "en/issues/stem/index.mdx": issue });
  const english = (wanted: string) => entries.find((one) => one.locale === "en" && one.address === wanted);
  expect(english("/claims/calculus")).toMatchObject({ title: "25% sentence", issues: ["stem"] });
  expect(english("/claims/calculus")?.keywords).toContain("percent");
  expect(english("/claims/calculus")?.keywords).toMatch(/ calculus$/);
  expect(english("/glossary#stem")).toMatchObject({ type: "term", title: "STEM", issues: ["stem"] });
  expect(english("/agenda/more-stem")).toMatchObject({
    type: "agenda",
    title: "Teach more.",
    issues: ["stem"],
  });
});

test("organizations, people, bills and resources are found by their names and what is said of them", () => {
  const entries = entriesOf({
    "organizations.yaml": "- id: case\n  name: Science Educators\n  abbreviation: CASE\n  aliases: [CSTA]\n",
    "people.yaml": `- id: ana\n  name: Ana Ruiz\n  roles:\n    - title: ${both("Teacher")}\n      organization: case\n`,
    "bills.yaml": `- id: ab-1\n  number: AB 1\n  state: US-CA\n  status: won\n  about: ${both("A bill.")}\n  did: ${both("We called.")}\n`,
    "resources.yaml": `- id: brief\n  type: brief\n  title: ${both("The brief")}\n  about: ${both("Two pages.")}\n  publisher: case\n  files: [{ language: en, format: pdf, href: /a/pdf }]\n`,
  });
  const spanish = entries.filter(({ locale }) => locale === "es");
  const at = (wanted: string) => spanish.find(({ address }) => address === wanted);
  expect(at("/organizations/case")).toMatchObject({ title: "Science Educators", keywords: "CASE CSTA" });
  expect(at("/people/ana")).toMatchObject({ title: "Ana Ruiz", summary: "Teacher (es), Science Educators" });
  expect(at("/bills/ab-1")?.sections[0]?.text).toBe("A bill. (es) We called. (es)");
  expect(at("/resources#brief")).toMatchObject({ title: "The brief (es)", keywords: "Science Educators" });
});

test("pages that list something are found by the words that lead to them, once; so is the way to join", () => {
  const link = (href: string, label: string) => `{ href: ${href}, label: ${both(label)} }`;
  const entries = entriesOf({
    "navigation.yaml": `primary: [${link("/claims", "Figures")}, ${link("/", "Home")}]\nfooter:\n  - title: ${both("All")}\n    links: [${link("/claims", "Figures")}, ${link("https://example.org", "Away")}]\n`,
  });
  const found = entries.filter(({ locale, type }) => locale === "en" && type === "page");
  expect(found.map(({ address }) => address)).toEqual(["/join", "/claims"]);
});
