import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** A paper form that was typed in and is not confirmed yet. */
export type PaperLine = {
  id: string;
  name: string;
  email: string;
  /** The event and the day it was signed. */
  source: string;
  enteredAt: Date;
  enteredBy: string | null;
};

const MOST = 200;

/**
 * Paper forms that nobody has confirmed yet, newest first, 200 at most, and how many there are.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function listPaper(viewer: StaffViewer): Promise<{ lines: PaperLine[]; count: number }> {
  requireCan(viewer, "manage-members");
  const where = { method: "paper", confirmedAt: null };
  const [rows, count] = await Promise.all([
    db.joinRequest.findMany({
      where,
      orderBy: { askedAt: "desc" },
      take: MOST,
      select: {
        ...{ id: true, firstName: true, lastName: true, email: true },
        ...{ source: true, askedAt: true, enteredById: true },
      },
    }),
    db.joinRequest.count({ where }),
  ]);
  const ids = [...new Set(rows.map((row) => row.enteredById).filter((id) => id !== null))];
  const staff = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, email: true },
  });
  const names = new Map(staff.map(({ id, firstName, email }) => [id, firstName || email]));
  const lines = rows.map(({ id, firstName, lastName, email, source, askedAt, enteredById }) => ({
    ...{ id, email, source, enteredAt: askedAt, name: `${firstName} ${lastName}`.trim() },
    enteredBy: (enteredById && names.get(enteredById)) ?? null,
  }));
  return { lines, count };
}
