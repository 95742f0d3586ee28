import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";

export type MemberCounts = {
  individuals: number;
  /** Organizations with at least one person who is a member for them now. */
  organizations: number;
  joinedThisWeek: number;
  openDuplicates: number;
};

/** How many there are, in one statement. The week is the last seven days. */
export async function countForStaff(now: Date): Promise<MemberCounts> {
  const [row] = await db.$queryRaw<Record<keyof MemberCounts, bigint>[]>`
    select count(*) filter (where kind = 'individual') as "individuals",
      count(distinct organization_id) as "organizations",
      count(*) filter (where since >= ${after(now, -7 * DAY)}) as "joinedThisWeek",
      (select count(*) from possible_duplicate where decision = 'open') as "openDuplicates"
    from membership where status = 'active'`;
  return {
    individuals: Number(row!.individuals),
    organizations: Number(row!.organizations),
    joinedThisWeek: Number(row!.joinedThisWeek),
    openDuplicates: Number(row!.openDuplicates),
  };
}
