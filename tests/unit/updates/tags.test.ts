import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTag, separateTags, tagNames } from "@/lib/updates/tags";

describe("a tag", () => {
  test("is read with its attributes, whatever the quotes and spaces", () => {
    expect(readTag('<Claim id="a-b" />')).toEqual({
      kind: "tag",
      tag: { name: "Claim", given: { id: "a-b" } },
    });
    expect(readTag("<Claim id='a-b'>")).toMatchObject({ kind: "tag" });
    expect(readTag('<Button words="Write" href="/join"/>')).toMatchObject({
      tag: { given: { words: "Write", href: "/join" } },
    });
    expect(readTag('<Callout title="Do this">')).toMatchObject({ tag: { given: { tone: "note" } } });
    expect(readTag("</Callout>")).toEqual({ kind: "end", name: "Callout" });
    expect(readTag('<Issue id="/es/issues/stem/stem-network" />')).toMatchObject({
      tag: { given: { id: "stem/stem-network" } },
    });
  });

  test.each([
    ["<Claim />", '<Claim> needs id="…".'],
    ['<Claim id="A B" />', /“id” of <Claim> may hold only/],
    ['<Claim id="a" id="b" />', /twice/],
    ['<Claim id="a" note="x" />', /no attribute “note”. It knows: id/],
    ["<Claim id=a />", /cannot be read. Write it as <Claim id="…" \/>/],
    ["<Claim {...x} />", /cannot be read/],
    ['<Picture src="/a.png" />', '<Picture> needs alt="…".'],
    ['<Picture src="/a.png" alt="x" width="900" />', /40 to 528/],
    ['<Callout title="x" tone="loud">', /must be note or act/],
    ["</Claim>", /holds no text/],
    ["<Comparison />", /no <Comparison> for updates. These exist: Claim, AgendaItem/],
    ["<script>", /tag of HTML/],
    ["< Claim>", /right behind the </],
  ])("that is wrong is told in words: %s", (source, reason) => {
    const read = readTag(source);
    expect(read).toMatchObject({ kind: "wrong" });
    if (read.kind === "wrong") expect(read.reason).toMatch(reason);
  });

  test("however wild never throws", () => {
    const bits = fc.constantFrom(
      ...tagNames,
      "<",
      "</",
      ">",
      "/>",
      ' id="',
      "'",
      '"',
      "=",
      "title",
      "{x}",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        readTag(text);
        const { text: separated, lineOf } = separateTags(text);
        const lines = separated.split("\n");
        expect(lineOf(lines.length)).toBeLessThanOrEqual(text.split("\n").length);
      }),
    );
  });
});

describe("lines that are a tag alone", () => {
  test("get empty lines around them, and every line knows where it was typed", () => {
    const { text, lineOf } = separateTags('words\n<Callout title="a > b">\nmore\n</Callout>\nend');
    expect(text).toBe('words\n\n<Callout title="a > b">\n\nmore\n\n</Callout>\n\nend');
    expect(text.split("\n").map((_, at) => lineOf(at + 1))).toEqual([1, 2, 2, 2, 3, 4, 4, 4, 5]);
  });

  test("stay as they are in code", () => {
    const code = '```\n<Claim id="a" />\n```\n~~~\n<Claim id="a" />\n~~~';
    expect(separateTags(code).text).toBe(code);
  });

  test("have straight quotes, whatever a word processor made of them", () => {
    expect(separateTags("see <Claim id=“a” /> there").text).toBe('see <Claim id="a" /> there');
    expect(separateTags("<Callout title=“Do this, “now”” tone=“act”>").text).not.toContain("tone=“");
  });
});
