import { can, type StaffViewer } from "@/lib/members/policy";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";

export type DuplicateChoice = "same" | "different";
/** How many people's memberships went over to the record that stays. */
export type Decided = { moved: number };

/**
 * Records what staff found out about two organization records that look alike. "same" moves everybody to the older
 * record and marks the newer one as merged into it; "different" leaves both as they are. Either is settled once.
 */
export async function decideDuplicate(
  viewer: StaffViewer,
  choice: { duplicateId: string; decision: DuplicateChoice },
): Promise<Result<Decided, "forbidden" | "unknown" | "already-decided">> {
  if (!can(viewer, "manage-members")) return fail("forbidden");
  return db.$transaction(async (tx) => {
    // One decision at a time: a merge follows chains of earlier merges, which must not change meanwhile.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('decide-duplicate'))`;
    const pair = await tx.possibleDuplicate.findUnique({
      where: { id: choice.duplicateId },
      select: { id: true, newerId: true, olderId: true },
    });
    if (!pair) return fail("unknown");
    // The update settles who decided first when two decide at once.
    const settled = await tx.possibleDuplicate.updateMany({
      where: { id: pair.id, decision: "open" },
      data: { decision: choice.decision, decidedById: viewer.personId, decidedAt: new Date() },
    });
    if (settled.count === 0) return fail("already-decided");

    const moved = choice.decision === "same" ? await merge(tx, viewer, pair) : 0;
    await tx.auditEvent.create({
      data: {
        actorId: viewer.personId,
        action: choice.decision === "same" ? "merge-organizations" : "keep-organizations-apart",
        subject: `organization:${pair.newerId}`,
        detail: { older: pair.olderId, moved },
      },
    });
    return ok({ moved });
  });
}

async function merge(
  tx: Tx,
  viewer: StaffViewer,
  pair: { newerId: string; olderId: string },
): Promise<number> {
  const fromId = await standingFor(tx, pair.newerId);
  const intoId = await standingFor(tx, pair.olderId);
  if (fromId === intoId) return 0;

  // Whoever belongs to both keeps one membership: active if either was, since the earlier day, with either's words.
  await tx.$executeRaw`
    update membership kept set
      status = case when gone.status = 'active' then gone.status else kept.status end,
      left_at = case when 'active' in (gone.status, kept.status) then null else greatest(kept.left_at, gone.left_at) end,
      since = least(kept.since, gone.since),
      authority = kept.authority or gone.authority,
      role = coalesce(kept.role, gone.role)
    from membership gone
    where gone.organization_id = ${fromId}::uuid and kept.organization_id = ${intoId}::uuid
      and kept.person_id = gone.person_id`;
  const both = await tx.$executeRaw`
    delete from membership gone using membership kept
    where gone.organization_id = ${fromId}::uuid and kept.organization_id = ${intoId}::uuid
      and kept.person_id = gone.person_id`;
  const others = await tx.membership.updateMany({
    where: { organizationId: fromId },
    data: { organizationId: intoId },
  });

  const from = await tx.organization.findUniqueOrThrow({ where: { id: fromId } });
  const into = await tx.organization.findUniqueOrThrow({ where: { id: intoId } });
  await tx.organization.update({
    where: { id: intoId },
    data: {
      wantsListing: into.wantsListing || from.wantsListing,
      website: into.website ?? from.website,
      domain: into.domain ?? from.domain,
    },
  });
  await tx.organization.updateMany({
    where: { OR: [{ id: fromId }, { mergedIntoId: fromId }] },
    data: { mergedIntoId: intoId },
  });
  await moveOpenQuestions(tx, viewer, fromId, intoId);
  return both + others.count;
}

/** The record that stands for this one after earlier merges. */
async function standingFor(tx: Tx, id: string): Promise<string> {
  const { mergedIntoId } = await tx.organization.findUniqueOrThrow({
    where: { id },
    select: { mergedIntoId: true },
  });
  return mergedIntoId ? standingFor(tx, mergedIntoId) : id;
}

/** What was still open about the merged record is now asked about the record it went into, once a pair. */
async function moveOpenQuestions(tx: Tx, viewer: StaffViewer, fromId: string, intoId: string): Promise<void> {
  const open = await tx.possibleDuplicate.findMany({
    where: { decision: "open", OR: [{ newerId: fromId }, { olderId: fromId }] },
  });
  for (const question of open) {
    const otherId = question.newerId === fromId ? question.olderId : question.newerId;
    if (otherId === intoId) {
      const decided = { decision: "same", decidedById: viewer.personId, decidedAt: new Date() } as const;
      await tx.possibleDuplicate.update({ where: { id: question.id }, data: decided });
      continue;
    }
    await tx.possibleDuplicate.delete({ where: { id: question.id } });
    const asked = await tx.possibleDuplicate.count({
      where: {
        OR: [
          { newerId: otherId, olderId: intoId },
          { newerId: intoId, olderId: otherId },
        ],
      },
    });
    if (asked > 0) continue;
    // Ids are time-ordered: the greater one is the newer record.
    const [olderId, newerId] = [otherId, intoId].sort() as [string, string];
    await tx.possibleDuplicate.create({ data: { newerId, olderId, reasons: question.reasons } });
  }
}
