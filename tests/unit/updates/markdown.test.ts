import fc from "fast-check";
import { toHtml } from "hast-util-to-html";
import { describe, expect, test } from "vitest";
import { firstWords, toLetter } from "@/lib/updates/letter";
import { toMailHtml } from "@/lib/updates/mail-html";
import { readUpdate } from "@/lib/updates/markdown";

const english = { locale: "en", siteUrl: "https://movement.example.org" } as const;
const spanish = { ...english, locale: "es" } as const;
const html = (markdown: string, where: Parameters<typeof readUpdate>[1] = english) =>
  toHtml(readUpdate(markdown, where).tree).replace(/>\n</g, "><");
const reasons = (markdown: string) => readUpdate(markdown, english).problems;
const letter = (markdown: string) => toLetter(readUpdate(markdown, english).tree);

describe("what an editor writes", () => {
  test("becomes paragraphs, headings below the subject, lists, links, quotes and tables", () => {
    expect(
      html("# One\n\n### Two\n\n- a\n- b\n\n> q\n\n**b** *i* ~~d~~ `c`\n\n| A | B |\n| - | -: |\n| 1 | 2 |"),
    ).toBe(
      "<h2>One</h2><h4>Two</h4><ul><li>a</li><li>b</li></ul><blockquote><p>q</p></blockquote>" +
        "<p><strong>b</strong> <em>i</em> <del>d</del> <code>c</code></p>" +
        '<table><thead><tr><th>A</th><th align="right">B</th></tr></thead><tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table>',
    );
  });

  test("leads to this site in the reader's language, by the whole address", () => {
    expect(html("[x](/join)")).toContain('href="https://movement.example.org/join"');
    expect(html("[x](/join?kind=organization)", spanish)).toContain('/es/join?kind=organization"');
    expect(html("[x](/es/join)", spanish)).toContain('.org/es/join"');
    expect(html("[x](/)", spanish)).toContain('.org/es"');
    expect(html("[x](</\\\\evil.example>)")).toContain('href="https://movement.example.org/%5Cevil.example"');
    expect(html("[x](mailto:a@example.org) <https://example.org/a>")).toBe(
      '<p><a href="mailto:a@example.org">x</a> <a href="https://example.org/a">https://example.org/a</a></p>',
    );
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//evil.example",
    "stem",
    "#here",
    "ftp://example.org",
    "",
  ])("is refused with its line where a link leads to %j, and its words stay", (address) => {
    const markdown = `first\n\n[words](<${address}>)`;
    expect(reasons(markdown).map((it) => it.line)).toEqual([3]);
    expect(html(markdown)).toBe("<p>first</p><p>words</p>");
  });

  test("is refused, and shown as it was typed, where it holds tags, components or comments", () => {
    const markdown =
      'a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n\n<Claim id="x" />\n\n<!-- note -->';
    expect(reasons(markdown).map(({ line, reason }) => [line, reason.slice(0, 13)])).toEqual([
      [1, "<b> is a tag "],
      [3, "<script> is a"],
      [5, "There is no f"],
      [7, "Comments (<!-"],
    ]);
    const shown = html(markdown);
    expect(shown).not.toMatch(/<(?!\/?p>)/);
    expect(shown).toContain("&#x3C;script>alert(1)&#x3C;/script>");
  });

  test("may show pictures over https or of this site, with a description", () => {
    expect(html("![A class](/marks/class.png)")).toContain(
      'src="https://movement.example.org/marks/class.png"',
    );
    expect(html("![A class](https://example.org/a.png)")).toContain('alt="A class"');
    expect(reasons("![](https://example.org/a.png)")).toHaveLength(1);
    expect(reasons("![A class](http://example.org/a.png)")).toHaveLength(1);
    expect(html("![A class](http://example.org/a.png)")).toBe("<p>A class</p>");
    expect(html("![x](data:image/png;base64,AAAA)")).toBe("<p>x</p>");
  });

  test("holds no footnotes, which mail cannot show", () => {
    const markdown = "a[^1]\n\n[^1]: source";
    expect(reasons(markdown).length).toBeGreaterThan(0);
    expect(html(markdown)).not.toContain("href");
  });

  test("can be absurd without doing harm", () => {
    expect(reasons("> ".repeat(8000) + "x")).toHaveLength(1);
    expect(reasons("[".repeat(5000))).toEqual([]);
  });

  test("never becomes anything outside the allow-list, whatever it is", () => {
    const bits = fc.constantFrom(
      ..."<script>|</script>|<img src=x onerror=alert(1)>|[a](javascript:x)|![](data:x)|# |- |> |`|\n\n|**|<a href='javascript:x'>|<!--|-->|&lt;|{x}|<Claim />|[^1]|[^1]: x|| a | b |\n|-|-|\n|[ref]: javascript:x|[ref]|\\|\0|http://a.b|style=x".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 30 }), (parts) => {
        const { tree } = readUpdate(parts.join(""), english);
        const mail = toMailHtml(tree);
        for (const [, tag = "", attributes = ""] of mail.matchAll(
          /<([a-z0-9]+)((?:\s+[a-z]+(?:="[^"]*")?)*)\s*\/?>/gi,
        )) {
          expect(tag).toMatch(
            /^(h[234]|p|br|hr|strong|em|del|code|pre|a|img|[uo]l|li|blockquote|table|thead|tbody|t[rhd])$/,
          );
          for (const [, name = "", value = ""] of attributes.matchAll(/([a-z]+)="([^"]*)"/gi)) {
            expect(name).toMatch(/^(style|class|href|src|alt|start|cellpadding|cellspacing|border)$/i);
            if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:)/i);
            if (name === "src") expect(value).toMatch(/^https:\/\//i);
          }
        }
        expect(mail.replace(/<\/?[a-z0-9]+(?:\s+[a-z]+(?:="[^"]*")?)*\s*\/?>/gi, "")).not.toMatch(
          /<[a-z/!]/i,
        );
        toLetter(tree);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the site's components", () => {
  const figure = '<Claim id="schools-without-calculus" />';
  const tags = (markdown: string, where = english as Parameters<typeof readUpdate>[1]) =>
    [...html(markdown, where).matchAll(/<(x-[a-z]+)/g)].map(([, tag]) => tag);

  test("stand where they are written, each with what it names in the reader's language", () => {
    const markdown = `In words ${figure}.\n\n${figure}\n<Issue id="stem" />\n<Article id="cal-mscs" />\n<AgendaItem id="stem-priority" />`;
    expect(reasons(markdown)).toEqual([]);
    const all = ["x-claim", "x-claim", "x-card", "x-card", "x-agendaitem", "x-sources", "x-source"];
    expect(tags(markdown)).toEqual(all);
    expect(html(markdown, spanish)).toContain("de los estudiantes va a una escuela");
    expect(html(markdown, spanish)).toContain("/es/claims/schools-without-calculus");
  });

  test("a figure in a sentence keeps its number wherever it is named again, and has one line among the sources", () => {
    const markdown = `${figure} a, <Claim id="schools-without-physics" /> b.\n\n- ${figure} c`;
    expect(
      html(markdown)
        .match(/note="\d"/g)
        ?.map((note) => note.at(-2)),
    ).toEqual(["1", "2", "1", "1", "2"]);
  });

  test("a callout holds what stands between its ends, on one line or many, and nothing holds a callout", () => {
    const one = html('<Callout title="T">Words **b**</Callout>');
    expect(one).toMatch(
      /^<x-callout[^>]*><x-title>T<\/x-title><p>Words <strong>b<\/strong><\/p><\/x-callout>$/,
    );
    expect(html('before\n<Callout title="T">\nWords **b**\n</Callout>\nafter')).toBe(
      `<p>before</p>${one}<p>after</p>`,
    );
    expect(
      reasons('<Callout title="T">\n<Callout title="U">\na\n</Callout>\n</Callout>').map((it) => it.line),
    ).toEqual([2, 5]);
    expect(reasons('a\n\n<Callout title="T">\nb')).toEqual([
      { line: 3, reason: expect.stringContaining("never ends") as string },
    ]);
    expect(html('<Callout title="T">\nb')).toBe("<p>b</p>");
  });

  test.each([
    ['a\n\n\n<Claim id="nowhere" />', 4, /no figure with the id “nowhere”/],
    ['<AgendaItem id="nowhere" />', 1, /no ask with the id “nowhere”/],
    ['- a\n- <Issue id="nowhere" />', 2, /line of its own/],
    ['<Issue id="nowhere" />', 1, /no issue at \/issues\/nowhere. There are: .*stem/],
    ['<Article id="/articles/nowhere" />', 1, /no article at \/articles\/nowhere/],
    ['# <Claim id="schools-without-physics" />', 1, /heading or a link/],
    ['[<Claim id="schools-without-physics" />](/join)', 1, /heading or a link/],
    ['<Button words="Go" href="javascript:x" />', 1, /not safe or not complete/],
    ['<Button words="Go" href="https://a.org/{county}" />', 1, /do not work in addresses/],
    ['words <Button words="Go" href="/join" /> words', 1, /line of its own/],
    ['<Picture src="http://a.org/a.png" alt="x" />', 1, /must begin with https/],
    ['<Comparison first="a" />', 1, /no <Comparison> for updates/],
    ["one\ntwo {county}", 2, /Say what stands there/],
    ["| a |\n| - |\n| {county|x} |", 3, /in a table write/],
    ["![{county|x}](/a.png)", 1, /description of a picture/],
  ])("that cannot be shown are named with their line: %s", (markdown, line, reason) => {
    expect(reasons(markdown)).toContainEqual({ line, reason: expect.stringMatching(reason) as string });
    expect(html(markdown)).not.toMatch(/<x-(?:claim|card|agendaitem|button)/);
  });

  test("in code are the signs they are made of", () => {
    const code = '`<Claim id="a" /> {x}`\n\n```\n<Callout>\n{first name}\n```';
    expect(reasons(code)).toEqual([]);
    expect(tags(code)).toEqual([]);
  });

  test("and personal fields show what stands there for those of whom nothing is known", () => {
    const { tree, problems } = readUpdate(
      "Dear {first name|friend},\n\nin **{county|California}** | {nombre|x}",
      english,
    );
    expect(problems).toEqual([]);
    expect(toLetter(tree)).toBe("Dear friend,\n\nin California | x");
    expect(firstWords(tree, 50)).toBe("in California | x");
  });
});

describe("the mail", () => {
  test("carries its looks in every element, and sides of cells as style", () => {
    const mail = toMailHtml(readUpdate("# Title\n\nText [x](/join)\n\n| A |\n| -: |\n| 1 |", english).tree);
    expect(mail).toMatch(/<h2 class="ink" style="[^"]*font:800[^"]*">Title<\/h2>/);
    expect(mail).toMatch(
      /<a href="https:\/\/movement\.example\.org\/join" class="link" style="color:#3a32b8/,
    );
    expect(mail).toMatch(/<td class="ink" style="[^"]*text-align:right">1<\/td>/);
    expect(mail).not.toContain("align=");
  });
});

describe("the text part", () => {
  test("reads as a letter", () => {
    expect(
      letter(
        "Dear friend,\n\nthe committee votes on [Thursday](/issues/stem), and this sentence is long enough to need a second line.\n\n## What to do\n\n1. Call\n2. Write to <https://example.org/>\n\n- [x] done\n\n> quoted\n\n| County | Schools |\n| - | - |\n| Kern | 30 |\n\n---\n\n![A class](/a.png)",
      ),
    ).toBe(
      [
        "Dear friend,",
        "the committee votes on Thursday\n(https://movement.example.org/issues/stem), and this sentence is long\nenough to need a second line.",
        "What to do\n==========",
        "1. Call\n2. Write to https://example.org/",
        "- done",
        "> quoted",
        "County: Kern\nSchools: 30",
        "* * *",
        "[A class]",
      ].join("\n\n"),
    );
  });

  test("keeps lists in lists, and numbers where they began", () => {
    expect(letter("3. three\n   - inner\n4. four")).toBe("3. three\n\n   - inner\n\n4. four");
  });

  test("has no line over 72 signs that could be broken", () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 60 }),
        fc.constantFrom("", "- ", "> ", "## ", "1. "),
        (words, sign) => {
          for (const line of letter(sign + words).split("\n")) expect(line.length).toBeLessThanOrEqual(72);
        },
      ),
    );
  });

  test("is announced by its first words behind the salutation", () => {
    const { tree } = readUpdate("Dear friend,\n\nOn *Thursday* it is\nvoted on.\n\nMore.", english);
    expect(firstWords(tree, 100)).toBe("On Thursday it is voted on. More.");
    expect(firstWords(tree, 20)).toBe("On Thursday it is …");
    expect(firstWords(readUpdate("Only this,", english).tree, 50)).toBe("Only this,");
    expect(firstWords(readUpdate("", english).tree, 50)).toBe("");
  });
});

describe("a picture that was handed in", () => {
  const src = "/pictures/0123456789abcdef-300x200";

  test("says how large it is, so that a page leaves room for it", () => {
    expect(html(`<Picture src="${src}" alt="A class" />`)).toBe(
      `<x-picture src="https://movement.example.org${src}" alt="A class" width="300" height="200"></x-picture>`,
    );
    expect(html(`<Picture src="${src}" alt="A class" width="150" />`)).toContain('width="150" height="100"');
    expect(html(`![A class](${src})`)).toContain('alt="A class" width="300" height="200"');
    expect(html('<Picture src="/other.png" alt="A class" />')).not.toContain("width");
  });

  test("stands in a mail no wider than it is, and than the column", () => {
    const mail = (markdown: string) => toMailHtml(readUpdate(markdown, english).tree);
    for (const markdown of [`<Picture src="${src}" alt="A class" />`, `![A class](${src})`]) {
      expect(mail(markdown)).toContain('width="300"');
      expect(mail(markdown)).toContain("max-width:300px");
      expect(mail(markdown.replace("300x200", "1056x704"))).toContain('width="528"');
      expect(mail(markdown)).not.toMatch(/height="/);
    }
    expect(mail("![A class](https://example.org/a.png)")).toContain("max-width:528px");
  });
});
