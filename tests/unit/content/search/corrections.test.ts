import fc from "fast-check";
import { expect, test } from "vitest";
import { type KnownWord, partsOf, pickCorrection, slipsBetween } from "@/lib/content/search/corrections";

const known = (word: string, count = 1): KnownWord => ({ word, shown: word, lexemes: [word], count });
const meant = (typed: string, ...candidates: KnownWord[]) =>
  pickCorrection(typed, candidates)?.words.map(({ word }) => word) ?? null;

test("the word with the fewest slips is meant", () => {
  expect(meant("lerning", known("learning"), known("leaning", 9), known("morning", 50))).toEqual([
    "leaning",
    "learning",
  ]);
  expect(meant("sceince", known("science"), known("since", 100))).toEqual(["science"]);
});

test("the beginning of a word is that word, the more frequent first", () => {
  expect(meant("educ", known("educate", 2), known("education", 7), known("duck", 9))).toEqual([
    "education",
    "educate",
  ]);
});

test("two words written as one are both meant", () => {
  expect(pickCorrection("roadmap", [known("road"), known("map"), known("roads")])).toMatchObject({
    split: true,
    words: [{ word: "road" }, { word: "map" }],
  });
  expect(partsOf("roadmap")).toEqual(["roa", "dmap", "road", "map"]);
});

test("nothing near, a number, or too short a word is left as it is", () => {
  expect(meant("zzyzx", known("learning"))).toBeNull();
  expect(meant("2565", known("2566"))).toBeNull();
  expect(meant("st", known("sta"))).toBeNull();
});

test("the slips between words are counted: added, left out, changed, swapped", () => {
  expect(slipsBetween("linkd", "linked")).toBe(1);
  expect(slipsBetween("linkeed", "linked")).toBe(1);
  expect(slipsBetween("linket", "linked")).toBe(1);
  expect(slipsBetween("likned", "linked")).toBe(1);
  expect(slipsBetween("", "abc")).toBe(3);
});

test("the way back has as many slips, and none means the same word", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
      expect(slipsBetween(a, b) === 0).toBe(a === b);
    }),
  );
});
