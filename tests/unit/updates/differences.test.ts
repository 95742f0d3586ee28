import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf } from "@/lib/updates/differences";

const marked = (before: string, after: string) =>
  differencesOf(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "in" ? `{+${text}+}` : `{-${text}-}`))
    .join("");

test("tells word by word what was taken out and what came in", () => {
  expect(marked("The vote is on Thursday.", "The vote is on Friday.")).toBe(
    "The vote is on {-Thursday-}{+Friday+}.",
  );
  expect(marked("One.\n\nTwo.\n", "One.\n\nOne and a half.\n\nTwo.\n")).toBe(
    "One.\n\n{+One and a half.\n\n+}Two.\n",
  );
  expect(marked("Same.", "Same.")).toBe("Same.");
  expect(marked("", "New.")).toBe("{+New.+}");
  expect(marked("Old.", "")).toBe("{-Old.-}");
});

test("whatever changed, both texts can be read out of it again", () => {
  const words = fc
    .array(fc.constantFrom("one", "two", " ", "\n", "ñ", ".", "**"), { maxLength: 60 })
    .map((list) => list.join(""));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const told = differencesOf(before, after);
      const without = (kind: "in" | "out") =>
        told
          .filter((it) => it.kind !== kind)
          .map((it) => it.text)
          .join("");
      expect(without("in")).toBe(before);
      expect(without("out")).toBe(after);
    }),
  );
});

test("two long texts with nothing in common take a bounded time", () => {
  const long = (word: string) => Array.from({ length: 15_000 }, (_, at) => `${word}${at}`).join(" ");
  const told = differencesOf(long("a"), long("b"));
  expect(told.map(({ kind }) => kind)).toEqual(["out", "in"]);
});
