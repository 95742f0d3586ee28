import type { Tx } from "@/lib/platform/db";
import type { JoinRequest, Membership } from "@/prisma/client/client";
import { membershipStatuses, type MembershipStatus, type OrganizationDuty } from "../schema";
import type { Changes, EventAction } from "../timeline";
import { addOrganization } from "./add-organization";
import { recordEvent } from "./record-event";
import { sameMembership } from "./send-join-mail";
import { settleListing } from "./settle-listing";

/** What it is to confirm a request again, by where the membership stood. */
const again: Record<Exclude<MembershipStatus, "removed">, EventAction> = {
  active: "confirmed-again",
  paused: "resumed",
  // Known from a list until now: this is their own first word.
  pending: "joined",
  left: "rejoined",
};

async function findSame(tx: Tx, personId: string, { kind, organizationName }: JoinRequest) {
  const same = await tx.membership.findMany({
    where: { personId, ...sameMembership(kind, organizationName) },
    include: { organization: { select: { wantsListing: true } } },
  });
  const rank = ({ status }: Membership) => membershipStatuses.indexOf(status);
  return same.sort((a, b) => rank(a) - rank(b))[0];
}

const withContact = (duties: readonly OrganizationDuty[]): OrganizationDuty[] => [
  ...new Set<OrganizationDuty>(["primary_contact", ...duties]),
];

/** Takes a membership up again that is there. */
async function renew(
  tx: Tx,
  mine: NonNullable<Awaited<ReturnType<typeof findSame>>>,
  request: JoinRequest,
  now: Date,
): Promise<Changes> {
  const { status, organization, organizationId } = mine;
  const anew = status === "left" || status === "pending";
  const { role, authority, sourceKind, source } = request;
  const wishes = organizationId !== null && request.listPublicly && !organization?.wantsListing;
  await tx.membership.update({
    where: { id: mine.id },
    data: {
      ...(status !== "active" && { status: "active" as const, leftAt: null }),
      ...(anew && { since: now, sourceKind, source }),
      ...(role && { role }),
      ...(authority && { authority }),
      // A trigger takes it away again where somebody else is the primary contact by now.
      ...(organizationId && status !== "active" && { duties: withContact(mine.duties) }),
    },
  });
  if (wishes) await tx.organization.update({ where: { id: organizationId }, data: { wantsListing: true } });
  return {
    ...(status !== "active" && { status: [status, "active"] }),
    ...(anew && { source: [mine.source, source] }),
    ...(role && role !== mine.role && { role: [mine.role, role] }),
    ...(wishes && { wantsListing: [false, true] }),
  };
}

/**
 * One membership a person and kind, or a person and organization; one that was left, paused or only known from a list
 * is taken up again. Not for one that staff ended: see `standingOf`.
 * @returns the organization it is for, if it is for one
 * @param changes what changed about the person; it is told in the same event of the timeline
 */
export async function keepMembership(
  tx: Tx,
  personId: string,
  request: JoinRequest,
  changes: Changes,
  now: Date,
): Promise<string | null> {
  const event = { personId, actor: { kind: "member" as const, id: personId }, at: now };
  const mine = await findSame(tx, personId, request);
  if (mine && mine.status !== "removed") {
    const { organizationId } = mine;
    const more = await renew(tx, mine, request, now);
    const about = organizationId ? { ...event, organizationId } : event;
    await recordEvent(tx, { ...about, action: again[mine.status], changes: { ...changes, ...more } });
    if (organizationId) await settleListing(tx, organizationId, now);
    return organizationId;
  }
  const { kind, role, authority, sourceKind, source } = request;
  const made = { personId, kind, role, authority, sourceKind, source, since: now };
  if (kind === "individual") {
    await tx.membership.create({ data: made });
    await recordEvent(tx, { ...event, action: "joined", changes });
    return null;
  }
  const organizationId = await addOrganization(tx, request);
  await tx.membership.create({ data: { ...made, organizationId, duties: ["primary_contact"] } });
  await recordEvent(tx, { ...event, organizationId, action: "joined", changes });
  await settleListing(tx, organizationId, now);
  return organizationId;
}
