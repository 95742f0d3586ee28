import { pgPool } from "@/lib/platform/pool";

// What there is to do seldom is loaded when there is something to do: with the database's client, which it comes with, it
// takes as much memory as all that a worker does all the time.

/** What waits for a worker now. The work itself looks again, closer. */
const waiting = {
  imports: "select from import where status in ('checking', 'running', 'undoing')",
  bulk: "select from bulk_action where status in ('running', 'undoing')",
  scheduled: `select from "update" where status = 'scheduled' and starts_at <= now()`,
  tests: `select from "update" 
    where status = 'sending' and winner is null and test_rule = 'clicks' and test_ends_at <= now()`,
  stops: `select from "update" u where status = 'stopped' and finished_at > now() - interval '1 day'
    and exists (select from delivery d where d.update_id = u.id and d.status = 'pending')`,
};

/** Whether there is work of a kind that comes seldom. */
export async function isWaiting(kind: keyof typeof waiting): Promise<boolean> {
  // The conditions are written above.
  const { rows } = await pgPool().query<{ is: boolean }>(`select exists (${waiting[kind]}) as is`);
  return rows[0]?.is ?? false;
}
