import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import type { OrganizationDuty } from "../schema";

/** What an invitation's link leads to. It never says whom it was sent to: links are forwarded. */
export type ShownInvitation =
  | { state: "unknown" | "expired" | "used" }
  | { state: "ready"; organization: string; inviter: string; duties: readonly OrganizationDuty[] };

/** What stands behind an invitation's link. Looking changes nothing. */
export async function getInvitation(token: string, now = new Date()): Promise<ShownInvitation> {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      ...{ expiresAt: true, acceptedAt: true, duties: true, invitedById: true },
      organization: { select: { name: true, mergedInto: { select: { name: true } } } },
    },
  });
  if (!invitation) return { state: "unknown" };
  if (invitation.acceptedAt) return { state: "used" };
  if (invitation.expiresAt <= now) return { state: "expired" };
  const { organization, invitedById, duties } = invitation;
  const inviter = invitedById
    ? await db.person.findUnique({
        where: { id: invitedById },
        select: { firstName: true, lastName: true },
      })
    : null;
  return {
    state: "ready",
    organization: organization.mergedInto?.name ?? organization.name,
    inviter: inviter ? `${inviter.firstName} ${inviter.lastName}`.trim() : "",
    duties,
  };
}
