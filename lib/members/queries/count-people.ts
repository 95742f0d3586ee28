import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import { fittingSql } from "./fitting-sql";

/** How many people a filter fits, exactly. */
export async function countPeople(filter: PersonFilter, now = new Date()): Promise<number> {
  const { sql, params } = fittingSql(filter, 1, now);
  const { rows } = await pgPool().query<{ count: number }>(
    `with ${sql}
     select ((select coalesce(sum(bit_count(bits)), 0) from fits) + (select count(*) from late))::int as count`,
    params,
  );
  return rows[0]!.count;
}
