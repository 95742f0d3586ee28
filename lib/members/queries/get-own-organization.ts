import { homeDay } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { KnownOrganization } from "../organization-form";
import type { MemberViewer } from "../policy";
import { mayAct, mayTakeOver, type RepresentativeAct } from "../representative";
import type { OrganizationDuty } from "../schema";

/** One of those who act for an organization, as their colleagues see them. */
export type Colleague = {
  membershipId: string;
  name: string;
  email: string;
  role: string | null;
  duties: readonly OrganizationDuty[];
  isMe: boolean;
  since: Date;
};

/** An organization as whoever acts for it sees it in their account. */
export type OwnOrganization = KnownOrganization & {
  id: string;
  parent: string | null;
  logo: { print: string; width: number; height: number } | null;
  wantsListing: boolean;
  listedAt: Date | null;
  /** Staff have said no, and it has not asked again. */
  isDeclined: boolean;
  slug: string | null;
  /** What the viewer may do for it. */
  may: Record<RepresentativeAct, boolean>;
  /** It has no primary contact, and the viewer may become it. */
  mayTakeOver: boolean;
  /** Whether the viewer has shown that they belong there, and how. */
  proof: "domain" | "staff" | null;
  colleagues: readonly Colleague[];
  /** Invitations that nobody has taken yet. */
  invitations: readonly { id: string; email: string; duties: readonly OrganizationDuty[]; expiresAt: Date }[];
  /** Questions about its name that wait for an answer: none whose last day is over. */
  openQuestions: number;
  /** The viewer is a member in no other way. */
  isOnlyMembership: boolean;
};

const acts = ["see", "edit", "list", "sign", "invite", "lead"] as const satisfies RepresentativeAct[];

/** Questions that nobody answered and that can still be answered, as isOpenUntil says it. */
const unanswered = (now: Date) => ({
  agreed: null,
  OR: [{ answerBy: null }, { answerBy: { gte: new Date(`${homeDay(now)}T00:00:00Z`) } }],
});

/** An organization that the viewer acts for; null for every other. */
export async function getOwnOrganization(
  viewer: MemberViewer,
  id: string,
  now = new Date(),
): Promise<OwnOrganization | null> {
  const row = await db.organization.findFirst({
    where: { id, mergedIntoId: null, memberships: { some: { personId: viewer.personId } } },
    select: {
      ...{ id: true, name: true, legalName: true, abbreviation: true, aliases: true, website: true },
      ...{ sector: true, size: true, county: true, districts: true, languages: true, coalitions: true },
      ...{ about: true, proposedParent: true, wantsListing: true, listedAt: true, listedHow: true },
      ...{ listingAskedAt: true, slug: true },
      parent: { select: { name: true } },
      logo: { select: { print: true, width: true, height: true } },
      memberships: {
        where: { status: { in: ["active", "paused"] } },
        orderBy: [{ since: "asc" }, { id: "asc" }],
        select: {
          ...{ id: true, personId: true, role: true, status: true, duties: true, since: true },
          authorityProof: true,
          person: { select: { firstName: true, lastName: true, email: true } },
        },
      },
      invitations: {
        where: { acceptedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: "desc" },
        select: { id: true, email: true, duties: true, expiresAt: true },
      },
      _count: { select: { nameUses: { where: unanswered(now) } } },
    },
  });
  const mine = row?.memberships.find(({ personId }) => personId === viewer.personId);
  if (!row || !mine) return null;
  const more = await db.membership.count({
    where: { personId: viewer.personId, status: { in: ["active", "paused"] }, id: { not: mine.id } },
  });
  const { memberships, parent, about, invitations, _count, listedHow, listingAskedAt, ...rest } = row;
  const others = memberships.filter(({ id: other }) => other !== mine.id);
  const may = Object.fromEntries(acts.map((act) => [act, mayAct(mine, act)])) as OwnOrganization["may"];
  return {
    ...rest,
    about: about as OwnOrganization["about"],
    parent: parent?.name ?? null,
    isDeclined: row.listedAt === null && listedHow === "staff" && listingAskedAt === null,
    may,
    mayTakeOver:
      !mine.duties.includes("primary_contact") &&
      mayTakeOver({ ...mine, proven: mine.authorityProof !== null }, others),
    proof: mine.authorityProof,
    colleagues: memberships.map(({ id: membershipId, person, personId, role, duties, since }) => ({
      ...{ membershipId, role, duties, since, email: person.email, isMe: personId === viewer.personId },
      name: `${person.firstName} ${person.lastName}`.trim(),
    })),
    // Whoever may not invite need not know who was asked.
    invitations: may.invite ? invitations : [],
    openQuestions: _count.nameUses,
    isOnlyMembership: more === 0,
  };
}

/** The organizations that the viewer acts for, with how many questions wait there for an answer. */
export async function listOwnOrganizations(
  viewer: MemberViewer,
  now = new Date(),
): Promise<{ id: string; name: string; openQuestions: number }[]> {
  const rows = await db.membership.findMany({
    where: {
      personId: viewer.personId,
      status: { in: ["active", "paused"] },
      organization: { mergedIntoId: null },
    },
    orderBy: { since: "asc" },
    select: {
      organization: {
        select: { id: true, name: true, _count: { select: { nameUses: { where: unanswered(now) } } } },
      },
    },
  });
  return rows.flatMap(({ organization }) =>
    organization
      ? [{ id: organization.id, name: organization.name, openQuestions: organization._count.nameUses }]
      : [],
  );
}

/** A question about an organization's name as its people see it. */
export type OwnNameUse = {
  id: string;
  title: string;
  text: string;
  askedAt: Date;
  answerBy: Date | null;
  agreed: boolean | null;
  answeredAt: Date | null;
};

/** What an organization was asked about its name, the newest first; nothing for those who do not act for it. */
export async function listOwnNameUses(viewer: MemberViewer, organizationId: string): Promise<OwnNameUse[]> {
  return db.nameUse.findMany({
    where: {
      organizationId,
      organization: {
        memberships: { some: { personId: viewer.personId, status: { in: ["active", "paused"] } } },
      },
    },
    orderBy: { id: "desc" },
    take: 200,
    select: {
      ...{ id: true, title: true, text: true, askedAt: true, answerBy: true, agreed: true, answeredAt: true },
    },
  });
}
