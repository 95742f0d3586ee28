import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/client/client";
import { getCounty } from "../county";
import { mailOf } from "../mail-choice";
import type { StaffViewer } from "../policy";
import { suppressionOf } from "../suppression";
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
export async function getPersonRecord(viewer: StaffViewer, personId: string, now = new Date()) {
  requireCan(viewer, "manage-members");
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      ...{ id: true, email: true, emailKey: true, firstName: true, lastName: true, zip: true, county: true },
      ...{ locale: true, interests: true, audience: true, frequency: true, staffRole: true },
      ...{ mailPurposes: true, suppressedAt: true, suppressedUntil: true, suppressedFor: true },
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
  const { emailKey, addresses, county, updatedAt, ...rest } = person;
  const { mailPurposes, suppressedAt, suppressedUntil, suppressedFor, ...shown } = rest;
  const open = await db.personDuplicate.findMany({
    where: { decision: "open", OR: [{ newerId: personId }, { olderId: personId }] },
    orderBy: { score: "desc" },
    take: 5,
    select: { id: true, score: true },
  });
  return {
    ...shown,
    /** What mail they agreed to. */
    mail: mailOf({ mailPurposes, unsubscribedAt: shown.unsubscribedAt }),
    /** Why nothing goes to their address. */
    suppressed: suppressionOf({ suppressedAt, suppressedUntil, suppressedFor }, now),
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
