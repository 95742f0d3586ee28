import type { Tx } from "@/lib/platform/db";

/**
 * Makes transactions that add, merge or list organizations follow one another until the end of this one: two that join
 * at the same time see each other, and neither sees another half done.
 */
export async function lockOrganizations(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('organizations', 0))`;
}
