import type { QueryConfig, QueryResultRow } from "pg";
import { pgPool } from "@/lib/platform/pool";
import { withheld } from "../eligibility";
import type { Verdict } from "../policy";

/** What came of asking whether a message may go now. */
export type Permit =
  /** Written down as `sending`: it may go. */
  | "go"
  /** The person must not get it any more; written down as `skipped`. */
  | "skipped"
  /** The update is paused or stopped; the delivery is free again. */
  | "held"
  /** Someone else settled this delivery. */
  | "lost";

/** One try that is over. */
export type Settlement = {
  id: string;
  verdict: Verdict;
  /** The delivery was written down as `sending` by this try, without doubt. */
  permitted: boolean;
};

/** What a worker has to tell and to ask of the database at one moment. No delivery is in both. */
export type Entry = { tries: readonly Settlement[]; asked: readonly string[] };

/** The ledger's own connection, or any other. */
type Queryable = {
  query: <Row extends QueryResultRow>(statement: QueryConfig) => Promise<{ rows: Row[] }>;
};

/**
 * Writes down, in one statement, what became of tries, and whether further messages may go now. All of it is committed
 * when this returns.
 *
 * A delivery that was taken for a dead worker's meanwhile (`uncertain`) takes a final answer too when this try is the
 * one that was permitted: no other can have been. One without an address was somebody's who was erased while it was on
 * the wire: it is not tried again, and the server's words, which may quote the address, are not kept. Whoever asks is
 * judged by what is true now: an update that was paused or a person who left, paused or wants less since a moment ago
 * counts.
 * @param host the site's host name, for Message-IDs
 * @param how `sending` before a message ends; `sent` at once inside a transaction that also keeps the mail
 * @returns a permit for each that was asked for, in their order
 */
export async function recordDeliveries(
  connection: Queryable,
  { workerId, host, how = "sending" }: { workerId: number; host: string; how?: "sending" | "sent" },
  { tries, asked }: Entry,
): Promise<Permit[]> {
  const column = <T>(of: (it: Settlement) => T) => tries.map(of);
  // `status::text` keeps the planner from walking the index of all that is pending instead of the few keys asked for.
  const { rows } = await connection.query<{ id: string; permit: Permit }>({
    name: "record-deliveries",
    text: `
      with settled as (
        update delivery d set
          status = (case when d.email = '' and t.status = 'pending' then 'skipped' else t.status end)::"DeliveryStatus",
          reason = case when d.email <> '' then t.reason when t.status = 'pending' then 'erased' end,
          worker_id = null, attempts = d.attempts + 1,
          sent_at = case when t.status = 'sent' then now() else d.sent_at end,
          due_at = case when t.status = 'pending' then now() + make_interval(secs => t.wait) else d.due_at end
        from unnest($5::uuid[], $6::text[], $7::text[], $8::float8[], $9::bool[]) as t(id, status, reason, wait, permitted)
        where d.id = t.id and d.id = any($5::uuid[]) and (
          (d.worker_id = $1 and d.status::text in ('pending', 'sending'))
          or (t.permitted and d.status::text = 'uncertain' and t.status <> 'pending'))
      ), asked as (
        select d.id, case
          when u.status <> 'sending' then 'held'
          else coalesce(${withheld}, 'go') end as answer
        from delivery d join "update" u on u.id = d.update_id left join person p on p.id = d.person_id
        where d.id = any($2::uuid[]) and d.worker_id = $1 and d.status::text = 'pending'
        for update of d
      )
      update delivery d set
        status = (case answer when 'go' then $4::text when 'held' then 'pending' else 'skipped' end)::"DeliveryStatus",
        worker_id = case when answer = 'go' and $4::text = 'sending' then d.worker_id end,
        reason = case when answer in ('go', 'held') then null else answer end,
        message_id = case answer when 'go' then '<delivery-' || d.id || '@' || $3::text || '>' else d.message_id end,
        sent_at = case when answer = 'go' and $4::text = 'sent' then now() else d.sent_at end
      from asked where d.id = asked.id
      returning d.id, case when answer in ('go', 'held') then answer else 'skipped' end as permit`,
    values: [
      workerId,
      [...asked],
      host,
      how,
      column((it) => it.id),
      column((it) => it.verdict.status),
      column((it) => ("reason" in it.verdict ? it.verdict.reason.slice(0, 500) : null)),
      column((it) => (it.verdict.status === "pending" ? it.verdict.waitMs / 1000 : 0)),
      column((it) => it.permitted),
    ],
  });
  const permits = new Map(rows.map((row) => [row.id, row.permit]));
  return asked.map((id) => permits.get(id) ?? "lost");
}

/** Closes every update of which nothing is left to send. @returns how many were closed */
export async function finishUpdates(): Promise<number> {
  const { rowCount } = await pgPool().query(
    `update "update" u set status = 'sent', finished_at = now(), updated_at = now()
     where status = 'sending' and not exists (
       select 1 from delivery d where d.update_id = u.id and d.status in ('pending', 'sending'))`,
  );
  return rowCount ?? 0;
}
