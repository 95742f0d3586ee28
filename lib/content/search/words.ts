/** A word of a text: where it stands (UTF-16 offsets) and how it is compared. */
export type Token = { start: number; end: number; word: string };

// Letters and digits are words of their own ("AB2565", "AB-2565" and "AB 2565" are one bill); digits keep together
// across the sign that groups thousands ("1,500" is "1500").
const token = /\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+|[\p{L}\p{M}]+/gu;

const lower = (found: string): string =>
  /^\d/.test(found) ? found.replace(/[.,]/g, "") : found.toLowerCase();

/** A word without case and accents: "Matemáticas" becomes "matematicas". */
export const fold = (word: string): string =>
  // Most words have none, and a page of results folds thousands.
  lower(/[^\0-\x7f]/.test(word) ? word.normalize("NFD").replace(/\p{M}/gu, "") : word);

/** The words of a text, in reading order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // Much quicker than matchAll: all texts of a page of results are read for the words to mark.
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    tokens.push({ start: found.index, end: token.lastIndex, word: fold(found[0]) });
  }
  return tokens;
}

/** A text as the index is given it: small letters with their accents, digits, and single spaces. */
export const plainOf = (text: string): string =>
  (text.normalize("NFC").match(token) ?? []).map(lower).join(" ");

/** A word that typing mistakes are held against. */
export type VocabularyWord = {
  word: string;
  /** As it is written most often. */
  shown: string;
  /** In how many texts it stands. */
  count: number;
};

/**
 * The words of the texts, but for numbers and what is too short to be mistyped.
 * @param texts as `plainOf` gives them
 */
export function vocabularyOf(texts: Iterable<string>): VocabularyWord[] {
  const known = new Map<string, { count: number; forms: Map<string, number> }>();
  for (const text of texts) {
    for (const form of new Set(text.split(" "))) {
      if (form.length < 3 || form.length > 40 || /\d/.test(form)) continue;
      const word = fold(form);
      const entry = known.get(word) ?? { count: 0, forms: new Map<string, number>() };
      entry.count += 1;
      entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
      known.set(word, entry);
    }
  }
  return [...known].map(([word, { count, forms }]) => ({
    word,
    count,
    shown: [...forms].reduce((most, form) => (form[1] > most[1] ? form : most))[0],
  }));
}
