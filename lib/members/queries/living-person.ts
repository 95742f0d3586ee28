import { db, type Tx } from "@/lib/platform/db";

/**
 * Who somebody is now: the same id, or that of the record theirs was merged into; null: nobody. Links in old mails carry
 * the id of their time.
 */
export async function livingPersonId(id: string, tx: Tx = db): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id }, select: { id: true } });
  if (person) return id;
  // A merge's record is re-pointed when its kept person is merged in turn, so one step is all there is.
  const merge = await tx.merge.findFirst({
    where: { goneId: id, undoneAt: null, personId: { not: null } },
    orderBy: { at: "desc" },
    select: { personId: true },
  });
  return merge?.personId ?? null;
}
