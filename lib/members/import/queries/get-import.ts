import { DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Import, Person } from "@/prisma/client/client";
import type { StaffViewer } from "../../policy";
import { requireCan } from "../../queries/require-can";
import { type ColumnField, type ImportCounts, type ImportLine, type ImportState, noCounts } from "../schema";

/** For how long an import can be undone, and its file and rows are kept. */
export const UNDO_LENGTH = 7 * DAY;

const person = { select: { firstName: true, lastName: true, email: true } };

/** Whoever handed in a list, by id; those who are gone are not in it. */
async function ownersOf(rows: readonly { ownerId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])))];
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...person.select },
  });
  const nameOf = (it: Pick<Person, "firstName" | "lastName" | "email">) =>
    `${it.firstName} ${it.lastName}`.trim() || it.email;
  return new Map(people.map((it) => [it.id, nameOf(it)]));
}

const lineOf = (row: Import, owners: ReadonlyMap<string, string>): ImportLine => ({
  id: row.id,
  fileName: row.fileName,
  source: row.source,
  status: row.status,
  counts: { ...noCounts(), ...(row.counts as Partial<ImportCounts>) },
  owner: row.ownerId ? (owners.get(row.ownerId) ?? null) : null,
  createdAt: row.createdAt,
});

/** The newest lists that were handed in. */
export async function listImports(viewer: StaffViewer): Promise<ImportLine[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.import.findMany({
    where: { encoding: { not: "" } },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  const owners = await ownersOf(rows);
  return rows.map((row) => lineOf(row, owners));
}

/** An import with everything its page shows; null where there is none. */
export async function getImport(
  viewer: StaffViewer,
  id: string,
  now = new Date(),
): Promise<ImportState | null> {
  requireCan(viewer, "manage-members");
  const row = await db.import.findUnique({ where: { id } });
  if (!row) return null;
  const { status, finishedAt } = row;
  const until = finishedAt && new Date(finishedAt.getTime() + UNDO_LENGTH);
  const canUndo = (status === "done" || status === "failed") && until !== null && until > now;
  return {
    ...lineOf(row, await ownersOf([row])),
    ...{ bytes: row.bytes, arrived: row.encoding !== "", encoding: row.encoding, separator: row.separator },
    ...{ headed: row.headed, columns: row.mapping as ColumnField[], basis: row.basis, locale: row.locale },
    ...{ tags: row.tags, keepKnown: row.keepKnown, rowsTotal: row.rowsTotal, rowsDone: row.rowsDone },
    ...{ error: row.error, finishedAt, undoneAt: row.undoneAt, undoUntil: canUndo ? until : null },
  };
}
