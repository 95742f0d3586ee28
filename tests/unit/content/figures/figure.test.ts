import { describe, expect, test } from "vitest";
import { drawnFigures, figureOf } from "@/lib/content/figures/figure";
import { papers } from "@/lib/content/figures/cut";
import { grounds } from "@/lib/content/schema";

test("the same name is the same picture, another name another one", () => {
  expect(figureOf("ab-2565", "sun")).toEqual(figureOf("ab-2565", "sun"));
  expect(figureOf("ab-2565", "sun")).not.toEqual(figureOf("ab-185", "sun"));
});

test("a picture from a seed is cut from no paper of its ground", () => {
  for (const ground of grounds)
    for (const name of ["a", "b", "c", "north-county-parents"])
      expect(figureOf(name, ground).map(({ fill }) => fill)).not.toContain(ground);
});

describe.each([...drawnFigures])("%s", (_name, cuts) => {
  test("is cut from our papers, in shapes that close", () => {
    for (const { fill, d } of cuts) {
      expect(papers).toContain(fill);
      expect(d).toMatch(/^M[-\d. AHLVZahvM]+Z$/);
    }
  });
});

test("every drawing is one of its own", () => {
  const drawings = [...drawnFigures.values()].map((cuts) => JSON.stringify(cuts));
  expect(new Set(drawings).size).toBe(drawings.length);
});
