import { expect, test } from "vitest";
import { byLetter, listTermUses } from "@/lib/content/glossary";
import type { Term } from "@/lib/content/schema";
import { openContent } from "@/lib/content/store";
import { aContentFolder, aPage, soundFiles } from "@/tests/support/content";

const aWord = (word: string, spanish = word): Term => ({
  id: word.toLowerCase(),
  term: { en: word, es: spanish },
  definition: { en: "What it is.", es: "Lo que es." },
});

test("words stand under their letters in the order of the alphabet, each language by its own", () => {
  const words = [aWord("STEM"), aWord("Bill", "Ley"), aWord("algebra", "álgebra"), aWord("24-hour")];
  const letters = (locale: "en" | "es") =>
    byLetter(words, locale).map(({ letter, terms }) => `${letter}: ${terms.map(({ id }) => id).join(" ")}`);
  expect(letters("en")).toEqual(["#: 24-hour", "A: algebra", "B: bill", "S: stem"]);
  expect(letters("es")).toEqual(["#: 24-hour", "A: algebra", "L: bill", "S: stem"]);
});

test("Ñ is a letter of its own, and every letter's place has an id of its own", () => {
  const letters = byLetter([aWord("Nido"), aWord("Ñandú"), aWord("7")], "es");
  expect(letters.map(({ letter, anchor }) => [letter, anchor])).toEqual([
    ["#", "letter-other"],
    ["N", "letter-n"],
    ["Ñ", "letter-enye"],
  ]);
});

test("a word knows the pages that explain it, each once", () => {
  const word = '<Term id="stem">STEM</Term>';
  const content = openContent(
    aContentFolder({
      ...soundFiles(),
      "en/a.mdx": aPage(`${word} and ${word}.`),
      "en/b.mdx": aPage("Nothing."),
    }),
  );
  const uses = listTermUses(content.listPages("en"));
  expect([...uses].map(([id, pages]) => [id, pages.map(({ address }) => address)])).toEqual([
    ["stem", ["/a"]],
  ]);
});
