import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { MERGE_UNDO_DAYS } from "../merge-choices";
import type { StaffViewer } from "../policy";
import { listStaffNames } from "./list-staff-names";
import { requireCan } from "./require-can";

const MOST = 50;

/** A merge that can still be undone. */
export type UndoableMerge = {
  id: string;
  /** The record that stayed. */
  recordId: string;
  name: string;
  /** The one that was taken in. */
  gone: string;
  at: Date;
  until: Date;
  by: string | null;
};

const nameOf = (first: string, last: string, email: string) => `${`${first} ${last}`.trim()} ${email}`.trim();

/** What `Merge.before` holds of either kind's gone record, by column. */
type Gone = { name?: string; first_name: string; last_name: string; email: string };

/** The merges of a kind that can still be undone, newest first. */
async function listMerges(
  now: Date,
  which: { personId: string | { not: null } } | { organizationId: string | { not: null } },
): Promise<UndoableMerge[]> {
  const rows = await db.merge.findMany({
    where: { undoneAt: null, at: { gt: after(now, -MERGE_UNDO_DAYS * DAY) }, ...which },
    orderBy: { at: "desc" },
    take: MOST,
    select: {
      ...{ id: true, at: true, mergedById: true, before: true },
      person: { select: { id: true, firstName: true, lastName: true, email: true } },
      organization: { select: { id: true, name: true } },
    },
  });
  const names = await listStaffNames(rows.map(({ mergedById }) => mergedById));
  return rows.flatMap(({ id, at, mergedById, before, person, organization }) => {
    const { gone } = before as { gone?: Gone };
    const record = organization ?? person;
    if (!record || !gone) return [];
    return {
      ...{ id, recordId: record.id, at },
      name: "name" in record ? record.name : nameOf(record.firstName, record.lastName, record.email),
      gone: gone.name ?? nameOf(gone.first_name, gone.last_name, gone.email),
      until: after(at, MERGE_UNDO_DAYS * DAY),
      by: names.get(mergedById ?? "") ?? null,
    };
  });
}

/** The merges of people that can still be undone, newest first: of one person, or of all. */
export async function listUndoableMerges(
  viewer: StaffViewer,
  now: Date,
  personId?: string,
): Promise<UndoableMerge[]> {
  requireCan(viewer, "manage-members");
  return listMerges(now, { personId: personId ?? { not: null } });
}

/** The merges of organizations that can still be undone, newest first: of one organization, or of all. */
export async function listUndoableOrganizationMerges(
  viewer: StaffViewer,
  now: Date,
  organizationId?: string,
): Promise<UndoableMerge[]> {
  requireCan(viewer, "manage-members");
  return listMerges(now, { organizationId: organizationId ?? { not: null } });
}
