import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { MemberCounts } from "./schema";

/** How many there are, in one statement. The week is the last seven days. */
export async function countForStaff(now: Date): Promise<MemberCounts> {
  const [row] = await db.$queryRaw<Record<keyof MemberCounts, bigint>[]>`
    select count(*) filter (where kind = 'individual') as "individuals",
      count(distinct organization_id) as "organizations",
      count(*) filter (where since >= ${after(now, -7 * DAY)}) as "joinedThisWeek",
      (select count(*) from possible_duplicate where decision = 'open') as "openDuplicates",
      (select count(*) from person where staff_role is not null) as "staff"
    from membership where status = 'active'`;
  return {
    individuals: Number(row!.individuals),
    organizations: Number(row!.organizations),
    joinedThisWeek: Number(row!.joinedThisWeek),
    openDuplicates: Number(row!.openDuplicates),
    staff: Number(row!.staff),
  };
}
