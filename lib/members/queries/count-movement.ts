import { db } from "@/lib/platform/db";
import { listZips } from "../county";

/** How many the movement is: members now, and the California counties they live in. */
export type MovementCounts = { individuals: number; organizations: number; counties: number };

/**
 * Counts active members in one statement. Whoever shows a number holds it against `publicCount` first. Each ZIP code
 * of the state is looked up by its index, so that a million members cost no more than a thousand.
 */
export async function countMovement(): Promise<MovementCounts> {
  const { zips, ids } = listZips();
  const [row] = await db.$queryRaw<Record<keyof MovementCounts, bigint>[]>`
    select
      (select count(*) from membership where kind = 'individual' and status = 'active') as "individuals",
      (select count(distinct organization_id) from membership where kind = 'organization' and status = 'active')
        as "organizations",
      (select count(distinct county) from unnest(${zips}::text[], ${ids}::text[]) place (zip, county)
        where (select true from person join membership on person_id = person.id and status = 'active'
          where person.zip = place.zip limit 1)) as "counties"`;
  return {
    individuals: Number(row!.individuals),
    organizations: Number(row!.organizations),
    counties: Number(row!.counties),
  };
}
