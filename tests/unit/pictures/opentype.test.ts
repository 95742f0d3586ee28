import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openFont } from "@/lib/pictures/opentype";

const file = readFileSync("lib/print/fonts/bricolage-grotesque-800.ttf");
const font = openFont(file);
const glyph = (sign: string) => font.glyphOf(sign.codePointAt(0) ?? 0);

test("a font tells its measures and the widths of its signs", () => {
  expect(font.unitsPerEm).toBe(1000);
  expect(font.capHeight).toBe(660);
  expect(font.advance(glyph("a"))).toBe(583);
  expect(font.advance(glyph("H"))).toBe(709);
  expect(font.advance(glyph("%"))).toBe(982);
});

test("every sign of English and Spanish is there, other scripts and pictographs are not", () => {
  for (const sign of "ABCXYZabcxyz0123456789ÁÉÍÓÚÜÑáéíóúüñ¿¡«»“”‘’–—…$%&®.,;:!?()/+") {
    expect(glyph(sign), sign).toBeGreaterThan(0);
  }
  for (const sign of "字🌻Жع") expect(glyph(sign), sign).toBe(0);
});

test("an outline begins, runs and closes, contour by contour", () => {
  const strokes = font.outline(glyph("O"));
  expect(strokes.filter(({ to }) => to === "M")).toHaveLength(2);
  expect(strokes.filter(({ to }) => to === "Z")).toHaveLength(2);
  expect(strokes[0]?.to).toBe("M");
  expect(strokes.at(-1)?.to).toBe("Z");
  expect(font.outline(glyph(" "))).toEqual([]);
});

test("a letter with an accent is the letter and the accent above it", () => {
  const [plain, accented] = [font.outline(glyph("a")), font.outline(glyph("á"))];
  expect(accented.filter(({ to }) => to === "M")).toHaveLength(
    plain.filter(({ to }) => to === "M").length + 1,
  );
  const top = (strokes: typeof plain) =>
    Math.max(...strokes.map((stroke) => (stroke.to === "Z" ? 0 : stroke.y)));
  expect(top(accented)).toBeGreaterThan(top(plain) + 100);
});

test("letters that leave a gap are moved together, others are left where they are", () => {
  expect(font.kerning(glyph("T"), glyph("o"))).toBeLessThan(-20);
  expect(font.kerning(glyph("A"), glyph("V"))).toBeLessThan(-20);
  expect(font.kerning(glyph("H"), glyph("H"))).toBe(0);
});

test("what is no such font is refused", () => {
  expect(() => openFont(new Uint8Array(64))).toThrow(RangeError);
});
