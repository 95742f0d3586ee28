import { db } from "@/lib/platform/db";
import { likelyChoices, type MergeChoices, type MergeValues } from "../merge-choices";
import { can, type StaffViewer } from "../policy";
import { requireCan } from "./require-can";

const counted = {
  memberships: true,
  addresses: true,
  consents: true,
  deliveries: true,
  events: true,
  notes: true,
  sessions: true,
  drafts: true,
} as const;

const side = {
  select: {
    ...{ id: true, firstName: true, lastName: true, email: true, zip: true, locale: true, audience: true },
    ...{
      interests: true,
      frequency: true,
      staffRole: true,
      unsubscribedAt: true,
      memberSince: true,
      tags: true,
    },
    ...{ lastActiveOn: true, createdAt: true, updatedAt: true, individualStatus: true },
    addresses: { select: { email: true } },
    memberships: {
      where: { organizationId: { not: null } },
      select: { status: true, organization: { select: { id: true, name: true } } },
    },
    _count: { select: counted },
  },
} as const;

/** Two records that may be one person, side by side, with what would go along and what is probably right; null: none. */
export async function getPersonPair(viewer: StaffViewer, duplicateId: string) {
  requireCan(viewer, "manage-members");
  const pair = await db.personDuplicate.findUnique({
    where: { id: duplicateId },
    select: { id: true, score: true, reasons: true, decision: true, older: side, newer: side },
  });
  if (!pair) return null;
  const { older, newer, ...rest } = pair;
  // The record of one who works here stays, and else the one that has been here longer.
  const turned =
    (newer.staffRole && !older.staffRole) || (!older.staffRole && newer.createdAt < older.createdAt);
  const [kept, gone] = turned ? [newer, older] : [older, newer];
  const staff = kept.staffRole !== null || gone.staffRole !== null;
  return {
    ...rest,
    kept: { ...kept, version: kept.updatedAt.toISOString() },
    gone: { ...gone, version: gone.updatedAt.toISOString() },
    likely: likelyChoices(valuesOf(kept), valuesOf(gone)) satisfies MergeChoices,
    /** One of them works here, and whoever looks may not decide about that. */
    needsAdmin: staff && !can(viewer, "invite-staff"),
  };
}
export type PersonPair = NonNullable<Awaited<ReturnType<typeof getPersonPair>>>;

type Values = Omit<MergeValues, "lastActive" | "isStaff"> & {
  lastActiveOn: Date | null;
  staffRole: string | null;
};

const valuesOf = ({ lastActiveOn, staffRole, ...values }: Values): MergeValues => ({
  ...values,
  lastActive: lastActiveOn?.getTime() ?? 0,
  isStaff: staffRole !== null,
});
