import { IntlMessageFormat } from "intl-messageformat";

import { describe, expect, test } from "vitest";
import { localePath, locales, messages } from "@/lib/platform/i18n";

type MessageFormatElement = ReturnType<IntlMessageFormat["getAst"]>[number];

test("English stands at the root and Spanish under /es", () => {
  expect(localePath("en", "/issues")).toBe("/issues");
  expect(localePath("es", "/issues")).toBe("/es/issues");
  expect(localePath("es", "/")).toBe("/es");
});

type Tree = { [key: string]: string | Tree };
const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );

/** The names of the values that words are filled with. */
function argumentsOf(words: string): string[] {
  const names = new Set<string>();
  const walk = (parts: MessageFormatElement[]) => {
    for (const part of parts) {
      if ("options" in part)
        for (const option of Object.values(part.options)) walk(option.value as MessageFormatElement[]);
      if ("children" in part) walk(part.children);
      if (part.type !== 0 && part.type !== 7) names.add(String(part.value));
    }
  };
  walk(new IntlMessageFormat(words, "en").getAst());
  return [...names].sort();
}

describe("interface words", () => {
  const english = new Map(flatten(messages.en));
  const spanish = new Map(flatten(messages.es));

  test("both languages have the same words", () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("no Spanish words are English ones that were forgotten", () => {
    const same = new Set([
      "Agenda",
      "California",
      "CSV",
      // A language's name stands in that language.
      "English",
      "Español",
      "Error:",
      "JSON",
      "PDF",
      "PNG",
      // Children Now's mark.
      "Pro-Kid",
      "SVG",
      "Video",
      "Videos",
    ]);
    const wordless = (words: string) => !/\p{L}/u.test(words.replace(/\{[^{}]*\}/g, ""));
    const forgotten = [...english].filter(
      ([key, words]) => spanish.get(key) === words && !same.has(words) && !wordless(words),
    );
    expect(forgotten).toEqual([]);
  });

  test("both languages name the same values", () => {
    for (const [key, words] of english)
      expect(argumentsOf(spanish.get(key)!), key).toEqual(argumentsOf(words));
  });

  test.each(locales)("every word of %s is well formed", (locale) => {
    for (const [key, words] of flatten(messages[locale]))
      expect(() => new IntlMessageFormat(words, locale), key).not.toThrow();
  });
});
