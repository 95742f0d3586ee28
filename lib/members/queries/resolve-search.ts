import { pgPool } from "@/lib/platform/db";

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
  /** So many fit by the database's statistics that there are more than are counted. */
  many: boolean;
};

/** From so many times what is counted on, and from such a part of all people on, statistics are far from any doubt. */
const TIMES_COUNTED = 3;
const PART_OF_ALL = 0.03;

/**
 * Makes of what was typed what is searched for; null where it holds no letter and no digit.
 * @param most how many are counted; fewer in tests, where there are few people
 */
export async function resolveSearch(q: string, most = MOST_COUNTED): Promise<ResolvedSearch | null> {
  const { rows } = await pgPool().query<Record<"fits" | "typed" | "whole", string | null>>({
    name: "resolve search",
    text: `select member_query($1, 'begins')::text as fits, member_query($1, 'typed')::text as typed,
      member_query($1, 'whole')::text as whole`,
    values: [q],
  });
  const { fits, typed, whole } = rows[0]!;
  if (fits === null || typed === null || whole === null) return null;
  const [found, many] = await Promise.all([anyoneHas(fits), areMany(fits, most)]);
  if (found) {
    // A word that nobody has was taken for those like it.
    return { fits, whole, many, near: fits !== typed && !(await anyoneHas(typed)) };
  }
  const near = await pgPool().query<{ fits: string }>("select member_query($1, 'near')::text as fits", [q]);
  return { fits: near.rows[0]!.fits, whole, many: false, near: true };
}

/**
 * Whether very many have these words, as the planner estimates it from what it keeps of the commonest words of a third of
 * a million people. Nothing is read but that.
 */
async function areMany(words: string, most: number): Promise<boolean> {
  type Plan = { "Plan Rows": number };
  const { rows } = await pgPool().query<{ "QUERY PLAN": [{ Plan: { Plans: [Plan, Plan] } }] }>(
    "explain (format json) select from person where words @@ $1::tsquery union all select from person",
    [words],
  );
  const [having, all] = rows[0]!["QUERY PLAN"][0].Plan.Plans;
  return having["Plan Rows"] >= Math.max(TIMES_COUNTED * most, PART_OF_ALL * all["Plan Rows"]);
}

// Planned for these words, whose number decides how it is done: it has no name.
const anyoneHas = async (words: string): Promise<boolean> => {
  const found = await pgPool().query("select from person where words @@ $1::tsquery limit 1", [words]);
  return found.rowCount !== 0;
};
