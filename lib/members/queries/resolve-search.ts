import { pgPool } from "@/lib/platform/db";
import type { CommonWords } from "./search-words";

/** A word that so many have is typed no further to find out how many exactly. */
export const MOST_COUNTED = 10_000;

/** What was typed as the database searches for it (tsquery). */
export type ResolvedSearch = {
  /** Who fits. */
  fits: string;
  /** Who has every word as it was typed: they stand first. */
  whole: string;
  /** Nobody has the words as typed: those who fit have words like them. */
  near: boolean;
  /** Of its words those that very many have. */
  common: CommonWords;
};

/** What was typed, before it is known whether anyone has it. */
type ReadSearch = Omit<ResolvedSearch, "near"> & { q: string; typed: string };

/** Makes of what was typed what is searched for; null where it holds no letter and no digit. */
export async function readSearch(q: string): Promise<ReadSearch | null> {
  type Row = Record<"fits" | "typed" | "whole", string | null> & Record<"words" | "beginnings", string[]>;
  const { rows } = await pgPool().query<Row>({
    name: "read search",
    text: `with asked as materialized (
        select member_query($1, 'begins')::text as fits, member_query($1, 'typed')::text as typed,
          member_query($1, 'whole')::text as whole),
      said as materialized (
        select word, begins from asked, common_word
        where written and strpos(fits || whole, '''' || word || '''') > 0)
      select fits, typed, whole, array(select word from said where not begins) as words,
        array(select word from said where begins) as beginnings
      from asked`,
    values: [q],
  });
  const { fits, typed, whole, words, beginnings } = rows[0]!;
  if (fits === null || typed === null || whole === null) return null;
  return {
    ...{ q, fits, typed, whole },
    common: { words: new Set(words), beginnings: new Set(beginnings) },
  };
}

/** What stands for words that nobody has: those like them. */
export async function likeIt({ q, whole, common }: ReadSearch): Promise<ResolvedSearch> {
  const { rows } = await pgPool().query<{ fits: string }>("select member_query($1, 'near')::text as fits", [
    q,
  ]);
  return { fits: rows[0]!.fits, whole, common, near: true };
}

/** With words that somebody has: whether one of them stands for what nobody has. */
export async function asItIs({ fits, typed, whole, common }: ReadSearch): Promise<ResolvedSearch> {
  return { fits, whole, common, near: fits !== typed && !(await anyoneHas(typed)) };
}

/** What was typed as it is searched for; null where it holds no letter and no digit. */
export async function resolveSearch(q: string): Promise<ResolvedSearch | null> {
  const read = await readSearch(q);
  return read && ((await anyoneHas(read.fits)) ? asItIs(read) : likeIt(read));
}

/** Whether anyone has these words. Planned for them, whose number decides how it is done: it has no name. */
export async function anyoneHas(words: string): Promise<boolean> {
  const found = await pgPool().query("select from person where words @@ $1::tsquery limit 1", [words]);
  return found.rowCount !== 0;
}
