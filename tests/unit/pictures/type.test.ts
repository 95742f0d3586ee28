import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breakLines,
  capHeight,
  fitLines,
  heightOfLines,
  setLine,
  settable,
  type Type,
  widthOf,
} from "@/lib/pictures/type";

const type: Type = { weight: "semibold", size: 40 };

describe("settable", () => {
  test("English and Spanish stay as they are", () => {
    const words = "¿Cuánto cuesta? «Más del 12%», niñez: “Pro-Kid®”.";
    expect(settable(words)).toBe(words);
  });
  test("signs that the font lacks are left out, and the gap with them", () => {
    expect(settable("Bloom 🌻🌼 in 加州 now")).toBe("Bloom in now");
    expect(settable("🌻")).toBe("");
  });
  test("a letter that the font lacks loses its accent", () => {
    expect(settable("Nguyễn Thị Hạnh")).toBe("Nguyen Thi Hanh");
  });
  test("letters with accents of their own are put together", () => {
    expect(settable("nin\u0303ez")).toBe("niñez");
  });
  test("every sort of gap between words is a blank", () => {
    expect(settable("one\n two\tthree")).toBe("one two three");
  });
});

describe("lines", () => {
  test("a line is as long as its glyphs, their kerning and what is added between them", () => {
    const wide = widthOf("Total", type);
    expect(widthOf("Total", { ...type, tracking: 0.1 })).toBeCloseTo(wide + 4 * 0.1 * 40, 6);
    expect(widthOf("To", type)).toBeLessThan(widthOf("T", type) + widthOf("o", type));
    expect(setLine("Total", type, 100, 100).width).toBeCloseTo(wide, 6);
  });
  test("a line is drawn where it is put", () => {
    const [x, y] = (/^M([\d.-]+) ([\d.-]+)/.exec(setLine("H", type, 300, 500).d) ?? []).slice(1).map(Number);
    expect(x).toBeGreaterThan(300);
    expect(x).toBeLessThan(330);
    expect(y).toBeLessThanOrEqual(500);
    expect(y).toBeGreaterThanOrEqual(500 - capHeight(type) - 1);
  });
  test("nothing to say is nothing to draw", () => {
    expect(setLine("", type)).toEqual({ d: "", width: 0 });
    expect(breakLines("  ", type, 100)).toEqual([]);
  });
  test("lines hold all words in order, none is too long, and none fewer would do", () => {
    const word = fc.stringMatching(/^[a-zñáé]{1,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 260, max: 900 }),
        (words, width) => {
          const lines = breakLines(words.join(" "), type, width);
          expect(lines.join(" ")).toBe(words.join(" "));
          for (const line of lines) expect(widthOf(line, type)).toBeLessThanOrEqual(width);
          // The most that could stand on each line, from the first on, is the fewest lines there can be.
          let greedy = 1;
          let line = "";
          for (const each of words) {
            const longer = line ? `${line} ${each}` : each;
            if (line && widthOf(longer, type) > width) [greedy, line] = [greedy + 1, each];
            else line = longer;
          }
          expect(lines).toHaveLength(greedy);
        },
      ),
      { numRuns: 60 },
    );
  });
  test("lines are made even", () => {
    const lines = breakLines("of students attend schools that offer no calculus", type, 700);
    const lengths = lines.map((line) => widthOf(line, type));
    expect(lines).toHaveLength(2);
    expect(Math.min(...lengths)).toBeGreaterThan(Math.max(...lengths) * 0.7);
  });
});

describe("fitLines", () => {
  const box = { width: 500, height: 160 };
  const fit = (words: string) => fitLines(words, { ...type, size: 120 }, box, { leading: 1.1, least: 24 });
  test("few words are as large as they may be", () => {
    expect(fit("STEM")).toMatchObject({ lines: ["STEM"], type: { size: 120 }, whole: true });
  });
  test("more words are smaller, and fit", () => {
    const setting = fit("How to read the figures about students and schools");
    expect(setting.type.size).toBeLessThan(120);
    expect(setting.whole).toBe(true);
    expect(heightOfLines(setting)).toBeLessThanOrEqual(box.height);
    for (const line of setting.lines) expect(widthOf(line, setting.type)).toBeLessThanOrEqual(box.width);
  });
  test("too many words lose their end, and say so", () => {
    const setting = fit("many words, ".repeat(80));
    expect(setting.whole).toBe(false);
    expect(setting.lines.at(-1)).toMatch(/[a-z]…$/);
    expect(heightOfLines(setting)).toBeLessThanOrEqual(box.height);
    for (const line of setting.lines) expect(widthOf(line, setting.type)).toBeLessThanOrEqual(box.width);
  });
});
