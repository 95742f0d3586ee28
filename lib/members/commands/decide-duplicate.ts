import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { fail, ok, type Result } from "@/lib/platform/result";
import { can, type StaffViewer } from "../policy";

/** Moves everything from the newer record to the older one. The newer stays, pointing to what it became. */
async function merge(tx: Tx, newerId: string, olderId: string): Promise<void> {
  await tx.organization.update({ where: { id: newerId }, data: { mergedIntoId: olderId } });
  const there = await tx.membership.findMany({
    where: { organizationId: olderId },
    select: { personId: true },
  });
  const both = there.map(({ personId }) => personId);
  // Who is a member for both keeps one.
  await tx.membership.deleteMany({ where: { organizationId: newerId, personId: { in: both } } });
  await tx.membership.updateMany({ where: { organizationId: newerId }, data: { organizationId: olderId } });
  const filled = await tx.organization.findUniqueOrThrow({
    where: { id: newerId },
    select: { website: true, domain: true },
  });
  await tx.organization.updateMany({ where: { id: olderId, website: null }, data: filled });
  // Records that waited to be compared with the newer one are compared with what it became.
  await tx.$executeRaw`
    update possible_duplicate d set older_id = ${olderId}::uuid
    where d.older_id = ${newerId}::uuid and d.decision = 'open' and d.newer_id <> ${olderId}::uuid
      and not exists (select 1 from possible_duplicate e where e.newer_id = d.newer_id and e.older_id = ${olderId}::uuid)`;
}

/**
 * Settles whether two records are one organization. "same" moves the newer's memberships to the older.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function decideDuplicate(
  viewer: StaffViewer,
  duplicateId: string,
  decision: "same" | "different",
  now = new Date(),
): Promise<Result<null, "unknown" | "decided">> {
  if (!can(viewer, "manage-members")) {
    throw new AppError("forbidden", "Your role does not include looking after members.");
  }
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('organizations', 0))`;
    const pair = await tx.possibleDuplicate.findUnique({
      where: { id: duplicateId },
      select: {
        decision: true,
        newerId: true,
        olderId: true,
        newer: { select: { mergedIntoId: true } },
        older: { select: { mergedIntoId: true } },
      },
    });
    if (!pair) return fail("unknown");
    if (pair.decision !== "open" || pair.newer.mergedIntoId || pair.older.mergedIntoId)
      return fail("decided");
    await tx.possibleDuplicate.update({
      where: { id: duplicateId },
      data: { decision, decidedById: viewer.personId, decidedAt: now },
    });
    if (decision === "same") await merge(tx, pair.newerId, pair.olderId);
    const detail = { decision, newer: pair.newerId, older: pair.olderId };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "decide-duplicate", subject: duplicateId, detail, at: now },
    });
    return ok(null);
  });
}
