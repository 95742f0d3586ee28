import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parse } from "@/lib/content/parse";
import { listNotes, renderBody } from "@/lib/content/render";
import { aClaim, aPage, aTerm, plainComponents } from "@/tests/support/content";

const claims = new Map([aClaim("a"), aClaim("b", { value: 85 })].map((claim) => [claim.id, claim]));
const terms = new Map([["stem", aTerm("stem")]]);

const treeOf = (body: string) => {
  const page = parse(aPage(body), { path: "content/en/x.mdx", locale: "en" });
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  return page.value.tree;
};
const draw = (body: string, locale: "en" | "es" = "en") =>
  renderToStaticMarkup(
    renderBody({ tree: treeOf(body), locale, claims, terms, components: plainComponents }),
  );

test("a claim in a sentence keeps its number wherever it is named, and each place has an id of its own", () => {
  expect(draw('First <Claim id="b" />, then <Claim id="a" />, again <Claim id="b" />.')).toBe(
    '<p>First <a id="claim-b" href="#note-1">25%</a>, then <a id="claim-a" href="#note-2">25%</a>, ' +
      'again <a id="claim-b-2" href="#note-1">25%</a>.</p>',
  );
});

test("components get their records, their words and the reader's language", () => {
  expect(draw('<Claim id="a" />')).toBe('<p id="claim-a">25%</p>');
  expect(draw('<Comparison title="Two" first="a" second="b" />')).toBe(
    "<figure>Two: 25 (1), 85 (2)</figure>",
  );
  expect(draw('A <Term id="stem">word</Term>.')).toBe(
    '<p>A <dfn id="term-stem" title="What it is.">word</dfn>.</p>',
  );
  expect(draw('A <Term id="stem">word</Term>.', "es")).toContain('title="Lo que es."');
  expect(draw('<AgendaItem id="ask" status="won" since="2012">\nIt.\n</AgendaItem>')).toBe(
    '<section id="agenda-ask">won 2012<p>It.</p></section>',
  );
  expect(draw('<Quote by="Ana" role="Teacher" source="Letter">\nIt.\n</Quote>')).toContain(
    "AnaTeacherLetter",
  );
});

test("links stay in the reader's language; files and other sites stay as they are", () => {
  const body =
    "[a](/) [b](/issues/stem?x=1#y) [c](/briefs/stem.pdf) [d](https://example.org) [e](mailto:a@example.org) [f](#y)";
  expect(draw(body, "es")).toBe(
    '<p><a href="/es">a</a> <a href="/es/issues/stem?x=1#y">b</a> <a href="/briefs/stem.pdf">c</a> ' +
      '<a href="https://example.org" rel="noopener">d</a> <a href="mailto:a@example.org">e</a> <a href="#y">f</a></p>',
  );
  expect(draw("[b](/issues/stem)")).toBe('<p><a href="/issues/stem">b</a></p>');
});

test("tables are aligned by classes, never by styles", () => {
  const markup = draw("| a | b |\n| -: | :-: |\n| 1 | 2 |");
  expect(markup).toContain('<th class="text-right">a</th><th class="text-center">b</th>');
  expect(markup).not.toMatch(/style=|align=/);
});

test("a table is called by the heading above it", () => {
  const table = "| a |\n| - |\n| 1 |";
  expect(draw(`${table}\n\n## One\n\n### Two\n\nWords.\n\n${table}`)).toMatch(
    /^<table><thead>.*<h3 id="two">Two<\/h3>.*<table aria-labelledby="two">/s,
  );
});

test("words in the other language say which it is", () => {
  expect(draw('La ley <Words lang="en">No Child Left Behind</Words>.', "es")).toBe(
    '<p>La ley <span lang="en">No Child Left Behind</span>.</p>',
  );
});

test("an unknown claim or term leaves the words around it alone", () => {
  expect(draw('So <Claim id="gone" />, a <Term id="gone">word</Term>.')).toBe("<p>So , a word.</p>");
});

test("the sources are listed in the order of their numbers, each with the places that name it", () => {
  const tree = treeOf(
    'A <Claim id="b" />.\n\n<Comparison title="Two" first="a" second="b" />\n\n<Claim id="gone" />',
  );
  expect(listNotes(tree, claims)).toEqual([
    { note: 1, claim: claims.get("b"), id: "note-1", anchors: ["claim-b", "claim-b-2"] },
    { note: 2, claim: claims.get("a"), id: "note-2", anchors: ["claim-a"] },
  ]);
});
