import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import { fittingSql } from "./fitting-sql";
import type { SearchedWords } from "./search-words";

/**
 * How many people a filter fits, exactly.
 * @param searched words that they have as well
 */
export async function countPeople(
  filter: PersonFilter,
  now = new Date(),
  searched: SearchedWords | null = null,
): Promise<number> {
  const { sql, params } = fittingSql(filter, now, searched);
  const { rows } = await pgPool().query<{ count: number }>(
    `with ${sql}
     select ((select coalesce(sum(bit_count(bits)), 0) from fits) + (select count(*) from late))::int as count`,
    params,
  );
  return rows[0]!.count;
}
