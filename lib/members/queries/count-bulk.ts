import { pgPool } from "@/lib/platform/db";
import type { BulkAct, BulkNumbers, BulkTarget } from "../bulk";
import type { StaffViewer } from "../policy";
import { bulkSql } from "./bulk-sql";
import { requireCan } from "./require-can";

/** What an act would do now: how many people it would change, how many are so already, to how many it cannot be done. */
export async function countBulk(viewer: StaffViewer, act: BulkAct, target: BulkTarget): Promise<BulkNumbers> {
  requireCan(viewer, "manage-members");
  const { meant, already, barred, params } = bulkSql(act, target);
  const { rows } = await pgPool().query<BulkNumbers>(
    `select count(*) filter (where not already and not barred)::int as will,
       count(*) filter (where already)::int as already,
       count(*) filter (where barred and not already)::int as barred
     from (select (${already}) as already, (${barred}) as barred from person p where ${meant}) counted`,
    params,
  );
  return rows[0]!;
}
