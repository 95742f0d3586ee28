import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "./require-can";
import { db } from "@/lib/platform/db";
import type { LookAlike, OpenDuplicate } from "./schema";

const sides = {
  select: {
    id: true,
    name: true,
    website: true,
    sector: true,
    wantsListing: true,
    createdAt: true,
    memberships: {
      orderBy: { since: "asc" },
      take: 10,
      select: { role: true, person: { select: { firstName: true, lastName: true, email: true } } },
    },
  },
} as const;

/** Pairs of organization records that staff have yet to decide on, the oldest question first, 20 at most, and how many. */
export async function listOpenDuplicates(
  viewer: StaffViewer,
): Promise<{ pairs: OpenDuplicate[]; total: number }> {
  requireCan(viewer, "manage-members");
  const where = { decision: "open", older: { mergedIntoId: null }, newer: { mergedIntoId: null } } as const;
  const [rows, total] = await Promise.all([
    db.possibleDuplicate.findMany({
      where,
      orderBy: { id: "asc" },
      take: 20,
      select: { id: true, reasons: true, older: sides, newer: sides },
    }),
    db.possibleDuplicate.count({ where }),
  ]);
  const side = ({ memberships, createdAt: since, ...rest }: (typeof rows)[number]["older"]): LookAlike => ({
    ...rest,
    since,
    people: memberships.map(({ role, person }) => ({
      role,
      email: person.email,
      name: `${person.firstName} ${person.lastName}`.trim(),
    })),
  });
  const pairs = rows.map(({ id, reasons, older, newer }) => ({
    ...{ id, reasons, older: side(older), newer: side(newer) },
  }));
  return { pairs, total };
}
