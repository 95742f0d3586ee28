import type { VocabularyWord } from "@/lib/content/search/words";

/** A word of the vocabulary with its stems, as the index has them. */
export type KnownWord = VocabularyWord & { lexemes: string[] };

/** What an unknown word may have been meant as: any of these words, or all of them in a row ("roadmap"). */
export type Correction = { typed: string; words: KnownWord[]; split: boolean };

const MOST = 3;

/** How many slips of the hand a word of a length is allowed. */
const allowance = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

/**
 * Picks what a word may have been meant as: words it is the beginning of, else two words written as one, else the words
 * with the fewest slips between. Null when nothing is near.
 *
 * @param typed without case and accents
 */
export function pickCorrection(typed: string, candidates: readonly KnownWord[]): Correction | null {
  if (/\d/.test(typed)) return null;
  const often = (a: KnownWord, b: KnownWord) => b.count - a.count;
  const begun =
    typed.length < 3
      ? []
      : candidates
          .filter(({ word }) => word.startsWith(typed))
          .sort(often)
          .slice(0, MOST);
  if (begun.length > 0) return { typed, words: begun, split: false };

  const halves = candidates
    .filter(({ word }) => word.length > 2 && typed.length - word.length > 2 && typed.startsWith(word))
    .flatMap((first) => {
      const second = candidates.find(({ word }) => first.word + word === typed);
      return second ? [[first, second]] : [];
    })[0];
  if (halves) return { typed, words: halves, split: true };

  const near = candidates
    .map((known) => ({ known, slips: slipsBetween(typed, known.word) }))
    .filter(({ slips }) => slips <= allowance(typed.length));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  const words = near
    .filter(({ slips }) => slips === fewest)
    .map(({ known }) => known)
    .sort(often)
    .slice(0, MOST);
  return words.length > 0 ? { typed, words, split: false } : null;
}

/** The parts of a word that two words written as one could be: all its beginnings and ends of three letters and more. */
export const partsOf = (typed: string): string[] =>
  Array.from({ length: Math.max(0, typed.length - 5) }, (_, index) => index + 3).flatMap((at) => [
    typed.slice(0, at),
    typed.slice(at),
  ]);

/** How many letters must be added, left out, changed or swapped with their neighbour (Damerau's distance, aligned). */
export function slipsBetween(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, twoAbove[column - 2]! + 1);
      line.push(least);
    }
    [twoAbove, above] = [above, line];
  }
  return above[b.length]!;
}
