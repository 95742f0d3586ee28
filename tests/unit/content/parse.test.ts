import { describe, expect, test } from "vitest";
import { parse } from "@/lib/content/parse";
import { formatProblem } from "@/lib/content/problems";
import { aPage } from "@/tests/support/content";

const where = { path: "content/en/x.mdx", locale: "en" } as const;
const problemsOf = (source: string): string[] => {
  const read = parse(source, where);
  return read.ok ? [] : read.problems.map(formatProblem);
};
const read = (body: string, locale: "en" | "es" = "en") => {
  const parsed = parse(aPage(body), { ...where, locale });
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join("\n"));
  return parsed.value;
};

describe("a page is refused with its line and a reason for", () => {
  test.each([
    ["a script", "<script>alert(1)</script>", "10:1 <script> is a tag of HTML"],
    ["a script with code", "Words\n<script>if (a) { b() }</script>", "11:1 <script> is a tag of HTML"],
    ["a tag of HTML", 'Words <b onclick="x()">bold</b>', "10:7 <b> is a tag of HTML"],
    ["an iframe", '<iframe src="https://example.org"></iframe>', "10:1 <iframe> is a tag of HTML"],
    ["an expression on its own line", "\n{process.env}", "11:1 Curly brackets"],
    ["an expression in a sentence", "One and one is {1 + 1}.", "10:16 Curly brackets"],
    ["an unfinished expression", "An opening { bracket", "Curly brackets"],
    ["an expression as a value", "<Claim id={x} />", '10:8 Write the value of "id" in quotes'],
    ["a spread", "<Claim {...x} />", "10:8 The attributes of <Claim> are written one by one"],
    ["an import", 'import x from "y"', "10:1 A page cannot load or hand out program code"],
    ["an export", "export const x = 1", "10:1 A page cannot load or hand out program code"],
    [
      "prose that begins like an import",
      "import duties hurt.",
      "A page cannot load or hand out program code",
    ],
    [
      "a javascript: address",
      "[x](javascript:alert(1))",
      '10:1 The address "javascript:alert(1)" is not safe',
    ],
    ["a disguised javascript: address", "[x](JaVaScRiPt&colon;alert(1))", "10:1 The address"],
    [
      "a javascript: address with a tab",
      "[x](java&Tab;script:alert(1))",
      "10:1 The address of this link holds a space",
    ],
    ["a data: address in a definition", "[x][y]\n\n[y]: data:text/html,x", "12:1 The address"],
    ["another site without https", "[x](//evil.example)", "10:1 The address"],
    ["another site by a backslash", "[x](</\\evil.example>)", "10:1 The address of this link holds"],
    ["a half address", "[x](join)", "10:1 The address"],
    ["a language in an address", "[x](/es/join)", "10:1 Leave the language out"],
    ["a picture from elsewhere", "![x](https://example.org/x.png)", "10:1 Pictures come from this site"],
    ["a picture without words", "![](/x.png)", "10:1 Describe this picture"],
    ["a link without words", "[](/join)", "10:1 This link has no words"],
    ["an unknown component", "<Video />", "10:1 There is no component <Video>. These exist: Claim,"],
    ["a member of a component", "<Claim.Secret />", "10:1 There is no component <Claim.Secret>"],
    ["an empty tag", "<>words</>", "10:1 The empty tag"],
    [
      "an unknown attribute",
      '<Claim id="x" onload="y" />',
      '10:15 <Claim> has no attribute "onload". It knows: id.',
    ],
    ["a hidden attribute", '<Claim id="x" __proto__="y" />', '10:15 <Claim> has no attribute "__proto__"'],
    ["an attribute twice", '<Claim id="x" id="y" />', '10:15 <Claim> has the attribute "id" twice'],
    ["an attribute without value", "<Claim id />", '10:8 Write the value of "id" in quotes'],
    ["a missing attribute", "<Claim />", '10:1 <Claim> needs id="…".'],
    ["a bad value", '<Claim id="No Spaces" />', '10:8 <Claim> attribute "id" may hold only small letters'],
    [
      "a status that is none",
      '<AgendaItem id="a" status="maybe">\nAsk.\n</AgendaItem>',
      "must be one of proposed, in-progress, won, lost.",
    ],
    ["progress of nothing", "<Progress>\nWords.\n</Progress>", "10:1 <Progress> needs a when or a title."],
    [
      "a year that is none",
      '<AgendaItem id="a" status="won" since="soon">\nAsk.\n</AgendaItem>',
      "must be a year",
    ],
    ["typographic quotes", "<Claim id=“x” />", "10:11 The value of an attribute stands in straight quotes"],
    [
      "a tag that never closes",
      '<Callout title="x" tone="note">\n\nWords.',
      "10:1 <Callout> is opened here and not closed",
    ],
    ["a closing without opening", "Words </Callout>", "10:8 This closing tag has no opening tag"],
    ["a comment", "<!-- note to self -->", "10:2 Comments (<!-- -->) are not allowed"],
    ["a bare less-than", "If a <5 then", 'A < begins a tag. If "less than" is meant'],
    ["an address in angle brackets", "See <https://example.org>.", "Write it as a link"],
    ["a title in the body", "# Title", "10:1 The page's title comes from its front matter"],
    ["a skipped heading", "## One\n\n#### Three", "12:1 This heading skips a level"],
    ["an empty heading", "##", "10:1 This heading is empty"],
    [
      "a heading in a component",
      '<Callout title="x" tone="note">\n\n## Words\n\n</Callout>',
      "12:1 A heading cannot stand in",
    ],
    ["boxes to tick", "- [ ] this", "10:1 Boxes to tick"],
    [
      "a component in a sentence",
      'Words <Callout title="x" tone="note">y</Callout>',
      "10:7 <Callout> stands on lines of its own",
    ],
    ["a term on its own line", '<Term id="stem">\nSTEM\n</Term>', "10:1 <Term> belongs in a sentence"],
    ["a figure in a heading", '## The <Claim id="x" />', "10:8 <Claim> cannot stand in a heading"],
    [
      "a figure in a link",
      '[the <Claim id="x" />](/join)',
      "10:6 <Claim> cannot stand in a heading or a link",
    ],
    ["a figure in a term", 'A <Term id="x">word <Claim id="y" /></Term>', "<Claim> cannot stand in <Term>"],
    [
      "a term in a term",
      'A <Term id="x">word <Term id="y">z</Term></Term>',
      "<Term> cannot stand in another <Term>",
    ],
    [
      "a callout in an agenda item",
      '<AgendaItem id="a" status="won">\n<Callout title="x" tone="note">\ny\n</Callout>\n</AgendaItem>',
      "11:1 <Callout> cannot stand in <AgendaItem>",
    ],
    ["a large figure in a list", '- <Claim id="x" />', "10:3 <Claim> cannot stand alone in a list"],
    [
      "one lonely figure in a row",
      '<Figures>\n<Claim id="x" />\n</Figures>',
      "10:1 <Figures> holds two to four claims; here it has 1",
    ],
    ["words in a row of figures", "<Figures>\nwords\n</Figures>", "11:1 <Figures> holds <Claim"],
    ["text in a claim", '<Claim id="x">25%</Claim>', "10:1 <Claim> holds no text"],
    ["an empty component", '<Act audience="parent"></Act>', "10:1 <Act> is empty"],
    [
      "two agenda items of one name",
      '<AgendaItem id="a" status="won">\nx\n</AgendaItem>\n\n<AgendaItem id="a" status="won">\nx\n</AgendaItem>',
      '14:1 The id "a" is taken',
    ],
    ["a control character", "Words\u0000", "10:6 There is an invisible character (U+0000)"],
    ["text that reads backwards", "Words \u202Etxet", "10:7 There is an invisible character (U+202E)"],
    ["deep quotations", `${">".repeat(40)} x`, "10:1 This is nested too deeply"],
    [
      "deep lists",
      Array.from({ length: 20 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"),
      "This is nested too deeply",
    ],
    ["endless paragraphs", "word ".repeat(4000), "10:1 This paragraph is longer than 12000 characters"],
    ["too many lines", "\n".repeat(6000), "5001:1 This text has more than 5000 lines"],
    ["too large a page", `${"word\n\n".repeat(40_000)}`, "1:1 This text is larger than 200 kB"],
  ])("%s", (_what, body, expected) => {
    const problems = problemsOf(aPage(body));
    expect(problems.join("\n")).toContain(expected);
    for (const problem of problems) expect(problem).toMatch(/^content\/en\/x\.mdx:\d+:\d+ .+[.…]$/);
  });
});

describe("front matter is refused when", () => {
  const lines = aPage("").split("\n");
  const withLine = (line: string) => [...lines.slice(0, 8), line, ...lines.slice(8)].join("\n");
  test.each([
    ["there is none", "Words", "1:1 The front matter is missing"],
    ["it does not begin the page", `\n${aPage("x")}`, "1:1 The front matter is missing"],
    ["it is empty", "---\n---\nWords", "The front matter is empty"],
    ["there are two", `${aPage("")}---\nkind: hub\n---\n`, "10:1 A second block of front matter"],
    ["a field is missing", aPage("").replace(/title.*\n/, ""), "The field title is missing."],
    ["a field is unknown", withLine("titel: x"), '9:1 "titel" is not a field that is known here'],
    ["a field stands twice", withLine("title: x"), "9:1 The same field stands here for the second time"],
    [
      "the kind is unknown",
      aPage("", { kind: "blog" }),
      "2:1 kind must be one of home, hub, issue, article, coalition, page, policy.",
    ],
    ["the ground is unknown", aPage("", { ground: "mauve" }), "7:1 ground must be one of poppy"],
    ["a text is too long", aPage("", { title: "x".repeat(61) }), "3:1 title is longer than 60 characters."],
    ["a text is empty", aPage("", { title: '""' }), "3:1 title must not be empty."],
    ["a number is text", aPage("", { order: "first" }), "6:1 order must be a whole number."],
    ["its YAML is broken", aPage("", { title: '"open' }), "This YAML cannot be read"],
    ["a colon breaks it", aPage("", { title: "STEM: what" }), "3:"],
    [
      "it asks for a program's type",
      aPage("", { title: "!!js/function x" }),
      "3:8 A word that begins with !",
    ],
    ["it refers to itself", aPage("", { title: "&a x", summary: "*a" }), "3:11 References within the data"],
    ["it is indented with a tab", withLine("\tx: y"), "9:"],
    ["it names __proto__", withLine("__proto__: x"), '9:1 "__proto__" is not a field'],
    ["it nests endlessly", aPage("", { title: "[".repeat(5000) }), "cannot be read: it is nested too deeply"],
  ])("%s", (_what, source, expected) => {
    expect(problemsOf(source).join("\n")).toContain(expected);
  });
});

test("faults of the front matter and of the text are told together, in order", () => {
  const lines = problemsOf(aPage("<b>x</b>\n\n<Video />", { order: "first" })).map(
    (problem) => problem.split(":")[1],
  );
  expect(lines).toEqual(["6", "10", "12"]);
});

test("a page yields its headings with ids that are plain, unique and not the frame's", () => {
  const page = read("## ¿Qué sigue?\n\n### Main\n\n## Que sigue\n\n## 你好");
  expect(page.headings).toEqual([
    { depth: 2, id: "que-sigue", text: "¿Qué sigue?" },
    { depth: 3, id: "section-main", text: "Main" },
    { depth: 2, id: "que-sigue-2", text: "Que sigue" },
    { depth: 2, id: "section", text: "你好" },
  ]);
});

test("a page lists what it names, in reading order", () => {
  const page = read(
    [
      'A <Term id="stem">STEM</Term> job, <Claim id="b" /> of them, in [Join](/join?kind=organization#form).',
      '<Figures>\n<Claim id="a" />\n<Claim id="b" />\n</Figures>',
      '<AgendaItem id="expand" status="won" since="2012">\n\nExpand **it**.\n\n</AgendaItem>',
      '<Comparison title="Two" first="a" second="c" />',
    ].join("\n\n"),
  );
  expect(page.claims.map(({ id, line }) => `${id}:${line}`)).toEqual([
    "b:10",
    "a:13",
    "b:14",
    "a:23",
    "c:23",
  ]);
  expect(page.terms.map(({ id }) => id)).toEqual(["stem"]);
  expect(page.links).toMatchObject([
    { line: 10, target: { kind: "internal", path: "/join", anchor: "form" } },
  ]);
  expect(page.agendaItems).toMatchObject([
    { id: "expand", status: "won", since: "2012", text: "Expand it." },
  ]);
  expect(page.comparisons).toMatchObject([{ first: "a", second: "c", line: 23 }]);
  expect(page.anchors).toEqual(["agenda-expand"]);
});

test("figures typed into the text are found with their place", () => {
  const page = read(
    'Some 25% and $22 billion,\nthen 3 million, 12 por ciento; <Claim id="a" />, 63 districts in 2012.',
  );
  expect(page.bareFigures).toEqual([
    { text: "25%", line: 10, column: 6 },
    { text: "$22 billion", line: 10, column: 14 },
    { text: "3 million", line: 11, column: 6 },
    { text: "12 por ciento", line: 11, column: 17 },
  ]);
});

test("a component written on one line with its text stands on its own", () => {
  const { tree } = read('<Act audience="parent">Ask your school.</Act>');
  expect(tree.children).toMatchObject([
    { tagName: "x-act", properties: { inline: false }, children: [{ tagName: "p" }] },
  ]);
});

test("notes of GFM are labelled in the page's language", () => {
  expect(JSON.stringify(read("Words[^1].\n\n[^1]: Note.", "es").tree)).toContain("Volver al texto");
});

test("a byte order mark and Windows line ends do no harm", () => {
  expect(problemsOf(`\uFEFF${aPage("Words\n\n<Video />").replaceAll("\n", "\r\n")}`)).toEqual([
    expect.stringContaining("x.mdx:12:1 There is no component <Video>"),
  ]);
});
