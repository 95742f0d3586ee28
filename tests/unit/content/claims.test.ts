import { expect, test } from "vitest";
import { barScale, describeSource, isUndated, splitDisplay } from "@/lib/content/claims";
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
