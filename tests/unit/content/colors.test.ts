import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { colorPairs, colors, contrast, type Scheme } from "@/lib/content/colors";

const tokens = readFileSync("app/styles/tokens.css", "utf8");
const darkFrom = tokens.indexOf("@media (prefers-color-scheme: dark)");

/** The colours that a part of the style sheet gives to tokens. */
const written = (css: string) =>
  Object.fromEntries(
    [...css.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]),
  );

test("the style sheet and the data name the same colours", () => {
  const day = written(tokens.slice(0, darkFrom));
  expect(colors.light).toEqual(day);
  expect(colors.dark).toEqual({ ...day, ...written(tokens.slice(darkFrom)) });
});

describe.each(["light", "dark"] as const satisfies Scheme[])(
  "%s: every colour stands off what it is set on",
  (scheme) => {
    test.each(colorPairs)("$of on $on, at least $least", ({ on, of, least }) => {
      expect(contrast(colors[scheme][of], colors[scheme][on])).toBeGreaterThanOrEqual(least);
    });
  },
);

test("contrast is as WCAG reckons it", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#ffffff", "#ffffff")).toBe(1);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
