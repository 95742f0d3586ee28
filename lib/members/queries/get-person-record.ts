import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/client/client";
import { getCounty } from "../county";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

const membership = {
  orderBy: [{ kind: "asc" }, { since: "asc" }],
  select: {
    id: true,
    kind: true,
    status: true,
    role: true,
    duties: true,
    authorityProof: true,
    sourceKind: true,
    source: true,
    since: true,
    leftAt: true,
    organization: { select: { id: true, name: true } },
  },
} satisfies Prisma.Person$membershipsArgs;

/** Everything the staff's page shows of a person besides timeline, notes and mails; null: there is no such person. */
export async function getPersonRecord(viewer: StaffViewer, personId: string) {
  requireCan(viewer, "manage-members");
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      ...{ id: true, email: true, emailKey: true, firstName: true, lastName: true, zip: true, county: true },
      ...{ locale: true, interests: true, audience: true, frequency: true, staffRole: true },
      ...{ unsubscribedAt: true, individualStatus: true, representativeStatus: true, memberSince: true },
      ...{ sourceKind: true, source: true, lastActiveOn: true, tags: true, createdAt: true, updatedAt: true },
      addresses: {
        orderBy: { verifiedAt: "asc" },
        select: { email: true, emailKey: true, verifiedAt: true },
      },
      memberships: membership,
      consents: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 100,
        select: { id: true, purpose: true, action: true, words: true, version: true, method: true, at: true },
      },
    },
  });
  if (!person) return null;
  const { emailKey, addresses, county, updatedAt, ...shown } = person;
  const open = await db.personDuplicate.findMany({
    where: { decision: "open", OR: [{ newerId: personId }, { olderId: personId }] },
    orderBy: { score: "desc" },
    take: 5,
    select: { id: true, score: true },
  });
  return {
    ...shown,
    name: `${person.firstName} ${person.lastName}`.trim(),
    county: getCounty(county)?.name ?? null,
    /** Names this state of the record: what is saved must have been seen. */
    version: updatedAt.toISOString(),
    addresses: addresses.map(({ email, verifiedAt }) => ({ email, verifiedAt })),
    keys: [emailKey, ...addresses.map((address) => address.emailKey)],
    duplicates: open,
  };
}
export type PersonRecord = NonNullable<Awaited<ReturnType<typeof getPersonRecord>>>;
