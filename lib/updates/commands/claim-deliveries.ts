import type { Locale } from "@/lib/platform/i18n";
import { pgPool } from "@/lib/platform/pool";
import type { PersonalData } from "../personal";
import { personalColumns, personalJoin, personalOf, type PersonalRow } from "../queries/personal-columns";

/** A delivery that a worker has for itself. It is still `pending`: nothing has been sent. */
export type Claimed = {
  id: string;
  updateId: string;
  email: string;
  locale: Locale;
  /** Which subject it goes out with: 1 is the translation's own. */
  subject: number;
  /** First and last name, "" when the person gave none. */
  name: string;
  person: PersonalData;
  /** How often it was tried before. */
  tries: number;
};

type Row = Omit<Claimed, "person"> & PersonalRow;

/**
 * Claims deliveries that are due, of one update: alerts first, then the longest approved. Any number of workers may ask
 * at once: each gets others (SKIP LOCKED). While subjects are being tried only those who try them are claimed; everyone
 * else gets the winner.
 */
export async function claimDeliveries(workerId: number, limit: number): Promise<Claimed[]> {
  const pool = pgPool();
  const sending = await pool.query<{ id: string; undecided: boolean; winner: number }>(
    `select id, test_share is not null and winner is null as undecided, coalesce(winner, 1) as winner
     from "update" where status = 'sending' order by kind = 'alert' desc, approved_at, id`,
  );
  for (const { id: updateId, undecided, winner } of sending.rows) {
    const { rows } = await pool.query<Row>({
      name: "claim-deliveries",
      text: `
        with due as (
          select id from delivery
          where update_id = $1 and status = 'pending' and worker_id is null and due_at <= now()
            and (variant > 0 or not $4::bool)
          order by due_at limit $2 for update skip locked
        ), mine as (
          update delivery d set worker_id = $3 from due where d.id = due.id
          returning d.id, d.update_id, d.email, d.locale, d.attempts, d.person_id, d.variant
        )
        select mine.id, update_id as "updateId", mine.email, mine.locale, attempts as tries,
          case variant when 0 then $5::int else variant::int end as subject,
          coalesce(trim(p.first_name || ' ' || p.last_name), '') as name, ${personalColumns}
        from mine left join person p on p.id = mine.person_id ${personalJoin}`,
      values: [updateId, limit, workerId, undecided, winner],
    });
    if (rows.length > 0) return rows.map((row) => ({ ...row, person: personalOf(row) }));
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

/** Gives back what has to wait for its turn. It counts as no try. */
export async function postponeDeliveries(
  workerId: number,
  later: readonly { id: string; waitMs: number }[],
): Promise<void> {
  if (later.length === 0) return;
  await pgPool().query(
    `update delivery d set worker_id = null, due_at = now() + make_interval(secs => l.wait)
     from unnest($2::uuid[], $3::float8[]) as l(id, wait)
     where d.id = l.id and d.id = any($2::uuid[]) and d.worker_id = $1 and d.status::text = 'pending'`,
    [workerId, later.map(({ id }) => id), later.map(({ waitMs }) => waitMs / 1000)],
  );
}
