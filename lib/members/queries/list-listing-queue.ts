import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { listOrganizationCases } from "./get-organization-case";
import type { OrganizationCase } from "./organization-schema";
import { requireCan } from "./require-can";

const PAGE = 20;

/** Those who wait for staff to say whether they are listed: they wish it, and somebody acts for them. */
const waits = {
  listingAskedAt: { not: null },
  wantsListing: true,
  listedAt: null,
  mergedIntoId: null,
  memberships: { some: { status: { in: ["active" as const, "paused" as const] } } },
};

/** How many organizations wait for staff to say whether they are listed. */
export const countListingQueue = (): Promise<number> => db.organization.count({ where: waits });

/** Those who have waited longest, 20 at most, with everything to decide by, and how many wait in all. */
export async function listListingQueue(
  viewer: StaffViewer,
): Promise<{ cases: OrganizationCase[]; total: number }> {
  requireCan(viewer, "manage-members");
  const [total, rows] = await Promise.all([
    countListingQueue(),
    db.organization.findMany({
      where: waits,
      orderBy: [{ listingAskedAt: "asc" }, { id: "asc" }],
      take: PAGE,
      select: { id: true },
    }),
  ]);
  const ids = rows.map(({ id }) => id);
  const cases = await listOrganizationCases(viewer, ids);
  return { cases: ids.flatMap((id) => cases.get(id) ?? []), total };
}
