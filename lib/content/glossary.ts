import type { Page } from "@/lib/content/files";
import type { Term } from "@/lib/content/schema";
import type { Locale } from "@/lib/platform/i18n";

/** The words that begin with one letter. */
export type Letter = {
  /** A capital without accent; "#" for words that begin with none. */
  letter: string;
  /** The id of its place: "letter-a". */
  anchor: string;
  terms: Term[];
};

/** Words by the letter they begin with, both in the order of the alphabet; an accent does not count. */
export function byLetter(terms: Iterable<Term>, locale: Locale): Letter[] {
  const sorted = [...terms].sort((a, b) => a.term[locale].localeCompare(b.term[locale], locale));
  const letters = new Map<string, Term[]>();
  for (const term of sorted) {
    const letter = letterOf(term.term[locale]);
    letters.set(letter, [...(letters.get(letter) ?? []), term]);
  }
  return [...letters].map(([letter, words]) => ({
    letter,
    anchor: `letter-${anchors[letter] ?? letter.toLowerCase()}`,
    terms: words,
  }));
}

const anchors: Readonly<Record<string, string>> = { "#": "other", Ñ: "enye" };

// The tilde of Ñ makes a letter of its own; other marks do not.
function letterOf(word: string): string {
  const first = [...word.normalize("NFC").toUpperCase()][0] ?? "";
  const bare = first === "Ñ" ? first : first.normalize("NFD").charAt(0);
  return /[A-ZÑ]/.test(bare) ? bare : "#";
}

/** The pages that explain each word in place, by the word's id; a page that does so twice stands there once. */
export function listTermUses(pages: readonly Page[]): Map<string, Page[]> {
  const uses = new Map<string, Page[]>();
  for (const page of pages) {
    for (const id of new Set(page.terms.map((use) => use.id))) uses.set(id, [...(uses.get(id) ?? []), page]);
  }
  return uses;
}
