import type { Section } from "@/lib/content/search/sections";
import { type Token, tokensOf } from "@/lib/content/search/words";

/** A piece of text, and whether it is what was looked for. Never HTML: whoever shows it writes the mark. */
export type Piece = { text: string; hit: boolean };

export type Snippet = {
  pieces: Piece[];
  /** The heading it stands under; undefined for a text without. */
  place: { anchor: string; heading: string } | undefined;
};

/** About how long a snippet is, in characters. */
const LENGTH = 220;

/** Cuts a text where its words are among `found`. Hits that only signs part are one: "$22 billion", "Linked Learning". */
export function markHits(text: string, found: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (end: number, hit: boolean) => {
    if (end > done) pieces.push({ text: text.slice(done, end), hit });
    done = Math.max(done, end);
  };
  const hits = tokensOf(text).filter(({ word }) => found.has(word));
  for (let index = 0; index < hits.length; index += 1) {
    const { start } = hits[index]!;
    let { end } = hits[index]!;
    while (hits[index + 1] && /^[\s-]?$/.test(text.slice(end, hits[index + 1]!.start))) {
      index += 1;
      end = hits[index]!.end;
    }
    // The sign that makes a number a share or a sum is part of it.
    const before = /[$€]\s?$/.exec(text.slice(done, start))?.[0].length ?? 0;
    const after = /^\s?%/.exec(text.slice(end))?.[0].length ?? 0;
    const isNumber = /\d/.test(text.slice(start, end));
    add(isNumber ? start - before : start, false);
    add(isNumber ? end + after : end, true);
  }
  add(text.length, false);
  return pieces;
}

/**
 * The part of a text that says most of what was looked for, in about 220 characters, its hits marked; null where
 * nothing of it stands in the text.
 *
 * @param found the words, as `fold` compares them
 */
export function cutSnippet(sections: readonly Section[], found: ReadonlySet<string>): Snippet | null {
  let best: { score: number; section: Section; from: Token; to: Token } | undefined;
  for (const section of sections) {
    const hits = tokensOf(section.text).filter(({ word }) => found.has(word));
    for (const [index, from] of hits.entries()) {
      const within = hits.slice(index, index + 40).filter(({ end }) => end - from.start <= LENGTH * 0.7);
      // Different words count more than one said often.
      const score = new Set(within.map(({ word }) => word)).size * 10 + Math.min(within.length, 9);
      if (!best || score > best.score) best = { score, section, from, to: within.at(-1) ?? from };
    }
  }
  if (!best) return null;
  const { section, from, to } = best;
  const { anchor, heading, text } = section;
  return {
    pieces: markHits(cut(text, from.start, to.end), found),
    place: anchor ? { anchor, heading } : undefined,
  };
}

/** The first words of a text, for what was found by its title alone. */
export const firstWords = (text: string): string => cut(text, 0, 0);

// A sentence's beginning is worth going back for; else the cut falls between words and says so.
function cut(text: string, from: number, to: number): string {
  const room = Math.max(0, LENGTH - (to - from));
  const earliest = Math.max(0, from - Math.max(Math.floor(room * 0.6), LENGTH - (text.length - from)));
  const before = text.slice(earliest, from);
  const sentences = [...before.matchAll(/[.!?]\s+(?=\S)/g)].map(
    ({ 0: end, index }) => earliest + index + end.length,
  );
  // The nearest, unless little would be left after it.
  const sentence = sentences.findLast((at) => text.length - at >= LENGTH * 0.6) ?? sentences[0];
  const word = earliest + before.indexOf(" ") + 1;
  const start = earliest === 0 ? 0 : (sentence ?? word);
  const latest = Math.min(text.length, Math.max(to, start + LENGTH));
  const space = text.lastIndexOf(" ", latest);
  const end = latest < text.length && space > to ? space : latest;
  const begun = start > 0 && sentence === undefined ? "… " : "";
  return `${begun}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}
