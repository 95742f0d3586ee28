import { listOrganizations as listRecords } from "@/lib/content/store";
import { db } from "@/lib/platform/db";
import { recordOf } from "../directory";
import { isAtDomain, organizationKey, type StaffViewer } from "../policy";
import type { OrganizationCase, OrganizationTwin } from "./organization-schema";
import { requireCan } from "./require-can";

const twin = { select: { id: true, name: true, website: true, listedAt: true, mergedIntoId: true } } as const;

const shown = {
  ...{ id: true, name: true, nameKey: true, legalName: true, abbreviation: true, aliases: true },
  ...{ website: true, domain: true, sector: true, size: true, county: true, districts: true },
  ...{ languages: true, coalitions: true, about: true, proposedParent: true },
  ...{ wantsListing: true, listedAt: true, listedHow: true, listingAskedAt: true, listingNote: true },
  ...{ slug: true, createdAt: true, tags: true },
  parent: { select: { id: true, name: true } },
  mergedInto: { select: { id: true, name: true } },
  logo: { select: { print: true, width: true, height: true } },
  memberships: {
    orderBy: { since: "asc" },
    take: 100,
    select: {
      ...{ id: true, personId: true, role: true, status: true, duties: true, since: true },
      ...{ authority: true, authorityProof: true, authorityNote: true },
      person: {
        select: {
          ...{ firstName: true, lastName: true, email: true },
          addresses: { select: { email: true } },
        },
      },
    },
  },
  duplicates: { select: { id: true, reasons: true, decision: true, older: twin } },
  duplicateOf: { select: { id: true, reasons: true, decision: true, newer: twin } },
} as const;

/** The rows that a page shows whole, in the order of their ids. */
const readRows = (ids: string[]) => db.organization.findMany({ where: { id: { in: ids } }, select: shown });
type Row = Awaited<ReturnType<typeof readRows>>[number];

function twinsOf({ duplicates, duplicateOf }: Pick<Row, "duplicates" | "duplicateOf">): OrganizationTwin[] {
  const pairs = [
    ...duplicates.map(({ older, ...pair }) => ({ ...pair, other: older })),
    ...duplicateOf.map(({ newer, ...pair }) => ({ ...pair, other: newer })),
  ];
  return pairs
    .filter(({ other }) => other.mergedIntoId === null)
    .map(({ id: pairId, other: { id, name, website, listedAt }, reasons, decision }) => ({
      ...{ id, pairId, name, website, listed: listedAt !== null, reasons, decision },
    }));
}

/** Whether staff may look at it, and everything they need to decide about organizations, by their ids. */
export async function listOrganizationCases(
  viewer: StaffViewer,
  ids: string[],
): Promise<Map<string, OrganizationCase>> {
  requireCan(viewer, "manage-members");
  const rows = await readRows(ids);
  const wished = rows.flatMap(({ proposedParent }) =>
    proposedParent ? organizationKey(proposedParent) : [],
  );
  const offers =
    wished.length === 0
      ? []
      : await db.organization.findMany({
          where: { nameKey: { in: wished }, mergedIntoId: null },
          orderBy: { createdAt: "asc" },
          take: 50,
          select: { id: true, name: true, nameKey: true },
        });
  const records = listRecords();
  return new Map(
    rows.map((row) => {
      const { memberships, createdAt: since, nameKey, proposedParent, logo, about, ...rest } = row;
      const { duplicates, duplicateOf, ...facts } = rest;
      const record = recordOf({ nameKey, domain: row.domain }, records);
      const wish = proposedParent && organizationKey(proposedParent);
      const people = memberships.map(({ id, person, authorityProof, authorityNote, ...membership }) => ({
        ...membership,
        ...{ membershipId: id, proof: authorityProof, proofNote: authorityNote, email: person.email },
        name: `${person.firstName} ${person.lastName}`.trim(),
        isAtDomain: [person, ...person.addresses].some(({ email }) => isAtDomain(email, row.domain)),
      }));
      const found: OrganizationCase = {
        ...{ ...facts, proposedParent, since, people, twins: twinsOf({ duplicates, duplicateOf }) },
        about: about as OrganizationCase["about"],
        logo,
        parentOffers: offers
          .filter((offer) => offer.nameKey === wish && offer.id !== row.id)
          .map(({ id, name }) => ({ id, name })),
        record: record && { id: record.id, name: record.name, website: record.website ?? null },
      };
      return [row.id, found] as const;
    }),
  );
}

/** Everything staff need to decide about one organization; null where there is none. */
export async function getOrganizationCase(viewer: StaffViewer, id: string): Promise<OrganizationCase | null> {
  return (await listOrganizationCases(viewer, [id])).get(id) ?? null;
}
