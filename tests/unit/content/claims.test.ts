import { expect, test } from "vitest";
import {
  ageOf,
  barScale,
  describeSource,
  isUndated,
  qualifierWords,
  shareOf,
  splitDisplay,
  stateClaim,
} from "@/lib/content/claims";
import { aClaim } from "@/tests/support/content";

test.each([
  ["$22 billion", "$", "22", " billion"],
  ["7 of 10", "", "7", " of 10"],
  ["25%", "", "25", "%"],
  ["$1,250.50", "$", "1,250.50", ""],
  ["half", "", "half", ""],
])("%s is set with its number large", (display, before, number, after) => {
  expect(splitDisplay(display)).toEqual({ before, number, after });
});

test("a source says its year, or that it has none, in the reader's language", () => {
  expect(describeSource(aClaim("a"), "en")).toBe("Children Now, STEM Network issue page, undated");
  expect(describeSource(aClaim("a"), "es")).toBe("Children Now, página sobre STEM Network, sin fecha");
  expect(describeSource(aClaim("a", { asOf: 2013 }), "en")).toBe(
    "Children Now, STEM Network issue page, 2013",
  );
  expect([isUndated(aClaim("a")), isUndated(aClaim("a", { asOf: 2013 }))]).toEqual([true, false]);
});

test("bars of percentages are drawn against 100, amounts against the greatest, nothing against nothing", () => {
  expect(barScale([aClaim("a", { value: 95 }), aClaim("b", { value: 85 })])).toEqual({
    max: 100,
    shares: [0.95, 0.85],
  });
  expect(barScale([aClaim("a", { value: 7, unit: "of-ten" })])).toEqual({ max: 10, shares: [0.7] });
  expect(
    barScale([aClaim("a", { value: 50, unit: "usd" }), aClaim("b", { value: 200, unit: "usd" })]),
  ).toEqual({ max: 200, shares: [0.25, 1] });
  expect(barScale([aClaim("a", { value: 0, unit: "count" })])).toEqual({ max: 0, shares: [0] });
});

test("a figure's year makes it undated, old past five years, or recent", () => {
  expect(ageOf(aClaim("a"), 2026)).toBe("undated");
  expect(ageOf(aClaim("a", { asOf: 2020 }), 2026)).toBe("old");
  expect(ageOf(aClaim("a", { asOf: 2021 }), 2026)).toBe("recent");
});

test("a figure is one sentence, with how exact it is before it", () => {
  const about = aClaim("a", { qualifier: "about" });
  expect(stateClaim(aClaim("a"), "en")).toBe("25% of students");
  expect(stateClaim(about, "en")).toBe("About 25% of students");
  expect(stateClaim(about, "es")).toBe("Cerca del 25% de los estudiantes");
  expect(qualifierWords("es", { ...about, unit: "usd" })).toBe("Cerca de");
  expect(qualifierWords("en", aClaim("a"))).toBe("");
});

test("only percentages and parts of ten are shares of a whole", () => {
  expect(shareOf(aClaim("a"))).toBe(0.25);
  expect(shareOf(aClaim("a", { value: 7, unit: "of-ten" }))).toBe(0.7);
  expect(shareOf(aClaim("a", { unit: "percent-more" }))).toBeNull();
  expect(shareOf(aClaim("a", { unit: "usd" }))).toBeNull();
});
