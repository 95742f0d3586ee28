import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { isId } from "./content-of";

export type UncertainLine = {
  id: string;
  personId: string | null;
  name: string;
  email: string;
  messageId: string | null;
  /** What broke, in a sentence. */
  reason: string;
};

const MOST = 100;

/**
 * The deliveries of an update of which nobody knows whether the mail server took them, by address; at most 100, and how
 * many there are. @throws AppError "forbidden" unless the viewer looks after members
 */
export async function listUncertain(
  viewer: StaffViewer,
  updateId: string,
): Promise<{ lines: UncertainLine[]; total: number }> {
  requireCan(viewer, "manage-members");
  if (!isId(updateId)) return { lines: [], total: 0 };
  const where = { updateId, status: "uncertain" } as const;
  const [rows, total] = await Promise.all([
    db.delivery.findMany({
      where,
      orderBy: [{ emailKey: "asc" }],
      take: MOST,
      select: {
        ...{ id: true, personId: true, email: true, messageId: true, reason: true },
        person: { select: { firstName: true, lastName: true } },
      },
    }),
    db.delivery.count({ where }),
  ]);
  return {
    total,
    lines: rows.map(({ person, reason, ...row }) => ({
      ...row,
      name: person ? `${person.firstName} ${person.lastName}`.trim() : "",
      reason: reason ?? "",
    })),
  };
}
