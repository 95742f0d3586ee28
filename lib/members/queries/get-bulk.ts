import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { BULK_UNDO_DAYS, bulkSchema, canBeUndone, type BulkAct } from "../bulk";
import type { StaffViewer } from "../policy";
import { listStaffNames } from "./list-staff-names";
import { requireCan } from "./require-can";

/** One act on many people, and how far it has come. */
export type BulkProgress = {
  id: string;
  act: BulkAct;
  status: "running" | "done" | "undoing" | "undone";
  total: number;
  done: number;
  by: string | null;
  at: Date;
  finishedAt: Date | null;
  /** Until when it can be undone; null: not, or not any more. */
  undoUntil: Date | null;
};

type Row = Awaited<ReturnType<typeof db.bulkAction.findFirst>>;

function progressOf(row: NonNullable<Row>, names: ReadonlyMap<string, string>, now: Date): BulkProgress[] {
  const act = bulkSchema.safeParse({ ...(row.params as object), action: row.action });
  if (!act.success) return [];
  const { id, status, total, done, createdAt: at, finishedAt } = row;
  const until = finishedAt && status === "done" ? after(finishedAt, BULK_UNDO_DAYS * DAY) : null;
  return [
    {
      ...{ id, act: act.data, status, total, done, at, finishedAt },
      by: names.get(row.actorId ?? "") ?? null,
      undoUntil: until && until > now && canBeUndone(row.action) ? until : null,
    },
  ];
}

/** One act on many people; null: there is none. */
export async function getBulk(viewer: StaffViewer, id: string, now: Date): Promise<BulkProgress | null> {
  requireCan(viewer, "manage-members");
  const row = await db.bulkAction.findUnique({ where: { id } });
  if (!row) return null;
  return progressOf(row, await listStaffNames([row.actorId]), now)[0] ?? null;
}

/** The last 20 acts on many people, newest first. */
export async function listBulks(viewer: StaffViewer, now: Date): Promise<BulkProgress[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.bulkAction.findMany({ orderBy: { createdAt: "desc" }, take: 20 });
  const names = await listStaffNames(rows.map(({ actorId }) => actorId));
  return rows.flatMap((row) => progressOf(row, names, now));
}
