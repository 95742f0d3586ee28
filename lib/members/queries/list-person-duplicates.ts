import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
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
