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
