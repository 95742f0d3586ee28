import type { Tx } from "@/lib/platform/db";
import { suppressionHash } from "../suppression";

/**
 * An address is written to again, because its owner wants that: what was known against it is forgotten, and whoever has
 * it as their primary one gets mail again.
 */
export async function clearSuppression(tx: Tx, emailKey: string): Promise<void> {
  await tx.suppression.deleteMany({ where: { hash: suppressionHash(emailKey) } });
  await tx.person.updateMany({
    where: { emailKey, suppressedAt: { not: null } },
    data: { suppressedAt: null, suppressedUntil: null, suppressedFor: null },
  });
}

/** Writes onto a person's record what is known against the address that became their primary one. */
export async function carrySuppression(tx: Tx, personId: string, emailKey: string, now: Date): Promise<void> {
  const known = await tx.suppression.findFirst({
    where: { hash: suppressionHash(emailKey), OR: [{ until: null }, { until: { gt: now } }] },
  });
  // Who was erased and came back has said so; that says nothing of the address.
  if (!known || known.reason === "erased") return;
  await tx.person.update({
    where: { id: personId },
    data: { suppressedAt: known.since, suppressedUntil: known.until, suppressedFor: known.reason },
  });
}
