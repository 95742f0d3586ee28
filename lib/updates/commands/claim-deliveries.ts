import type { Locale } from "@/lib/platform/i18n";
import { pgPool } from "@/lib/platform/db";

/** A delivery that a worker has for itself. It is still `pending`: nothing has been sent. */
export type Claimed = {
  id: string;
  updateId: string;
  email: string;
  locale: Locale;
  /** First and last name, "" when the person gave none. */
  name: string;
  /** How often it was tried before. */
  tries: number;
};

/**
 * Claims deliveries that are due, of one update, the longest approved first. Any number of workers may ask at once:
 * each gets others (SKIP LOCKED).
 */
export async function claimDeliveries(workerId: number, limit: number): Promise<Claimed[]> {
  const pool = pgPool();
  const sending = await pool.query<{ id: string }>(
    `select id from "update" where status = 'sending' order by approved_at, id`,
  );
  for (const { id: updateId } of sending.rows) {
    const { rows } = await pool.query<Claimed>({
      name: "claim-deliveries",
      text: `
        with due as (
          select id from delivery
          where update_id = $1 and status = 'pending' and worker_id is null and due_at <= now()
          limit $2 for update skip locked
        ), mine as (
          update delivery d set worker_id = $3 from due where d.id = due.id
          returning d.id, d.update_id, d.email, d.locale, d.attempts, d.person_id
        )
        select mine.id, update_id as "updateId", mine.email, mine.locale, attempts as tries,
          coalesce(trim(p.first_name || ' ' || p.last_name), '') as name
        from mine left join person p on p.id = mine.person_id`,
      values: [updateId, limit, workerId],
    });
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Gives back what was claimed and not begun. */
export async function releaseDeliveries(workerId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await pgPool().query(
    "update delivery set worker_id = null where worker_id = $1 and status = 'pending' and id = any($2::uuid[])",
    [workerId, ids],
  );
}
