import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Font, openFont } from "./opentype";

// Words as outlines: no program that shows a picture needs our font, and nothing is ever fetched for a sign.

const weights = { semibold: 600, black: 800 } as const;
export type Weight = keyof typeof weights;

/** How words are set. */
export type Type = {
  weight: Weight;
  /** In pixels. */
  size: number;
  /** What is added between letters, in ems; large type is set tight. */
  tracking?: number;
};

/** A line of words: path data with its baseline's beginning at 0, 0, and how long it is, both in pixels. */
export type Line = { d: string; width: number };

const opened = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  const known =
    opened.get(weight) ??
    openFont(
      readFileSync(
        join(
          /* turbopackIgnore: true */ process.cwd(),
          "lib/print/fonts",
          `bricolage-grotesque-${weights[weight]}.ttf`,
        ),
      ),
    );
  opened.set(weight, known);
  return known;
}

/** How high the capitals and figures of a type stand, in pixels. */
export function capHeight({ weight, size }: Type): number {
  const { capHeight: height, unitsPerEm } = fontOf(weight);
  return (height / unitsPerEm) * size;
}

/** How high the highest of these signs reaches above the baseline, in pixels. */
export function heightOf(words: string, { weight, size }: Type): number {
  const font = fontOf(weight);
  const tops = [...settable(words, weight)].flatMap((sign) =>
    font.outline(font.glyphOf(sign.codePointAt(0) ?? 0)).map((stroke) => (stroke.to === "Z" ? 0 : stroke.y)),
  );
  return (Math.max(0, ...tops) / font.unitsPerEm) * size;
}

/**
 * Words as the font can set them: a letter it lacks loses its accent, and any other sign it lacks (a pictograph, another
 * script) is left out.
 */
export function settable(words: string, weight: Weight = "black"): string {
  const { glyphOf } = fontOf(weight);
  const has = (sign: string) => glyphOf(sign.codePointAt(0) ?? 0) !== 0;
  const signs = [...words.normalize("NFC").replaceAll(/\s/g, (space) => (space === "\u00a0" ? space : " "))];
  return signs
    .map((sign) =>
      has(sign) ? sign : [...sign.normalize("NFKD")].filter((part) => !isMark(part) && has(part)).join(""),
    )
    .join("")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

const isMark = (sign: string): boolean => /\p{M}/u.test(sign);

type Placed = { glyph: number; x: number };

/** Each glyph's place on a line, in font units from its beginning, and where the line ends. */
function place(words: string, { weight, tracking = 0 }: Type): { glyphs: Placed[]; end: number } {
  const font = fontOf(weight);
  const glyphs: Placed[] = [];
  let [x, before] = [0, 0];
  for (const sign of settable(words, weight)) {
    const glyph = font.glyphOf(sign.codePointAt(0) ?? 0);
    if (before) x += font.kerning(before, glyph) + tracking * font.unitsPerEm;
    glyphs.push({ glyph, x });
    x += font.advance(glyph);
    before = glyph;
  }
  return { glyphs, end: x };
}

/** How long a line is, in pixels. */
export const widthOf = (words: string, type: Type): number =>
  (place(words, type).end / fontOf(type.weight).unitsPerEm) * type.size;

const tenth = (value: number) => Math.round(value * 10) / 10;

/**
 * Sets words on one line.
 * @param x where the line begins, in pixels
 * @param y its baseline, in pixels downwards
 */
export function setLine(words: string, type: Type, x = 0, y = 0): Line {
  const font = fontOf(type.weight);
  const scale = type.size / font.unitsPerEm;
  const { glyphs, end } = place(words, type);
  const pieces = glyphs.map(({ glyph, x: offset }) => {
    const at = (px: number, py: number) => `${tenth(x + (offset + px) * scale)} ${tenth(y - py * scale)}`;
    return font
      .outline(glyph)
      .map((stroke) =>
        stroke.to === "Z"
          ? "Z"
          : stroke.to === "Q"
            ? `Q${at(stroke.cx, stroke.cy)} ${at(stroke.x, stroke.y)}`
            : `${stroke.to}${at(stroke.x, stroke.y)}`,
      )
      .join("");
  });
  return { d: pieces.join(""), width: end * scale };
}

/**
 * Breaks words into lines no longer than `width` pixels, as few as it takes and then as even as they can be. A word that
 * is longer than a line stands on one of its own.
 */
export function breakLines(words: string, type: Type, width: number): string[] {
  const loose = fill(words, type, width);
  let [tight, wide] = [0, width];
  // The narrowest measure that takes no more lines makes them even.
  while (wide - tight > 4) {
    const middle = (tight + wide) / 2;
    const lines = fill(words, type, middle);
    const fits = lines.length <= loose.length && lines.every((line) => widthOf(line, type) <= middle);
    if (fits) wide = middle;
    else tight = middle;
  }
  return fill(words, type, wide);
}

function fill(words: string, type: Type, width: number): string[] {
  const lines: string[] = [];
  for (const word of settable(words, type.weight).split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer, type) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Words in lines, and the size they came out at. */
export type Setting = {
  lines: string[];
  type: Type;
  /** From one baseline to the next, in pixels. */
  leading: number;
  /** Whether all words are there. */
  whole: boolean;
};

type Box = { width: number; height: number };

/**
 * Sets words as large as a box allows.
 * @param type the type at its largest
 * @param options.leading the height of a line, in ems
 * @param options.least the smallest size, in pixels; words that are too many even then lose their end, marked "…"
 */
export function fitLines(
  words: string,
  type: Type,
  box: Box,
  options: { leading: number; least: number },
): Setting {
  const set = (size: number): Setting => {
    const sized = { ...type, size };
    return {
      lines: fill(words, sized, box.width),
      type: sized,
      leading: size * options.leading,
      whole: true,
    };
  };
  const fits = (setting: Setting) =>
    heightOfLines(setting) <= box.height &&
    setting.lines.every((line) => widthOf(line, setting.type) <= box.width);
  let setting = set(type.size);
  while (!fits(setting) && setting.type.size > options.least) {
    const { size } = setting.type;
    setting = set(Math.max(options.least, size - Math.max(1, Math.round(size / 40))));
  }
  if (fits(setting)) return { ...setting, lines: breakLines(words, setting.type, box.width) };
  const room = Math.max(1, 1 + Math.floor((box.height - capHeight(setting.type)) / setting.leading));
  if (setting.lines.length <= room) return setting;
  return { ...setting, lines: cut(setting.lines, room, setting.type, box.width), whole: false };
}

/** How high lines stand, from the head of the first to the baseline of the last, in pixels. */
export const heightOfLines = ({ lines, type, leading }: Omit<Setting, "whole">): number =>
  capHeight(type) + (lines.length - 1) * leading;

/** Lines below one another as path data; y is where the capitals of the first begin. */
export function setParagraph({ lines, type, leading }: Setting, x: number, y: number): string {
  const first = y + capHeight(type);
  return lines.map((line, number) => setLine(line, type, x, first + number * leading).d).join("");
}

/** The lines there is room for; the last one ends in "…". */
function cut(lines: readonly string[], room: number, type: Type, width: number): string[] {
  const kept = lines.slice(0, room);
  let last = (kept.pop() ?? "").split(" ");
  while (last.length > 1 && widthOf(`${last.join(" ")}…`, type) > width) last = last.slice(0, -1);
  return [...kept, `${last.join(" ").replace(/[,;:.]$/, "")}…`];
}
