import fc from "fast-check";
import { expect, test } from "vitest";
import { seededGround } from "@/lib/content/figures/ground";
import { grounds } from "@/lib/content/schema";

test("any word has a ground, always the same", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      expect(grounds).toContain(seededGround(seed));
      expect(seededGround(seed)).toBe(seededGround(seed));
    }),
  );
});

test("all grounds are used", () => {
  const used = Array.from({ length: 100 }, (_, id) => seededGround(`person-${id}`));
  expect(new Set(used).size).toBe(grounds.length);
});
