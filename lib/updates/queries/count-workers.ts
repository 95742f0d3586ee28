import { pgPool } from "@/lib/platform/pool";
import { WORKER_LOCK } from "../worker-identity";

/** How many workers there are, in all processes and on all machines: each holds a lock (worker-identity.ts). */
export async function countWorkers(): Promise<number> {
  const { rows } = await pgPool().query<{ workers: number }>(
    `select count(distinct objid)::int as workers from pg_locks
     where locktype = 'advisory' and classid = $1 and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())`,
    [WORKER_LOCK],
  );
  return rows[0]?.workers ?? 0;
}
