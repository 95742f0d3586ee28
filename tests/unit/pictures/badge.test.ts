import { expect, test } from "vitest";
import { badge } from "@/lib/pictures/badge";

const long =
  "Alliance for Boys and Men of Color in the San Joaquin Valley and the Eastern Sierra Nevada Foothills";

test.each(["outlines", "text"] as const)("a badge of %s loads nothing and names no ids", (letters) => {
  for (const locale of ["en", "es"] as const)
    for (const name of ["Kelp Club", long, "奧克蘭科學會", '"><script>alert(1)</script>']) {
      const svg = badge(name, locale, letters);
      expect(svg).not.toMatch(/\b(?:href|src|url\(|id=|style=|on\w+=|@import)|<script|<foreignObject/i);
      expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toContain("http");
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"<>]+">.*<\/svg>$/s);
    }
});

test("what stands in a page's source is short, and holds the name in any script", () => {
  expect(badge(long, "en", "text").length).toBeLessThan(4000);
  expect(badge("奧克蘭科學會", "en", "text")).toContain(">奧克蘭科學會</text>");
});

test("no line is longer than its room", () => {
  const lengths = [...badge("W".repeat(100), "es", "text").matchAll(/textLength="(\d+)"/g)];
  expect(lengths.length).toBeGreaterThan(3);
  for (const [, length] of lengths) expect(Number(length)).toBeLessThanOrEqual(364);
});
