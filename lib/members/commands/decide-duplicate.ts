import { purgeDocuments } from "@/lib/documents/purge";
import { db, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { fail, ok, type Result } from "@/lib/platform/result";
import { can, type StaffViewer } from "../policy";
import { lockOrganizations } from "./lock-organizations";
import { organizationReferences } from "./merge-references";
import { recordEvent } from "./record-event";
import { repoint } from "./repoint";
import { settleListing } from "./settle-listing";

type Pair = { newerId: string; olderId: string };

/** People of the newer record become the older one's; returns how many. */
async function moveMemberships(tx: Tx, { newerId, olderId }: Pair): Promise<number> {
  // Whoever belongs to both keeps one membership: active if either was, since the earlier day, with either's words.
  await tx.$executeRaw`
    update membership kept set
      status = case when gone.status = 'active' then gone.status else kept.status end,
      left_at = case when 'active' in (gone.status, kept.status) then null
        else greatest(kept.left_at, gone.left_at) end,
      since = least(kept.since, gone.since),
      authority = kept.authority or gone.authority,
      role = coalesce(kept.role, gone.role)
    from membership gone
    where gone.organization_id = ${newerId}::uuid and kept.organization_id = ${olderId}::uuid
      and kept.person_id = gone.person_id`;
  const both = await tx.$executeRaw`
    delete from membership gone using membership kept
    where gone.organization_id = ${newerId}::uuid and kept.organization_id = ${olderId}::uuid
      and kept.person_id = gone.person_id`;
  const others = await tx.membership.updateMany({
    where: { organizationId: newerId },
    data: { organizationId: olderId },
  });
  return both + others.count;
}

/** The newer record stays, pointing to what it became; what the older one lacks comes from it. */
async function mergeRecords(tx: Tx, { newerId, olderId }: Pair): Promise<void> {
  const newer = await tx.organization.findUniqueOrThrow({ where: { id: newerId } });
  const older = await tx.organization.findUniqueOrThrow({ where: { id: olderId } });
  // Its place on the public list too, with its address there, unless staff took the older one off.
  const { slug, listedAt, listedHow } = newer;
  const listing = listedAt && !older.listedAt && !older.listedHow && { listedAt, listedHow };
  if (listing) {
    await tx.organization.update({
      where: { id: newerId },
      data: { listedAt: null, listedHow: null, ...(!older.slug && { slug: null }) },
    });
  }
  await tx.organization.update({
    where: { id: olderId },
    data: {
      wantsListing: older.wantsListing || newer.wantsListing,
      ...(older.website ? {} : { website: newer.website, domain: newer.domain }),
      ...(older.county ? {} : { county: newer.county }),
      ...(listing && { ...listing, slug: older.slug ?? slug }),
    },
  });
  if (listing) await purgeDocuments(tx, ["/organizations", `/organizations/${older.slug ?? slug}`]);
  await tx.organization.updateMany({
    where: { OR: [{ id: newerId }, { mergedIntoId: newerId }] },
    data: { mergedIntoId: olderId },
  });
}

/** Invitations, questions, notes, events, partners' codes and parts of the newer record are the older one's now. */
async function moveTheRest(tx: Tx, { newerId, olderId }: Pair): Promise<void> {
  await repoint(tx, organizationReferences, { from: newerId, to: olderId });
  // Nothing is a part of itself.
  await tx.organization.updateMany({ where: { id: olderId, parentId: olderId }, data: { parentId: null } });
}

/** What was still open about the newer record is now asked about the older one, and each pair only once. */
async function moveQuestions(tx: Tx, { newerId, olderId }: Pair): Promise<void> {
  const open = await tx.possibleDuplicate.findMany({
    where: { decision: "open", OR: [{ newerId }, { olderId: newerId }] },
    include: { newer: { select: { createdAt: true } }, older: { select: { createdAt: true } } },
  });
  const into = await tx.organization.findUniqueOrThrow({ where: { id: olderId } });
  for (const question of open) {
    await tx.possibleDuplicate.delete({ where: { id: question.id } });
    const [otherId, other] =
      question.newerId === newerId ? [question.olderId, question.older] : [question.newerId, question.newer];
    const asked = await tx.possibleDuplicate.count({
      where: {
        OR: [
          { newerId: otherId, olderId },
          { newerId: olderId, olderId: otherId },
        ],
      },
    });
    if (asked > 0) continue;
    const ids =
      other.createdAt > into.createdAt
        ? { newerId: otherId, olderId }
        : { newerId: olderId, olderId: otherId };
    await tx.possibleDuplicate.create({ data: { ...ids, reasons: question.reasons } });
  }
}

/**
 * Settles whether two records are one organization. "same" moves the newer's people to the older and marks the newer
 * as merged; "different" leaves both as they are. `moved` counts people.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function decideDuplicate(
  viewer: StaffViewer,
  duplicateId: string,
  decision: "same" | "different",
  now = new Date(),
): Promise<Result<{ moved: number }, "unknown" | "decided">> {
  if (!can(viewer, "manage-members")) {
    throw new AppError("forbidden", "Your role does not include looking after members.");
  }
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
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
    let moved = 0;
    if (decision === "same") {
      // First the records: an organization that loses its last people loses its place on the list.
      await mergeRecords(tx, pair);
      moved = await moveMemberships(tx, pair);
      await moveTheRest(tx, pair);
      await moveQuestions(tx, pair);
      const actor = { kind: "staff", id: viewer.personId } as const;
      await recordEvent(tx, { organizationId: pair.olderId, actor, action: "merged", at: now });
    }
    // What was in doubt is settled: whoever waited for it may be listed now.
    await settleListing(tx, decision === "same" ? pair.olderId : pair.newerId, now);
    const detail = { decision, newer: pair.newerId, older: pair.olderId, moved };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "decide-duplicate", subject: duplicateId, detail, at: now },
    });
    return ok({ moved });
  });
}
