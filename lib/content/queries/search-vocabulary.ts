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
  const { rows } = await pgPool().query<AskedWord>({
    name: "read words",
    text: `select word, lexemes, exists (
       select from search_word where locale = $1 and search_word.lexemes && asked.lexemes) as known
     from (
       select word, place, tsvector_to_array(search_words($1, word)) as lexemes
       from unnest($2::text[]) with ordinality as typed (word, place)
     ) asked order by place`,
    values: [locale, words],
  });
  return rows;
}

/** What words that the content does not hold may have been meant as. Words without anything near are left out. */
export async function correctWords(locale: Locale, asked: readonly AskedWord[]): Promise<Correction[]> {
  const typed = asked
    .filter(({ known, lexemes }) => !known && lexemes.length > 0)
    .map(({ word }) => fold(word))
    .filter((word) => word.length > 2 && word.length < 30 && /^\p{L}+$/u.test(word));
  if (typed.length === 0) return [];
  const { rows } = await pgPool().query<KnownWord & { typed: string }>({
    name: "correct words",
    // How near is near enough is a setting that "%" reads, here until the statement ends. The words come out of it, so
    // that none is compared before it is set.
    text: `select typed, word, shown, lexemes, count
     from (select set_config('pg_trgm.similarity_threshold', $4, true) as set offset 0) near_enough,
     lateral unnest(case when set <> '' then $2::text[] end) as typed, lateral (
       (select * from search_word where locale = $1 and word % typed
        order by similarity(word, typed) desc, count desc limit 40)
       union
       (select * from search_word where locale = $1 and word like typed || '%' order by count desc limit 10)
       union
       (select * from search_word where locale = $1 and word = any ($3::text[]))
     ) near`,
    values: [locale, typed, typed.flatMap(partsOf), String(NEAR_ENOUGH)],
  });
  return typed.flatMap(
    (word) =>
      pickCorrection(
        word,
        rows.filter((row) => row.typed === word),
      ) ?? [],
  );
}

/** All written forms of lexemes, without case and accents: what is marked in a snippet. */
export async function listForms(locale: Locale, lexemes: readonly string[]): Promise<string[]> {
  const { rows } = await pgPool().query<{ word: string }>({
    name: "list forms",
    text: "select word from search_word where locale = $1 and lexemes && $2::text[]",
    values: [locale, lexemes],
  });
  return rows.map(({ word }) => word);
}
