import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { findInOrder } from "./find-in-order";
import { requireCan } from "./require-can";

/** Somebody whom a filter fits, as an example. */
export type SampledPerson = { id: string; name: string; email: string; county: string | null };

/** How many a filter fits, and the ten of them who came last. */
export async function samplePeople(
  viewer: StaffViewer,
  filter: PersonFilter,
): Promise<{ count: number; sample: SampledPerson[] }> {
  requireCan(viewer, "manage-members");
  const { total: count, hits } = await findInOrder(filter, { sort: "newest", behind: null, limit: 10 });
  const { rows: sample } = await pgPool().query<SampledPerson>(
    `select id, trim(first_name || ' ' || last_name) as name, email, county
     from unnest($1::uuid[]) with ordinality as hit (id, nth) join person using (id) order by nth`,
    [hits.map(({ id }) => id)],
  );
  return { count, sample };
}
