import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { MERGE_UNDO_DAYS } from "../merge-choices";
import type { StaffViewer } from "../policy";
import { listStaffNames } from "./list-staff-names";
import { requireCan } from "./require-can";

const MOST = 50;

const side = {
  select: { id: true, firstName: true, lastName: true, email: true, zip: true, memberSince: true },
} as const;

/** The pairs that may be one person and wait for a decision, those most alike first, 50 at most, and how many wait. */
export async function listPersonDuplicates(viewer: StaffViewer) {
  requireCan(viewer, "manage-members");
  const [pairs, total] = await Promise.all([
    db.personDuplicate.findMany({
      where: { decision: "open" },
      orderBy: [{ score: "desc" }, { id: "asc" }],
      take: MOST,
      select: { id: true, score: true, reasons: true, older: side, newer: side },
    }),
    db.personDuplicate.count({ where: { decision: "open" } }),
  ]);
  return { pairs, total };
}
export type PersonDuplicateLine = Awaited<ReturnType<typeof listPersonDuplicates>>["pairs"][number];

/** One merge of people that can still be undone. */
export type UndoableMerge = {
  id: string;
  /** The record that stayed. */
  personId: string;
  name: string;
  /** The one that was taken in. */
  gone: string;
  at: Date;
  until: Date;
  by: string | null;
};

/** The merges of people that can still be undone, newest first: of one person, or of all. */
export async function listUndoableMerges(
  viewer: StaffViewer,
  now: Date,
  personId?: string,
): Promise<UndoableMerge[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.merge.findMany({
    where: {
      undoneAt: null,
      at: { gt: after(now, -MERGE_UNDO_DAYS * DAY) },
      personId: personId ?? { not: null },
    },
    orderBy: { at: "desc" },
    take: MOST,
    select: {
      ...{ id: true, personId: true, at: true, mergedById: true, before: true },
      person: { select: { firstName: true, lastName: true, email: true } },
    },
  });
  const names = await listStaffNames(rows.map(({ mergedById }) => mergedById));
  return rows.flatMap(({ id, personId: keptId, at, mergedById, before, person }) => {
    const gone = (before as { gone?: { first_name: string; last_name: string; email: string } }).gone;
    if (!keptId || !person || !gone) return [];
    return {
      ...{ id, personId: keptId, at },
      name: nameOf(person.firstName, person.lastName, person.email),
      gone: nameOf(gone.first_name, gone.last_name, gone.email),
      until: after(at, MERGE_UNDO_DAYS * DAY),
      by: names.get(mergedById ?? "") ?? null,
    };
  });
}

const nameOf = (first: string, last: string, email: string) => `${`${first} ${last}`.trim()} ${email}`.trim();
