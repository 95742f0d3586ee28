import { pgPool } from "@/lib/platform/db";
import type { FilterField, PersonFilter } from "../filter";
import { filterSql } from "./filter-sql";

// Of these there are few kinds: the tally of people by them is summed up, whoever many there are (migration 0006).
const TALLIED = new Set<FilterField>([
  "kind",
  "status",
  "county",
  "audience",
  "language",
  "interests",
  "frequency",
  "subscribed",
  "source-kind",
  "has-organization",
]);

/** Whether the tally answers a filter. */
export function isTallied(filter: PersonFilter): boolean {
  if ("all" in filter) return filter.all.every(isTallied);
  if ("any" in filter) return filter.any.every(isTallied);
  if ("not" in filter) return isTallied(filter.not);
  return TALLIED.has(filter.field);
}

/** How many people a filter fits, exactly. */
export async function countPeople(filter: PersonFilter, now = new Date()): Promise<number> {
  const { sql, params } = filterSql(filter, 1, now);
  const { rows } = await pgPool().query<{ count: number }>(
    isTallied(filter)
      ? `select coalesce(sum(people), 0)::int as count from person_tally p where ${sql}`
      : `select count(*)::int as count from person p where ${sql}`,
    params,
  );
  return rows[0]!.count;
}
