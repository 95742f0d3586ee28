import type { Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { leaveOrganizationWords } from "../account-consent";
import type { MemberViewer } from "../policy";
import { givenDuties, mayTakeOver, type GivenDuty } from "../representative";
import type { OrganizationDuty } from "../schema";
import { actForOrganization, type Mine } from "./act-for-organization";
import { endMemberships } from "./leave-membership";
import { lockRecord } from "./lock-record";
import { mailRecipient, type Recipient } from "./mail-organization";
import type { Told } from "./record-consent";
import { recordEvent } from "./record-event";
import { isLocale } from "@/lib/platform/i18n";

/** A colleague who acts for the same organization now. */
async function findColleague(tx: Tx, organizationId: string, membershipId: string) {
  return tx.membership.findFirst({
    where: { id: membershipId, organizationId, status: { in: ["active", "paused"] } },
    select: {
      ...{ id: true, duties: true, personId: true },
      person: { select: { id: true, firstName: true, email: true, emailKey: true, locale: true } },
    },
  });
}

type Colleague = NonNullable<Awaited<ReturnType<typeof findColleague>>>;

const toldBy = (viewer: MemberViewer) => ({ kind: "member", id: viewer.personId }) as const;

async function tell(
  tx: Tx,
  { person }: Pick<Colleague, "person">,
  { organization }: Mine,
  kind: "primary-contact" | "removed",
  now: Date,
): Promise<void> {
  const recipient: Recipient = { ...person, locale: isLocale(person.locale) ? person.locale : "en" };
  await mailRecipient(tx, recipient, `${kind}:${organization.id}:${now.toISOString()}`, {
    template: "organization-news",
    data: {
      ...{ kind, firstName: person.firstName, organization: organization.name },
      ...{ organizationId: organization.id, name: "" },
    },
  });
}

/** Settles what a colleague, or oneself, looks after besides being the primary contact. */
export async function giveDuties(
  viewer: MemberViewer,
  organizationId: string,
  membershipId: string,
  wished: readonly GivenDuty[],
  now = new Date(),
): Promise<Result<null, "not-yours" | "unknown">> {
  return actForOrganization(viewer, organizationId, "lead", async (tx) => {
    const colleague = await findColleague(tx, organizationId, membershipId);
    if (!colleague) return fail("unknown");
    const kept = colleague.duties.filter((duty) => duty === "primary_contact");
    const duties: OrganizationDuty[] = [...kept, ...givenDuties.filter((duty) => wished.includes(duty))];
    if ([...duties].sort().join() === [...colleague.duties].sort().join()) return ok(null);
    await tx.membership.update({ where: { id: membershipId }, data: { duties } });
    await recordEvent(tx, {
      ...{ personId: colleague.personId, organizationId, actor: toldBy(viewer), at: now },
      action: "changed",
      changes: { duties: [colleague.duties, duties] },
    });
    return ok(null);
  });
}

/** Moves the primary contact from one membership (null: there is none) to another. */
async function movePrimaryContact(
  tx: Tx,
  viewer: MemberViewer,
  mine: Mine,
  from: string | null,
  to: Colleague,
  now: Date,
): Promise<void> {
  if (from)
    await tx.$executeRaw`
      update membership set duties = array_remove(duties, 'primary_contact') where id = ${from}::uuid`;
  await tx.$executeRaw`
    update membership set duties = array_prepend('primary_contact', array_remove(duties, 'primary_contact'))
    where id = ${to.id}::uuid`;
  await recordEvent(tx, {
    ...{ personId: to.personId, organizationId: mine.organization.id, actor: toldBy(viewer), at: now },
    action: "primary-contact-changed",
  });
}

/** Hands the primary contact over to a colleague, who is told by mail. "unknown": they act for it no more. */
export async function handOver(
  viewer: MemberViewer,
  organizationId: string,
  membershipId: string,
  now = new Date(),
): Promise<Result<null, "not-yours" | "unknown">> {
  return actForOrganization(viewer, organizationId, "lead", async (tx, mine) => {
    const colleague = await findColleague(tx, organizationId, membershipId);
    if (!colleague) return fail("unknown");
    if (colleague.id === mine.membershipId) return ok(null);
    await movePrimaryContact(tx, viewer, mine, mine.membershipId, colleague, now);
    await tell(tx, colleague, mine, "primary-contact", now);
    return ok(null);
  });
}

/** Becomes the primary contact of an organization that has none. "taken": it has, or the viewer has shown nothing yet. */
export async function takeOver(
  viewer: MemberViewer,
  organizationId: string,
  now = new Date(),
): Promise<Result<null, "not-yours" | "taken">> {
  return actForOrganization(viewer, organizationId, "see", async (tx, mine) => {
    const all = await tx.membership.findMany({
      where: { organizationId },
      select: { id: true, status: true, duties: true, authorityProof: true },
    });
    const me = all.find(({ id }) => id === mine.membershipId);
    const others = all.filter(({ id }) => id !== mine.membershipId);
    const proven = Boolean(me?.authorityProof);
    if (!mayTakeOver({ ...mine.standing, proven }, others)) return fail("taken");
    const own = await findColleague(tx, organizationId, mine.membershipId);
    if (own && !own.duties.includes("primary_contact"))
      await movePrimaryContact(tx, viewer, mine, null, own, now);
    return ok(null);
  });
}

/**
 * Takes a colleague out: they act for the organization no more, are told by mail, and come back by a new invitation
 * alone. What they invited others to is taken back. Nobody takes out themselves: they leave.
 */
export async function removeColleague(
  viewer: MemberViewer,
  organizationId: string,
  membershipId: string,
  now = new Date(),
): Promise<Result<null, "not-yours" | "unknown">> {
  return actForOrganization(viewer, organizationId, "lead", async (tx, mine) => {
    const colleague = await findColleague(tx, organizationId, membershipId);
    if (!colleague || colleague.id === mine.membershipId) return fail("unknown");
    await tx.membership.update({
      where: { id: membershipId },
      data: { status: "removed", leftAt: now },
    });
    await tx.invitation.deleteMany({
      where: { organizationId, invitedById: colleague.personId, acceptedAt: null },
    });
    await recordEvent(tx, {
      ...{ personId: colleague.personId, organizationId, actor: toldBy(viewer), action: "removed", at: now },
    });
    await tell(tx, colleague, mine, "removed", now);
    return ok(null);
  });
}

/**
 * Leaves an organization: one acts for it no more, and what was agreed to is taken back if it was the last membership.
 * The organization stays a member while anybody else acts for it. `last`: nobody does, so it has left the movement, and
 * with it the public list.
 */
export async function leaveOrganization(
  viewer: MemberViewer,
  organizationId: string,
  told: Told,
  now = new Date(),
): Promise<Result<{ last: boolean }, "not-yours">> {
  return actForOrganization(viewer, organizationId, "see", async (tx, { membershipId, organization }) => {
    const { personId } = viewer;
    await lockRecord(tx, { personId });
    const words = leaveOrganizationWords(organization.name, told.locale);
    await endMemberships(tx, { personId, which: { membershipId }, words, told, now });
    const others = await tx.membership.count({
      where: { organizationId, status: { in: ["active", "paused"] } },
    });
    return ok({ last: others === 0 });
  });
}
