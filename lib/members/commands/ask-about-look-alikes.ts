import type { Tx } from "@/lib/platform/db";

type Known = { id: string; nameKey: string; domain: string | null };

/**
 * The records that an organization may be the same as: by name or by domain, and neither merged away nor itself
 * waiting to be recognised as one of the others. So the hundredth record of a name is compared with the first, not
 * with ninety-nine.
 */
const lookAlikes = (tx: Tx, { id, nameKey, domain }: Known) =>
  tx.organization.findMany({
    where: {
      id: { not: id },
      mergedIntoId: null,
      OR: [{ nameKey }, ...(domain ? [{ domain }] : [])],
      duplicates: { none: { decision: { in: ["open", "same"] } } },
    },
    orderBy: { createdAt: "asc" },
    take: 10,
    select: { id: true, nameKey: true, domain: true },
  });

/**
 * Asks staff whether an organization, by the name and domain it has now, is the same as another. What they were asked
 * before is not asked again. Call it under the organizations' lock.
 */
export async function askAboutLookAlikes(tx: Tx, organization: Known): Promise<void> {
  const { id, nameKey, domain } = organization;
  const others = await lookAlikes(tx, organization);
  const asked = await tx.possibleDuplicate.findMany({
    where: { OR: [{ newerId: id }, { olderId: id }] },
    select: { newerId: true, olderId: true },
  });
  const known = new Set(asked.flatMap(({ newerId, olderId }) => [newerId, olderId]));
  await tx.possibleDuplicate.createMany({
    data: others
      .filter((other) => !known.has(other.id))
      .map((other) => ({
        newerId: id,
        olderId: other.id,
        reasons: [
          ...(other.nameKey === nameKey ? ["name"] : []),
          ...(domain !== null && other.domain === domain ? ["domain"] : []),
        ],
      })),
  });
}
