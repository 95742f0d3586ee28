import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { uuid7 } from "@/lib/platform/uuid";
import { domainOf, organizationKey, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { lockOrganizations } from "./lock-organizations";
import { settleListing } from "./settle-listing";

/**
 * Settles that two records are different organizations. Nobody is asked about them again, and whichever waited for the
 * answer may be listed now.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function keepOrganizationsApart(
  viewer: StaffViewer,
  duplicateId: string,
  now = new Date(),
): Promise<Result<null, "decided">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const { count } = await tx.possibleDuplicate.updateMany({
      where: { id: duplicateId, decision: "open" },
      data: { decision: "different", decidedById: viewer.personId, decidedAt: now },
    });
    if (count === 0) return fail("decided");
    const { newerId, olderId } = await tx.possibleDuplicate.findUniqueOrThrow({ where: { id: duplicateId } });
    for (const id of [newerId, olderId]) await settleListing(tx, id, now);
    await tx.auditEvent.create({
      data: {
        ...{ actorId: viewer.personId, action: "decide-duplicate", subject: duplicateId, at: now },
        detail: { decision: "different", newer: newerId, older: olderId },
      },
    });
    return ok(null);
  });
}

/**
 * Puts two records side by side that staff think are one organization, whatever they are called; also two that were
 * once told apart.
 * @param wanted the other's name as its record has it, its website or domain, or the last part of its public address
 * @returns "several": more than one record fits
 * @throws AppError "forbidden" if the viewer may not
 */
export async function proposeOrganizationDuplicate(
  viewer: StaffViewer,
  organizationId: string,
  wanted: string,
): Promise<Result<{ duplicateId: string }, "nobody" | "several">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const domain = domainOf(/^https?:/i.test(wanted) ? wanted : `https://${wanted}`);
    const ways = [
      { nameKey: organizationKey(wanted) },
      ...(domain ? [{ domain }] : []),
      { slug: wanted.split("/").at(-1)! },
    ];
    const found = await tx.organization.findMany({
      where: { OR: ways, mergedIntoId: null, id: { not: organizationId } },
      take: 2,
      select: { id: true },
    });
    const here = await tx.organization.count({ where: { id: organizationId, mergedIntoId: null } });
    const [other] = found;
    if (!other || here === 0) return fail("nobody");
    if (found.length > 1) return fail("several");
    const asked = await tx.possibleDuplicate.findFirst({
      where: {
        OR: [
          { newerId: organizationId, olderId: other.id },
          { newerId: other.id, olderId: organizationId },
        ],
      },
    });
    if (asked) {
      await tx.possibleDuplicate.update({
        where: { id: asked.id },
        data: { decision: "open", decidedById: null, decidedAt: null },
      });
      return ok({ duplicateId: asked.id });
    }
    const [olderId, newerId] =
      other.id < organizationId ? [other.id, organizationId] : [organizationId, other.id];
    const id = uuid7();
    await tx.possibleDuplicate.create({ data: { id, olderId, newerId, reasons: [] } });
    return ok({ duplicateId: id });
  });
}
