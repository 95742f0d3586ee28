import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";

/** The tags in use, the most used first, 200 at most: of the 5,000 newest people who have any, and of all organizations. */
export async function listTags(viewer: StaffViewer): Promise<string[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.$queryRaw<{ tag: string }[]>`
    select tag from (
      select unnest(tags) as tag from (select tags from person where tags <> '{}' order by id desc limit 5000) p
      union all select unnest(tags) from organization where tags <> '{}'
    ) used
    group by tag order by count(*) desc, tag limit 200`;
  return rows.map(({ tag }) => tag);
}
