import { db } from "@/lib/platform/db";

/** How many the movement is: members now, and the California counties they live in. */
export type MovementCounts = { individuals: number; organizations: number; counties: number };

/**
 * Counts active members in one statement, the people by their tally (migration 0006). Whoever shows a number holds it
 * against `publicCount` first.
 */
export async function countMovement(): Promise<MovementCounts> {
  const [row] = await db.$queryRaw<Record<keyof MovementCounts, bigint>[]>`
    with county as (
      select county from person_tally where standing = 'active' and county is not null
      group by county having sum(people) > 0
    )
    select
      (select coalesce(sum(people), 0) from person_tally where individual_status = 'active') as "individuals",
      (select count(distinct organization_id) from membership where kind = 'organization' and status = 'active')
        as "organizations",
      (select count(*) from county) as "counties"`;
  return {
    individuals: Number(row!.individuals),
    organizations: Number(row!.organizations),
    counties: Number(row!.counties),
  };
}
