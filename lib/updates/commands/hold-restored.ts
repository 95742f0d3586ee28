import type { ClientBase } from "pg";
import { restoredAlarm, restoredNote } from "../alarm";
import { monthDue } from "../digest";

/** How many updates and deliveries wait for somebody's decision after a restore. */
export type Held = {
  /** Were going out, or stood still. */
  paused: number;
  /** Waited for their hour. */
  drafts: number;
  /** Deliveries that were being handed over. */
  uncertain: number;
};

/** A restore in the audit log. Its subject is the moment the backup was made. */
export const RESTORED = "restore-backup";

const UNCERTAIN = "It was being handed over at the moment of the backup that this site was restored from.";

/**
 * Sees to it that a database that was brought back sends nothing by itself that may have gone out after the backup was
 * made: a send under way is paused and says why, what was being handed over is uncertain, and what waited for its hour is
 * a draft again. Called in the transaction that brings the database back.
 */
export async function holdRestored(client: ClientBase, made: Date): Promise<Held> {
  const [uncertain, , paused, , , drafts] = [
    await client.query(
      "update delivery set status = 'uncertain', reason = $1, worker_id = null where status = 'sending'",
      [UNCERTAIN],
    ),
    await client.query(
      "update delivery set worker_id = null where status = 'pending' and worker_id is not null",
    ),
    await client.query(
      `update "update" set status = 'paused', alarm = concat_ws(' ', $1::text, alarm)
       where status in ('sending', 'paused')`,
      [restoredAlarm(made)],
    ),
    // As when an approval is taken back: see unfreeze in freeze-audience.ts.
    await client.query(
      `delete from delivery where update_id in (select id from "update" where status = 'scheduled')`,
    ),
    await client.query(
      `delete from update_link where update_id in (select id from "update" where status = 'scheduled')`,
    ),
    await client.query(
      `update "update" set status = 'draft', approved_at = null, approved_by_id = null, submitted_at = null,
         submitted_by_id = null, content_hash = null, audience_hash = null, recipients = null, review_note = $1,
         reviewed_by_id = null
       where status = 'scheduled'`,
      [restoredNote(made)],
    ),
  ];
  return {
    paused: paused.rowCount ?? 0,
    drafts: drafts.rowCount ?? 0,
    uncertain: uncertain.rowCount ?? 0,
  };
}

/**
 * Why the digest that is made by itself now waits for somebody: the site was restored in the days in which it is due, and
 * it may have gone out before. Null: it may go.
 */
export async function whyDigestWaits(client: Pick<ClientBase, "query">, now: Date): Promise<string | null> {
  const { rows } = await client.query<{ made: string; at: Date }>(
    "select subject as made, at from audit_event where action = $1 order by at desc limit 1",
    [RESTORED],
  );
  const last = rows[0];
  return last && monthDue(last.at) === monthDue(now) ? restoredAlarm(new Date(last.made)) : null;
}
