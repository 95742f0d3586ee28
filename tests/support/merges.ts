import { db } from "@/lib/platform/db";
import type { Result } from "@/lib/platform/result";

/** The merge that was just made. @throws when none was */
export function mergeIdOf(result: Result<{ mergeId: string }>): string {
  if (!result.ok) throw new Error(result.reason);
  return result.value.mergeId;
}

// What a merge and its undoing leave behind on purpose, or work with, and what is only summed up of people.
const TRACES = new Set([
  "merge",
  "audit_event",
  "_prisma_migrations",
  "person_tally",
  "person_bits",
  "person_changed",
]);

/**
 * Every row of every table, without the traces of a merge and the time of the last change.
 * @param besides further events on timelines that are left out
 */
export async function everything(besides: readonly string[] = []): Promise<Record<string, string[]>> {
  const events = ["merged", "merge-undone", ...besides];
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`;
  const all: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !TRACES.has(table.name))) {
    // The name is the database's own.
    const rows = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `select to_jsonb(t) - 'updated_at' as row from "${name}" t`,
    );
    all[name] = rows
      .filter(({ row }) => !events.includes(String(row["action"])))
      .map(({ row }) => JSON.stringify(Object.entries(row).sort()))
      .sort();
  }
  return all;
}
