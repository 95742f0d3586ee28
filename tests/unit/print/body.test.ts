import { describe, expect, test } from "vitest";
import { parse } from "@/lib/content/parse";
import { sectionsOf } from "@/lib/print/body";
import { aClaim, aPage, aTerm } from "@/tests/support/content";

const claims = new Map(["a", "b", "c"].map((id) => [id, aClaim(id)]));
const terms = new Map(["lcff", "stem"].map((id) => [id, aTerm(id)]));

function sections(body: string, year = 2026) {
  const parsed = parse(aPage(body), { path: "test.mdx", locale: "en" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const resolve = (href: string) => (href.startsWith("#") ? null : `https://example.org${href}`);
  return sectionsOf(parsed.value.tree, { locale: "en", claims, terms, resolve, year });
}

const paragraph = (text: string) => ({ kind: "paragraph", runs: [{ kind: "text", text }] });

test("headings of the second level begin sections, and the opening has none", () => {
  const [opening, first] = sections("Opening.\n\n## Why\n\nBecause.\n\n### More\n\nText.");
  expect(opening).toMatchObject({ heading: null, parts: [{ blocks: [paragraph("Opening.")] }] });
  expect(first?.heading).toEqual([{ kind: "text", text: "Why" }]);
  expect(first?.parts[0]?.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "heading", "paragraph"]);
});

test("figures, asks and acts take the whole width; text before and after stands in its column", () => {
  const figures = '<Figures>\n<Claim id="a" />\n<Claim id="b" />\n</Figures>';
  const [section] = sections(`One.\n\n${figures}\n\nTwo.\n\nThree.`);
  expect(section?.parts.map(({ wide, blocks }) => [wide, blocks.length])).toEqual([
    [false, 1],
    [true, 1],
    [false, 2],
  ]);
});

test("the first row of figures is the largest", () => {
  const row = '<Figures>\n<Claim id="a" />\n<Claim id="b" />\n</Figures>';
  const blocks = sections(`${row}\n\n## Then\n\n${row}`).flatMap(({ parts }) => parts[0]?.blocks ?? []);
  expect(blocks).toMatchObject([
    { kind: "figures", first: true },
    { kind: "figures", first: false },
  ]);
});

test("a figure says its number, its place, its year and the number of its source", () => {
  const [section] = sections('Of them, <Claim id="b" /> and more.\n\n<Claim id="a" />');
  expect(section?.parts[0]?.blocks[0]).toMatchObject({
    runs: [{ text: "Of them, " }, { kind: "claim", text: "25%", note: 1 }, { text: " and more." }],
  });
  expect(section?.parts[1]?.blocks[0]).toMatchObject({
    figures: [{ number: "25", after: "%", share: 0.25, scope: "California, undated", note: 2 }],
  });
});

test("a word is explained once, beside the text that uses it first", () => {
  const [opening, next] = sections(
    'Of <Term id="stem">STEM</Term>.\n\n## Then\n\n<Act audience="parent">Ask for <Term id="lcff">LCFF</Term>.</Act>\n\nAgain <Term id="stem">STEM</Term>.',
  );
  expect(opening?.parts[0]?.words.map(({ term }) => term)).toEqual(["STEM"]);
  expect(next?.parts.map(({ words }) => words.map(({ term }) => term))).toEqual([[], ["LCFF"]]);
});

test("steps that follow one another hang together, and so do acts", () => {
  const [section] = sections(
    '<Progress title="One">A.</Progress>\n\n<Progress when="2012">B.</Progress>\n\n' +
      '<Act audience="parent">C.</Act>\n\n<Act audience="educator">D.</Act>',
  );
  expect(section?.parts.map(({ blocks }) => blocks)).toMatchObject([
    [
      {
        kind: "steps",
        steps: [
          { title: "One", when: null },
          { title: null, when: "2012" },
        ],
      },
    ],
    [{ kind: "acts", acts: [{ audience: "parent" }, { audience: "educator" }] }],
  ]);
});

test("a goal whose year is over says so", () => {
  const goal = '<Goal by="2020" title="Double it">Soon.</Goal>';
  const block = (year: number) => sections(goal, year)[0]?.parts[0]?.blocks[0];
  expect(block(2020)).toMatchObject({ note: null });
  expect(block(2021)).toMatchObject({ state: "The date has passed", note: expect.stringContaining("over") });
});

describe("plain text", () => {
  test("lists, tables, quotations and code keep their form", () => {
    const [section] = sections(
      "3. One\n4. Two\n   - deep\n\n> Said.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```",
    );
    expect(section?.parts[0]?.blocks).toMatchObject([
      {
        kind: "list",
        ordered: true,
        start: 3,
        items: [[paragraph("One")], [{}, { kind: "list", ordered: false }]],
      },
      { kind: "quotation", blocks: [paragraph("Said.")] },
      { kind: "table", head: [[{ text: "A" }], [{ text: "B" }]], rows: [[[{ text: "1" }], [{ text: "2" }]]] },
      { kind: "code", text: "x = 1" },
    ]);
  });

  test("links lead to full addresses; places in the page itself lead nowhere on paper", () => {
    const [section] = sections("## Here\n\nSee [one](/issues) or [this](#here).");
    expect(section?.parts[0]?.blocks[0]).toMatchObject({
      runs: [
        { text: "See " },
        { kind: "link", href: "https://example.org/issues" },
        { text: " or " },
        { kind: "text", text: "this" },
        { text: "." },
      ],
    });
  });

  test("words in another language keep it", () => {
    const [section] = sections('The law <Words lang="es">sin fecha</Words>.');
    expect(section?.parts[0]?.blocks[0]).toMatchObject({
      runs: [
        { text: "The law " },
        { kind: "words", lang: "es", runs: [{ text: "sin fecha" }] },
        { text: "." },
      ],
    });
  });

  test("an editor's notes stand at the end under their heading", () => {
    const shown = sections("Said.[^1]\n\n[^1]: By whom.");
    expect(shown.at(-1)).toMatchObject({
      heading: [{ text: "Notes" }],
      parts: [{ blocks: [{ kind: "list", items: [[{ kind: "paragraph" }]] }] }],
    });
  });
});
