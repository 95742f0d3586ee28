import fc from "fast-check";
import { expect, test } from "vitest";
import { cutSnippet, firstWords, markHits, type Piece } from "@/lib/content/search/snippet";

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
const mark = (text: string, ...words: string[]) => shown(markHits(text, new Set(words)));
const section = (text: string, anchor = "") => ({ anchor, heading: anchor && "The heading", text });
const filler = "Nothing of it stands in this sentence. ".repeat(20);

test("a hit is marked whatever its case and accents", () => {
  expect(mark("Las Matemáticas, hoy", "matematicas")).toBe("Las [Matemáticas], hoy");
});

test("hits side by side are one, and a number takes its sign along", () => {
  expect(mark("At least $22 billion a year", "22", "billion")).toBe("At least [$22 billion] a year");
  expect(mark("25% of Linked-Learning students", "25", "linked", "learning")).toBe(
    "[25%] of [Linked-Learning] students",
  );
});

test("marking changes no character of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ maxLength: 3 })), (text, words) => {
      const pieces = markHits(text, new Set(words));
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    }),
  );
});

test("HTML in a text stays text", () => {
  expect(markHits("<script>stem</script>", new Set(["stem"]))).toEqual([
    { text: "<script>", hit: false },
    { text: "stem", hit: true },
    { text: "</script>", hit: false },
  ]);
});

test("the snippet is cut where most different words stand, and says under which heading", () => {
  const snippet = cutSnippet(
    [
      section(`calculus calculus ${filler}`),
      section(`${filler}Calculus and physics. ${filler}`, "the-problem"),
    ],
    new Set(["calculus", "physics"]),
  );
  expect(snippet?.place).toEqual({ anchor: "the-problem", heading: "The heading" });
  expect(shown(snippet!.pieces)).toMatch(/\[Calculus\] and \[physics\]\. Nothing .* …$/);
});

test("a cut begins with a sentence where one begins near, else between words", () => {
  expect(shown(cutSnippet([section(`${filler}Here is stem.`)], new Set(["stem"]))!.pieces)).toMatch(
    /^Nothing of it .*Here is \[stem\]\.$/,
  );
  const noSentence = `${"word ".repeat(100)}stem ${"word ".repeat(100)}`;
  expect(shown(cutSnippet([section(noSentence)], new Set(["stem"]))!.pieces)).toMatch(
    /^… word .*\[stem\].* word …$/,
  );
});

test("a text without any of the words has no snippet; its first words stand in", () => {
  expect(cutSnippet([section("Only this.")], new Set(["stem"]))).toBeNull();
  expect(firstWords("Only this.")).toBe("Only this.");
  expect(firstWords(filler).length).toBeLessThan(240);
});

test("a snippet is short whatever the text is", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("stem", "a", "x".repeat(300), "é. ", " ")), (parts) => {
      const snippet = cutSnippet([section(parts.join(" "))], new Set(["stem"]));
      expect(shown(snippet?.pieces ?? []).length).toBeLessThan(700);
    }),
  );
});
