import { WORKER_LOCK, type WorkerIdentity } from "../worker-identity";

/** Why a delivery is uncertain after its worker died. */
export const DIED = "The program stopped between handing the message over and hearing whether it was taken.";

/**
 * Gives back what dead workers held: what they had not begun is free again, what was being handed over becomes
 * `uncertain` and is never sent again by itself.
 * @returns how many deliveries were free again, and how many are uncertain
 */
export async function recoverDeadWorkers(
  me: Pick<WorkerIdentity, "id" | "client">,
): Promise<{ freed: number; uncertain: number }> {
  const held = await me.client.query<{ worker_id: number }>(
    "select distinct worker_id from delivery where worker_id is not null and worker_id <> $1",
    [me.id],
  );
  const found = { freed: 0, uncertain: 0 };
  for (const { worker_id: id } of held.rows) {
    const lock = [WORKER_LOCK, id];
    const { rows } = await me.client.query<{ dead: boolean }>(
      "select pg_try_advisory_lock($1, $2) as dead",
      lock,
    );
    if (!rows[0]?.dead) continue;
    try {
      const settled = await me.client.query<{ status: string }>(
        `update delivery set worker_id = null,
           status = case when status = 'sending' then 'uncertain'::"DeliveryStatus" else status end,
           reason = case when status = 'sending' then $2 else reason end
         where worker_id = $1 and status in ('pending', 'sending')
         returning status::text`,
        [id, DIED],
      );
      for (const row of settled.rows) found[row.status === "uncertain" ? "uncertain" : "freed"]++;
    } finally {
      await me.client.query("select pg_advisory_unlock($1, $2)", lock);
    }
  }
  return found;
}
