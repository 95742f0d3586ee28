import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parse, type ParsedPage } from "@/lib/content/parse";
import { renderBody } from "@/lib/content/render";
import { aClaim, aPage, aTerm, plainComponents } from "@/tests/support/content";

const claims = new Map(["a", "b"].map((id) => [id, aClaim(id)]));
const terms = new Map([["stem", aTerm("stem")]]);

const allowedTags = new Set(
  (
    "p h2 h3 h4 h5 h6 a strong em del ul ol li blockquote hr br pre code table thead tbody tr th td img sup section " +
    "x-claim x-figures x-comparison x-agendaitem x-progress x-callout x-act x-term x-quote"
  ).split(" "),
);

type Node = ParsedPage["tree"] | ParsedPage["tree"]["children"][number];
function expectSafe(node: Node): void {
  expect(["root", "element", "text"]).toContain(node.type);
  if (node.type === "element") {
    expect(allowedTags).toContain(node.tagName);
    for (const [name, value] of Object.entries(node.properties)) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$|^xlink/i);
      if (name === "href" || name === "src")
        expect(String(value)).toMatch(/^(?:https?:\/\/|mailto:|#|\/(?!\/))/i);
    }
  }
  if ("children" in node) node.children.forEach(expectSafe);
}

function expectHarmless(source: string): void {
  const page = parse(source, { path: "content/en/x.mdx", locale: "en" });
  if (!page.ok) {
    expect(page.problems.length).toBeGreaterThan(0);
    for (const problem of page.problems) {
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.column).toBeGreaterThan(0);
      expect(problem.line).toBeLessThanOrEqual(source.split(/\r\n|\r|\n/).length);
      expect(problem.reason.length).toBeGreaterThan(10);
    }
    return;
  }
  expectSafe(page.value.tree);
  const { tree } = page.value;
  const markup = renderToStaticMarkup(
    renderBody({ tree, locale: "es", claims, terms, components: plainComponents }),
  );
  expect(markup).not.toMatch(/<(?:script|style|iframe|object|embed|svg|form|input|x-)/i);
  expect(markup).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/i);
  expect(markup).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
}

const fragments = [
  ...[
    "<script>",
    "</script>",
    "<style>",
    "<iframe srcdoc='x'>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
  ],
  ...[
    "<a href='javascript:alert(1)'>",
    "</a>",
    "<>",
    "</>",
    "<",
    ">",
    "/>",
    "{",
    "}",
    "{alert(1)}",
    "{...x}",
    "{/* */}",
  ],
  ...[
    "import x from 'y'",
    "export default 1",
    "<!-- -->",
    "<![CDATA[",
    "<?xml?>",
    "&lt;script&gt;",
    "&#x3C;script>",
  ],
  ...[
    "[x](javascript:alert(1))",
    "[x](java\\script:y)",
    "[x](/join)",
    "[x](#a)",
    "[x](https://example.org)",
    "<mailto:a@b.c>",
  ],
  ...[
    "[x][r]",
    "[r]: javascript:x",
    "[r]: /join 'on'",
    "![x](/x.png)",
    "![x](data:x)",
    "www.example.org",
    "a@example.org",
  ],
  ...[
    '<Claim id="a" />',
    '<Claim id="zzz" />',
    "<Claim id='\"><script>' />",
    "<Claim {...x} />",
    "<Claim id={1} />",
  ],
  ...[
    "<Figures>",
    "</Figures>",
    '<Callout title="t" tone="note">',
    "</Callout>",
    '<Act audience="parent">',
    "</Act>",
  ],
  ...[
    '<Term id="stem">',
    '<Term id="no">',
    "</Term>",
    '<Quote by="x">',
    "</Quote>",
    '<Progress when="2012">',
    "</Progress>",
  ],
  ...['<AgendaItem id="a" status="won">', '<AgendaItem id="main" status="won">', "</AgendaItem>"],
  ...['<Comparison title="t" first="a" second="b" />', '<Callout title="&quot; onload=&quot;x" tone="act">'],
  ...[
    "## Heading",
    "## Claim-a",
    "### Main",
    "# One",
    "- x",
    "  - y",
    "1. z",
    "> q",
    "| a | b |\n| -: | :-: |\n| 1 | 2 |",
  ],
  ...[
    "[^1]",
    '[^1]: note <Claim id="b" />',
    "[^constructor]",
    "[^constructor]: x",
    "~~x~~",
    "**b**",
    "`c`",
    "```js\nx\n```",
    "---",
  ],
  ...[
    "words",
    "25%",
    "ñandú",
    "你好",
    "😀",
    "\u202E",
    "\u0000",
    "\t",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\\",
    "__proto__",
    "constructor",
  ],
];
const yamlFragments = [
  "kind: issue",
  "kind: policy",
  "title: x",
  "title: !!js/function 'x'",
  "summary: &a x",
  "description: *a",
].concat([
  "<<: *a",
  "__proto__: {x: 1}",
  "? [a]",
  "- x",
  "\t",
  "order: 1e999",
  "order: .nan",
  "{",
  "[",
  "'",
  '"',
  "|",
  "%TAG ! x",
  "...",
  "---",
  "\n",
  ": ",
  "#",
]);

test("no text whatever makes the parser throw or let something harmful through", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), expectHarmless), { numRuns: 300 });
});

test("no body whatever makes the parser throw or let something harmful through", () => {
  const body = fc.string({
    unit: fc.constantFrom(..."<>/{}[]()#*_`~|:!&;=\"'-+. \n\tabXClaim1".split("")),
    maxLength: 200,
  });
  fc.assert(
    fc.property(body, (text) => expectHarmless(aPage(text))),
    { numRuns: 400 },
  );
});

test("no composition of Markdown, components, HTML and code gets something harmful through", () => {
  const parts = fc.array(fc.tuple(fc.constantFrom(...fragments), fc.constantFrom("", " ", "\n", "\n\n")), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(parts, (written) => expectHarmless(aPage(written.flat().join("")))),
    { numRuns: 800 },
  );
});

test("sound pieces in any order are drawn without harm", () => {
  const sound = fragments.filter((piece) => parse(aPage(piece), { path: "x", locale: "en" }).ok);
  expect(sound.length).toBeGreaterThan(30);
  const parts = fc.array(fc.constantFrom(...sound), { maxLength: 12 });
  fc.assert(
    fc.property(parts, (written) => expectHarmless(aPage(written.join("\n\n")))),
    { numRuns: 250 },
  );
});

test("no front matter whatever makes the parser throw", () => {
  const yaml = fc.array(fc.oneof(fc.constantFrom(...yamlFragments), fc.string({ maxLength: 12 })), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(yaml, (written) => expectHarmless(`---\n${written.join("\n")}\n---\nWords.`)),
    { numRuns: 400 },
  );
});
