import { pgPool } from "@/lib/platform/db";

/** What was typed as the database searches for it (tsquery). */
export type ResolvedSearch = {
  /** Who fits. */
  fits: string;
  /** Who has every word as it was typed: they stand first. */
  whole: string;
  /** Nobody has the words as typed: those who fit have words like them. */
  near: boolean;
};

/** Makes of what was typed what is searched for; null where it holds no letter and no digit. */
export async function resolveSearch(q: string): Promise<ResolvedSearch | null> {
  const { rows } = await pgPool().query<Record<"fits" | "typed" | "whole", string | null>>({
    name: "resolve search",
    text: `select member_query($1, 'begins')::text as fits, member_query($1, 'typed')::text as typed,
      member_query($1, 'whole')::text as whole`,
    values: [q],
  });
  const { fits, typed, whole } = rows[0]!;
  if (fits === null || typed === null || whole === null) return null;
  if (await anyoneHas(fits)) {
    // A word that nobody has was taken for those like it.
    return { fits, whole, near: fits !== typed && !(await anyoneHas(typed)) };
  }
  const near = await pgPool().query<{ fits: string }>("select member_query($1, 'near')::text as fits", [q]);
  return { fits: near.rows[0]!.fits, whole, near: true };
}

// Planned for these words, whose number decides how it is done: it has no name.
const anyoneHas = async (words: string): Promise<boolean> => {
  const found = await pgPool().query("select from person where words @@ $1::tsquery limit 1", [words]);
  return found.rowCount !== 0;
};
