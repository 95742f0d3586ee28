import { db } from "@/lib/platform/db";

/**
 * Which organization a record is now: the same id, or that of the record it was merged into; null: none. A merge that
 * follows another re-points it, so one step is all there is.
 */
export async function livingOrganizationId(id: string): Promise<string | null> {
  const row = await db.organization.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return row && (row.mergedIntoId ?? id);
}
