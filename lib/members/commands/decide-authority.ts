import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { lockOrganizations } from "./lock-organizations";
import { recordEvent } from "./record-event";
import { settleAuthority } from "./settle-authority";

/**
 * Staff's word that somebody may speak for an organization, with a note on how they know, or (null) that their word no
 * longer stands; an address at the organization's domain speaks for itself then.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function decideAuthority(
  viewer: StaffViewer,
  membershipId: string,
  note: string | null,
  now = new Date(),
): Promise<Result<{ organizationId: string }, "unknown">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const membership = await tx.membership.findFirst({
      where: { id: membershipId, organizationId: { not: null }, status: { in: ["active", "paused"] } },
      select: { personId: true, organizationId: true, authorityProof: true },
    });
    if (!membership?.organizationId) return fail("unknown");
    const { organizationId, personId, authorityProof: was } = membership;
    const proof = note === null ? null : ("staff" as const);
    await tx.membership.update({
      where: { id: membershipId },
      data: { authorityProof: proof, authorityNote: note },
    });
    await recordEvent(tx, {
      ...{ personId, organizationId, action: "authority-shown", at: now },
      actor: { kind: "staff", id: viewer.personId },
      changes: { proof: [was, proof] },
      ...(note !== null && { why: note }),
    });
    if (proof === null) await settleAuthority(tx, organizationId, now);
    return ok({ organizationId });
  });
}
