import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, plainOf, tokensOf, vocabularyOf } from "@/lib/content/search/words";

test("case and accents do not count", () => {
  expect(fold("Matemáticas")).toBe("matematicas");
  expect(fold("NIÑEZ")).toBe("ninez");
});

test.each(["AB 2565", "AB-2565", "ab2565", "AB–2565"])("%s is one bill, however it is written", (text) => {
  expect(plainOf(text)).toBe("ab 2565");
});

test("a number keeps together across the sign that groups thousands", () => {
  expect(plainOf("1,500 or 1.500 or 22.5, or 3,40")).toBe("1500 or 1500 or 22 5 or 3 40");
});

test("the index is given accents, for the stemmer needs them", () => {
  expect(plainOf("La Educación: ¿qué es?")).toBe("la educación qué es");
});

test("a token says where its word stands", () => {
  const text = "¡Sí! Ciencias";
  expect(tokensOf(text).map(({ start, end, word }) => [text.slice(start, end), word])).toEqual([
    ["Sí", "si"],
    ["Ciencias", "ciencias"],
  ]);
});

test("tokens lie in the text, in order and apart, whatever the text is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let before = 0;
      for (const { start, end } of tokensOf(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("the vocabulary counts texts, and shows a word as it is written most", () => {
  const words = vocabularyOf(["educación educacion", "educación pública", "k 12 de educación"]);
  expect(words).toContainEqual({ word: "educacion", shown: "educación", count: 4 });
  expect(words.map(({ word }) => word)).toEqual(["educacion", "publica"]);
});
