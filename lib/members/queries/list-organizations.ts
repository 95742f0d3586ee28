import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";

export type OrganizationLine = {
  id: string;
  name: string;
  website: string | null;
  sector: string;
  wantsListing: boolean;
  /** How many people belong to it now. */
  people: number;
  since: Date;
};

const PAGE = 50;

/** Organizations that stand, newest first, without the records that were merged into others. */
export async function listOrganizations(
  _viewer: StaffViewer,
  filter: { search?: string | undefined; after?: string | undefined },
): Promise<{ lines: OrganizationLine[]; next?: string }> {
  const words = (filter.search ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 5);
  const rows = await db.organization.findMany({
    where: {
      mergedIntoId: null,
      AND: words.map((word) => ({
        OR: [
          { name: { contains: word, mode: "insensitive" } },
          { website: { contains: word, mode: "insensitive" } },
        ],
      })),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    ...(filter.after ? { cursor: { id: filter.after }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      website: true,
      sector: true,
      wantsListing: true,
      createdAt: true,
      _count: { select: { memberships: { where: { status: "active" } } } },
    },
  });
  const shown = rows.slice(0, PAGE);
  return {
    lines: shown.map(({ _count, createdAt: since, ...rest }) => ({
      ...rest,
      since,
      people: _count.memberships,
    })),
    ...(rows.length > PAGE ? { next: shown.at(-1)!.id } : {}),
  };
}
