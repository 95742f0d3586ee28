import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { countPeople } from "./count-people";
import { filterSql } from "./filter-sql";
import { requireCan } from "./require-can";

/** Somebody whom a filter fits, as an example. */
export type SampledPerson = { id: string; name: string; email: string; county: string | null };

/** How many a filter fits, and the ten of them who came last. */
export async function samplePeople(
  viewer: StaffViewer,
  filter: PersonFilter,
): Promise<{ count: number; sample: SampledPerson[] }> {
  requireCan(viewer, "manage-members");
  const count = await countPeople(filter);
  const { sql, params } = filterSql(filter);
  // As in the list: few are fetched first, many are met on the way.
  const { rows: sample } = await pgPool().query<SampledPerson>(
    `with fit as ${count < 3000 ? "" : "not "}materialized (
       select p.id, coalesce(p.member_since, '-infinity') as since from person p where ${sql}
     ), last as (select id, since from fit order by since desc, id desc limit 10)
     select id, trim(first_name || ' ' || last_name) as name, email, county
     from last join person using (id) order by since desc, id desc`,
    params,
  );
  return { count, sample };
}
