import { DAY } from "@/lib/platform/clock";
import { inTransaction } from "@/lib/platform/pool";

/** PostgreSQL's advisory lock that lets one process clean at a time. */
const HOUSEKEEPING_LOCK = 7_205_553;

/** How long an unconfirmed request to join, a used or expired link, and a single mail that went out are kept. */
const KEEP = 90 * DAY;

/** How long is kept what came back of our mail, and that an address was left alone for a while. */
const KEEP_REPORT = 365 * DAY;

/** How long a list that was handed in is kept: as long as it can be undone, or while nothing has come of it. */
const KEEP_LIST = 7 * DAY;

/**
 * Deletes what has run out: staff sessions, sign-in links, counters of tries, confirmation links, requests to join
 * that were never confirmed, single mails that are long settled, and lists that were handed in.
 * @returns how many rows went, or null when another process is at it
 */
export async function cleanUp(now: Date): Promise<number | null> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [
      HOUSEKEEPING_LOCK,
    ]);
    if (!rows[0]?.mine) return null;
    const long = new Date(now.getTime() - KEEP);
    const year = new Date(now.getTime() - KEEP_REPORT);
    const week = new Date(now.getTime() - KEEP_LIST);
    const settledLists = `(select id from import where status in ('done', 'undone', 'failed')
      and coalesce(undone_at, finished_at) < $1)`;
    const sweeps: [sql: string, before: Date | number][] = [
      ["delete from session where expires_at < $1", now],
      ["delete from sign_in_token where expires_at < $1", now],
      ["delete from rate_limit where expire < $1", now.getTime()],
      ["delete from join_request where confirmed_at is null and asked_at < $1", long],
      ["delete from confirmation_token where expires_at < $1", long],
      ["delete from outbox_mail where status <> 'queued' and created_at < $1", long],
      ["delete from mailbox_message where created_at < $1", long],
      ["delete from import where status in ('mapping', 'checking', 'checked') and created_at < $1", week],
      [`delete from import_chunk where import_id in ${settledLists}`, week],
      [`delete from import_row where import_id in ${settledLists}`, week],
      // By then nothing is left of having been slowed.
      ["delete from mail_pace where slowed_at < $1", week],
      ["delete from account_link where expires_at < $1", week],
      ["delete from address_change where expires_at < $1", week],
      ["delete from invitation where accepted_at is null and expires_at < $1", week],
      ["delete from mail_report where at < $1", year],
      ["delete from suppression where until < $1", year],
      // What a merge or a change to many can be undone by. The merge itself stays: links in old mails are read with it.
      ["update merge set before = '{}' where before <> '{}' and at < $1", week],
      ["delete from bulk_row r using bulk_action b where b.id = r.bulk_id and b.finished_at < $1", week],
    ];
    let gone = 0;
    for (const [sql, before] of sweeps) gone += (await client.query(sql, [before])).rowCount ?? 0;
    return gone;
  });
}
