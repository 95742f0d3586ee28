import type { Tx } from "@/lib/platform/db";

/**
 * Whose address this is, as the primary one or as one of the others; null: nobody's. Call it under the address's lock
 * (lock-address.ts) where something is decided by it.
 */
export async function findPersonByAddress(tx: Tx, emailKey: string): Promise<{ id: string } | null> {
  const primary = await tx.person.findUnique({ where: { emailKey }, select: { id: true } });
  if (primary) return primary;
  const other = await tx.personAddress.findUnique({ where: { emailKey }, select: { personId: true } });
  return other && { id: other.personId };
}
