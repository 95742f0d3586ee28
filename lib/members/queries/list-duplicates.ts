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

/** Pairs of organization records that staff have yet to decide on, the oldest question first, 20 at most. */
export async function listOpenDuplicates(viewer: StaffViewer): Promise<OpenDuplicate[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.possibleDuplicate.findMany({
    where: { decision: "open", older: { mergedIntoId: null }, newer: { mergedIntoId: null } },
    orderBy: { id: "asc" },
    take: 20,
    select: { id: true, reasons: true, older: sides, newer: sides },
  });
  const side = ({ memberships, createdAt: since, ...rest }: (typeof rows)[number]["older"]): LookAlike => ({
    ...rest,
    since,
    people: memberships.map(({ role, person }) => ({
      role,
      email: person.email,
      name: `${person.firstName} ${person.lastName}`.trim(),
    })),
  });
  return rows.map(({ id, reasons, older, newer }) => ({
    id,
    reasons,
    older: side(older),
    newer: side(newer),
  }));
}
