import { splitDisplay } from "@/lib/content/claims";
import { capHeight, heightOf, setLine, type Type, widthOf } from "./type";

const black = (size: number, tracking = -0.055): Type => ({ weight: "black", size, tracking });

/** A set number: path data, and the baseline of its lowest line in pixels. */
export type SetNumber = { d: string; bottom: number; width: number };

/**
 * Sets a figure's words with the number as large as asked and the width allows: signs are half as large and raised to
 * its head ("$", "%"), a longer unit ("billion", "of the 10") stands beside it, or on a line of its own below.
 *
 * @param at where its upper left corner is, and how much room it has, in pixels
 */
export function setNumber(
  display: string,
  at: { x: number; y: number; width: number; size: number },
): SetNumber {
  const { before, number, after } = splitDisplay(display);
  const unit = after.trim().length > 2 ? after.trim() : "";
  const parts = [
    { words: before.trim(), part: 0.5, gap: 0.02 },
    { words: number, part: 1, gap: 0.02 },
    { words: unit ? "" : after.trim(), part: 0.5, gap: 0 },
  ].filter(({ words }) => words !== "");
  const perEm = parts.reduce((sum, { words, part, gap }) => sum + widthOf(words, black(part)) + gap, 0);
  const size = Math.min(at.size, at.width / perEm);
  const baseline = at.y + heightOf(number, black(size));

  let x = at.x - size * 0.03;
  const pieces = parts.map(({ words, part, gap }) => {
    const type = black(size * part);
    const line = setLine(words, type, x, at.y + heightOf(words, type));
    x += line.width + gap * size;
    return line.d;
  });
  if (unit) {
    const beside = black(size * 0.3, -0.03);
    if (x + size * 0.05 + widthOf(unit, beside) <= at.x + at.width) {
      const line = setLine(unit, beside, x + size * 0.05, baseline);
      return {
        d: [...pieces, line.d].join(""),
        bottom: baseline,
        width: x + size * 0.05 + line.width - at.x,
      };
    }
    const wide = widthOf(unit, black(1, -0.03));
    const below = black(Math.min(size * 0.34, at.width / wide), -0.03);
    const bottom = baseline + capHeight(below) + size * 0.1;
    const line = setLine(unit, below, at.x, bottom);
    return { d: [...pieces, line.d].join(""), bottom, width: Math.max(x - at.x, line.width) };
  }
  return { d: pieces.join(""), bottom: baseline, width: x - at.x };
}
