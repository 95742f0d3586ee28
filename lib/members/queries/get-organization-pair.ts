import { db } from "@/lib/platform/db";
import { likelyOrganizationChoices, type OrganizationMergeValues } from "../organization-merge-choices";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

const person = { select: { id: true, firstName: true, lastName: true, email: true } } as const;

const side = {
  select: {
    ...{ id: true, name: true, legalName: true, abbreviation: true, aliases: true, website: true },
    ...{ sector: true, size: true, county: true, districts: true, languages: true, coalitions: true },
    ...{ about: true, tags: true, wantsListing: true, listedAt: true, listedHow: true, slug: true },
    ...{ mergedIntoId: true, createdAt: true, updatedAt: true },
    parent: { select: { name: true } },
    logo: { select: { print: true, width: true, height: true } },
    memberships: {
      orderBy: { since: "asc" },
      take: 200,
      select: { personId: true, status: true, role: true, duties: true, person },
    },
    _count: {
      select: {
        ...{ memberships: true, notes: true, events: true, nameUses: true, partners: true, parts: true },
        invitations: { where: { acceptedAt: null } },
      },
    },
  },
} as const;

const readPair = (id: string) =>
  db.possibleDuplicate.findUnique({
    where: { id },
    select: { id: true, reasons: true, decision: true, older: side, newer: side },
  });
type Row = NonNullable<Awaited<ReturnType<typeof readPair>>>["older"];

/** What somebody goes by. */
const nameOf = ({ firstName, lastName, email }: Row["memberships"][number]["person"]) =>
  `${firstName} ${lastName}`.trim() || email;

function shownSide({ memberships, about, createdAt: since, ...row }: Row) {
  const { en = null, es = null } = about as Partial<Record<"en" | "es", string>>;
  const contact = memberships.find(({ duties }) => duties.includes("primary_contact"));
  return {
    ...row,
    since,
    version: row.updatedAt.toISOString(),
    values: {
      ...{ name: row.name, legalName: row.legalName, abbreviation: row.abbreviation, website: row.website },
      ...{ sector: row.sector, size: row.size, county: row.county, slug: row.slug },
      ...{ parent: row.parent?.name ?? null, aboutEn: en, aboutEs: es, logo: row.logo?.print ?? null },
      ...{ districts: row.districts, languages: row.languages, coalitions: row.coalitions },
      contact: contact ? nameOf(contact.person) : null,
      isListed: row.listedAt !== null,
    } satisfies OrganizationMergeValues,
    people: memberships.map(({ personId, person: who, role, status }) => ({
      ...{ personId, role, status, name: nameOf(who), email: who.email },
    })),
  };
}

/**
 * Two records that may be one organization, side by side, with what would go along and what is probably right. Null: there
 * is no such pair, or one of them is another record by now.
 */
export async function getOrganizationPair(viewer: StaffViewer, duplicateId: string) {
  requireCan(viewer, "manage-members");
  const pair = await readPair(duplicateId);
  if (!pair || pair.older.mergedIntoId || pair.newer.mergedIntoId) return null;
  const { older, newer, ...rest } = pair;
  // The record that has been here longer stays.
  const [kept, gone] =
    newer.createdAt < older.createdAt
      ? [shownSide(newer), shownSide(older)]
      : [shownSide(older), shownSide(newer)];
  const both = await db.membership.count({
    where: { organizationId: gone.id, person: { memberships: { some: { organizationId: kept.id } } } },
  });
  return {
    ...{ ...rest, kept, gone },
    /** How many act, or acted, for both. */
    both,
    likely: likelyOrganizationChoices(kept.values, gone.values),
  };
}
export type OrganizationPair = NonNullable<Awaited<ReturnType<typeof getOrganizationPair>>>;
