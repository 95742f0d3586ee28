import type { StaffViewer } from "@/lib/members/policy";
import { listOrganizations as listRecords } from "@/lib/content/store";
import { recordOf } from "../directory";
import { requireCan } from "./require-can";
import { db } from "@/lib/platform/db";
import type { OrganizationLine, Page } from "./schema";

const PAGE = 50;

/** Organizations that stand, newest first, without the records that were merged into others. */
export async function listOrganizations(
  viewer: StaffViewer,
  { q, listing, after }: { q: string; listing?: "waiting" | undefined; after?: string | undefined },
): Promise<Page<OrganizationLine>> {
  requireCan(viewer, "manage-members");
  const words = q.split(/\s+/).filter(Boolean).slice(0, 5);
  const rows = await db.organization.findMany({
    where: {
      mergedIntoId: null,
      ...(listing && {
        ...{ wantsListing: true, listedAt: null, listedHow: null },
        memberships: { some: { status: "active" } },
      }),
      AND: words.map((word) => ({
        OR: [
          { name: { contains: word, mode: "insensitive" } },
          { website: { contains: word, mode: "insensitive" } },
        ],
      })),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      website: true,
      sector: true,
      wantsListing: true,
      listedAt: true,
      listedHow: true,
      slug: true,
      nameKey: true,
      domain: true,
      createdAt: true,
      _count: { select: { memberships: { where: { status: "active" } } } },
    },
  });
  const records = listRecords();
  const shown = rows.slice(0, PAGE);
  return {
    lines: shown.map(({ _count, createdAt: since, nameKey, domain, ...rest }) => ({
      ...rest,
      record: recordOf({ nameKey, domain }, records)?.name ?? null,
      since,
      people: _count.memberships,
    })),
    ...(rows.length > PAGE ? { next: shown.at(-1)!.id } : {}),
  };
}
