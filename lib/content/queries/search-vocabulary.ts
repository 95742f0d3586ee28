import { type Correction, type KnownWord, partsOf, pickCorrection } from "@/lib/content/search/corrections";
import { fold } from "@/lib/content/search/words";
import { pgPool } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";

/** A word of a question as the index knows it. */
export type AskedWord = {
  word: string;
  /** Its stems; none for a word that stands everywhere ("the", "de"). */
  lexemes: string[];
  /** Whether the content holds it, in any of its forms. */
  known: boolean;
};

/** How near a word must be to be looked at, as pg_trgm counts (shared groups of three letters). Slips decide later. */
const NEAR_ENOUGH = 0.2;

/** What the index makes of the words of a question. */
export async function readWords(locale: Locale, words: readonly string[]): Promise<AskedWord[]> {
  if (words.length === 0) return [];
  const { rows } = await pgPool().query<AskedWord>(
    `select word, lexemes, exists (
       select from search_word where locale = $1 and search_word.lexemes && asked.lexemes) as known
     from (
       select word, place, tsvector_to_array(search_words($1, word)) as lexemes
       from unnest($2::text[]) with ordinality as typed (word, place)
     ) asked order by place`,
    [locale, words],
  );
  return rows;
}

/** What words that the content does not hold may have been meant as. Words without anything near are left out. */
export async function correctWords(locale: Locale, asked: readonly AskedWord[]): Promise<Correction[]> {
  const typed = asked
    .filter(({ known, lexemes }) => !known && lexemes.length > 0)
    .map(({ word }) => fold(word))
    .filter((word) => word.length > 2 && word.length < 30 && /^\p{L}+$/u.test(word));
  if (typed.length === 0) return [];
  const client = await pgPool().connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('pg_trgm.similarity_threshold', $1, true)", [String(NEAR_ENOUGH)]);
    const { rows } = await client.query<KnownWord & { typed: string }>(
      `select typed, word, shown, lexemes, count from unnest($2::text[]) as typed, lateral (
         (select * from search_word where locale = $1 and word % typed
          order by similarity(word, typed) desc, count desc limit 40)
         union
         (select * from search_word where locale = $1 and word like typed || '%' order by count desc limit 10)
         union
         (select * from search_word where locale = $1 and word = any ($3::text[]))
       ) near`,
      [locale, typed, typed.flatMap(partsOf)],
    );
    await client.query("commit");
    client.release();
    return typed.flatMap(
      (word) =>
        pickCorrection(
          word,
          rows.filter((row) => row.typed === word),
        ) ?? [],
    );
  } catch (cause) {
    client.release(true);
    throw cause;
  }
}

/** All written forms of lexemes, without case and accents: what is marked in a snippet. */
export async function listForms(locale: Locale, lexemes: readonly string[]): Promise<string[]> {
  const { rows } = await pgPool().query<{ word: string }>(
    "select word from search_word where locale = $1 and lexemes && $2::text[]",
    [locale, lexemes],
  );
  return rows.map(({ word }) => word);
}
