import fc from "fast-check";
import { expect, test } from "vitest";
import { readingMinutes } from "@/lib/content/reading";

test("reading takes whole minutes, at least one", () => {
  expect([0, 1, 329, 331, 2200].map((words) => readingMinutes({ words }))).toEqual([1, 1, 1, 2, 10]);
});

test("more words never take less time", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (words, more) => {
      expect(readingMinutes({ words: words + more })).toBeGreaterThanOrEqual(readingMinutes({ words }));
    }),
  );
});
