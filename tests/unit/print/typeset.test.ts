import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { defaultContentDir, openContent } from "@/lib/content/store";
import { isPrintable } from "@/lib/print/compose";
import type { Block, PrintDocument, Run } from "@/lib/print/document";
import { typesetPdf } from "@/lib/print/typeset";
import type { Locale } from "@/lib/platform/i18n";
import { aPrintDocument, composeFrom } from "@/tests/support/print";
import { readPdf } from "@/tests/support/pdf";

// Each document is laid out in several sizes, which takes a while beside other tests.
vi.setConfig({ testTimeout: 60_000 });

const content = openContent(defaultContentDir());

const documentAt = (locale: Locale, address: string) => composeFrom(content, locale, address);

const squeeze = (text: string) => text.replace(/\s+/g, "");

describe.each(["en", "es"] as const)("in %s", (locale) => {
  test.each(["/issues/stem/stem-network", "/issues/linked-learning"])(
    "%s is a brief of two pages",
    (address) => {
      expect(readPdf(typesetPdf(documentAt(locale, address))).pages).toHaveLength(2);
    },
  );

  test("a brief is tagged, titled and in its language, as PDF/UA-1 asks", () => {
    const pdf = readPdf(typesetPdf(documentAt(locale, "/issues/stem/stem-network")));
    expect(pdf).toMatchObject({ tagged: true, universal: true, title: "STEM Network", lang: `${locale}-US` });
    expect(pdf.tags.filter((tag) => tag === "H1")).toHaveLength(1);
    expect(pdf.tags).toEqual(expect.arrayContaining(["H2", "P", "L", "Figure", "Link"]));
  });

  test("a brief carries every figure, the number of its source, and where it stands on the web", () => {
    const document = documentAt(locale, "/issues/linked-learning");
    const { pages } = readPdf(typesetPdf(document));
    const words = squeeze(pages.join(""));
    expect(document.sources.flatMap(({ lines }) => lines).length).toBeGreaterThan(10);
    for (const { lines } of document.sources) {
      for (const { note, figure, statement } of lines) {
        expect(words).toContain(squeeze(`${note}${figure}${statement}`));
      }
    }
    expect(pages[1]).toContain("2 / 2");
    expect(words).toContain(squeeze(document.shortAddress));
  });

  test("every page that can be printed sets, as PDF/UA-1", () => {
    for (const page of content.listPages(locale).filter(isPrintable)) {
      const pdf = readPdf(typesetPdf(documentAt(locale, page.address)));
      expect([page.address, pdf.universal]).toEqual([page.address, true]);
    }
  });
});

test("what is much longer than a brief runs on", () => {
  const blocks: Block[] = Array.from({ length: 120 }, () => ({
    kind: "paragraph",
    runs: [{ kind: "text", text: "Every child can reach the sciences. ".repeat(8) }],
  }));
  const document = aPrintDocument({
    sections: [{ heading: null, parts: [{ wide: false, blocks, words: [] }] }],
  });
  const { pages } = readPdf(typesetPdf(document));
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`);
});

describe("whatever people type", () => {
  const hostile = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '#include "document.typ"',
    "#panic()",
    '#image("/etc/passwd")',
    "= Heading\n- list",
    "$x^2$ *bold* _em_ `raw` <label> @ref",
    '\\ " ] } ) // /* */',
    "</path></svg><script>",
    "</text>&amp;%s${1}",
  ];

  /** A document that holds one text in every place there is for text. */
  function everywhere(text: string): PrintDocument {
    const runs: Run[] = [
      { kind: "text", text },
      { kind: "strong", runs: [{ kind: "text", text }] },
      { kind: "code", text },
      { kind: "link", href: "https://example.org/", runs: [{ kind: "em", runs: [{ kind: "text", text }] }] },
      { kind: "claim", text, note: 1 },
    ];
    const blocks: Block[] = [{ kind: "paragraph", runs }];
    const figure = { qualifier: text, before: "$", number: text, after: text, sentence: text, scope: text };
    return aPrintDocument({
      title: text,
      summary: text,
      bylines: [{ name: text, lines: [text] }],
      credits: [text],
      keywords: [text],
      authors: [text],
      sections: [
        {
          heading: [{ kind: "text", text }],
          parts: [
            {
              wide: false,
              words: [{ term: text, expansion: text, definition: text }],
              blocks: [
                ...blocks,
                { kind: "list", ordered: true, start: 3, items: [blocks] },
                { kind: "quotation", blocks, by: [text] },
                { kind: "code", text },
                { kind: "table", head: [runs], rows: [[runs]] },
                {
                  kind: "comparison",
                  title: text,
                  source: text,
                  bars: [{ label: text, value: text, share: 0.5, note: 1 }],
                },
                { kind: "steps", steps: [{ when: text, title: text, blocks }] },
                { kind: "callout", tone: "act", title: text, blocks },
                { kind: "view", by: text, role: text, note: text, blocks },
                { kind: "goal", year: text, state: text, title: text, note: text, blocks },
              ],
            },
            {
              wide: true,
              words: [],
              blocks: [
                { kind: "figures", first: true, figures: [{ ...figure, share: 0.5, note: 1 }] },
                { kind: "figures", first: false, figures: [{ ...figure, share: null, note: 1 }] },
                { kind: "agenda", title: text, status: text, blocks },
                { kind: "acts", acts: [{ audience: "parent", title: text, blocks }] },
              ],
            },
          ],
        },
      ],
      below: [{ title: text, summary: text, href: "https://example.org/", address: text }],
      sources: [
        { name: text, lines: [{ note: 1, figure: text, statement: text, href: "https://example.org/" }] },
      ],
      disclaimer: text,
    });
  }

  test.each(hostile)("%s shows as itself, in every place", (text) => {
    const { pages } = readPdf(typesetPdf(everywhere(text)));
    const words = squeeze(pages.join(""));
    expect(words.split(squeeze(text)).length).toBeGreaterThan(25);
    expect(words).not.toContain("root:");
  });

  test("any text sets", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(readPdf(typesetPdf(everywhere(text))).tagged).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  test("any line of letters shows as itself", () => {
    const sign = fc.constantFrom(..."abcXYZ019áéíóúñüÑ¿¡«»“”’–#$\\\"'`<>{}[]()*_=@~^%&/+-;:,.!?|");
    const line = fc.array(sign, { minLength: 1, maxLength: 30 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(line, (text) => {
        const document = aPrintDocument({ sections: [], summary: text });
        expect(squeeze(readPdf(typesetPdf(document)).pages.join(""))).toContain(text);
      }),
      { numRuns: 10 },
    );
  });

  test("a sign that no font has costs the standard, never the document", () => {
    const pdf = readPdf(typesetPdf(aPrintDocument({ summary: "\u{1F9A9} \u{13000}" })));
    expect(pdf.tagged).toBe(true);
  });
});
