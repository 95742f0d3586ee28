import { after, DAY } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { tellStaff } from "./tell-staff";

type Ended = {
  id: string;
  approver: string;
  subject: string;
  /** Null: it has gone out. */
  alarm: string | null;
  people: number;
  key: string;
};

/**
 * Mails whoever approved an update that it has gone out, or stopped by itself and waits for a decision: once each,
 * whatever process asks, and however often.
 * @returns how many mails were queued
 */
export async function tellApprovers(now = new Date()): Promise<number> {
  const { rows } = await pgPool().query<Ended>(
    `select * from (
       select u.id::text, u.approved_by_id::text as approver, coalesce(t.subject, '') as subject, u.alarm,
         coalesce(u.recipients, 0) as people,
         case when u.alarm is null then (extract(epoch from u.finished_at) * 1000)::bigint::text
           else md5(u.alarm) end as key
       from "update" u join person a on a.id = u.approved_by_id and a.staff_role is not null
       left join update_translation t on t.update_id = u.id and t.locale = 'en'
       where ((u.status = 'sent' and u.finished_at > $1) or (u.status = 'paused' and u.alarm is not null))) ended
     where not exists (select from outbox_mail m where m.dedupe_key =
       'update-' || case when ended.alarm is null then 'finished' else 'alarm' end
         || ':' || ended.id || ':' || ended.key || ':' || ended.approver)`,
    [after(now, -DAY)],
  );
  for (const { id: updateId, approver, subject, alarm, people, key } of rows) {
    const what = alarm === null ? "finished" : "alarm";
    const troubles = alarm === null ? await countTroubles(updateId) : 0;
    await db.$transaction((tx) =>
      tellStaff(tx, [approver], {
        what,
        updateId,
        subject,
        key,
        people,
        troubles,
        ...(alarm && { note: alarm }),
      }),
    );
  }
  return rows.length;
}

const countTroubles = (updateId: string): Promise<number> =>
  db.delivery.count({ where: { updateId, status: { in: ["failed", "uncertain", "skipped", "bounced"] } } });
