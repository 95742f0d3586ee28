import type { OrganizationRecord } from "@/lib/content/records/schema";
import { db } from "@/lib/platform/db";
import { listMembersOfRecord } from "./list-directory";

/**
 * The last parts of the addresses of listed members, by name; those that the content has a record of have the record's
 * address and are left out. At most `limit`.
 */
export async function listListedSlugs(
  records: ReadonlyMap<string, OrganizationRecord>,
  limit: number,
): Promise<string[]> {
  const same = [...(await listMembersOfRecord(records)).values()].map(({ id }) => id);
  const rows = await db.organization.findMany({
    where: { listedAt: { not: null }, mergedIntoId: null, slug: { not: null }, id: { notIn: same } },
    orderBy: { nameKey: "asc" },
    take: limit,
    select: { slug: true },
  });
  return rows.flatMap(({ slug }) => slug ?? []);
}
