import { announceMail, outboxRow } from "@/lib/mail/outbox";
import { after, DAY } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { withFallbacks } from "../personal";
import { newsMail, type News } from "./tell-staff";

type Ended = {
  updateId: string;
  id: string;
  email: string;
  emailKey: string;
  firstName: string;
  locale: string;
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
       select u.id::text as "updateId", a.id::text, a.email, a.email_key as "emailKey",
         a.first_name as "firstName", a.locale, coalesce(t.subject, '') as subject, u.alarm,
         coalesce(u.recipients, 0) as people,
         case when u.alarm is null then (extract(epoch from u.finished_at) * 1000)::bigint::text
           else md5(u.alarm) end as key
       from "update" u join person a on a.id = u.approved_by_id and a.staff_role is not null
       left join update_translation t on t.update_id = u.id and t.locale = 'en'
       where ((u.status = 'sent' and u.finished_at > $1) or (u.status = 'paused' and u.alarm is not null))) ended
     where not exists (select from outbox_mail m where m.dedupe_key =
       'update-' || case when ended.alarm is null then 'finished' else 'alarm' end
         || ':' || ended."updateId" || ':' || ended.key || ':' || ended.id)`,
    [after(now, -DAY)],
  );
  for (const { updateId, subject, alarm, people, key, ...approver } of rows) {
    const what = alarm === null ? "finished" : "alarm";
    const troubles = alarm === null ? await countTroubles(updateId) : 0;
    await queue(approver, {
      ...{ what, updateId, subject: withFallbacks(subject), key, people, troubles },
      ...(alarm && { note: alarm }),
    });
  }
  if (rows.length > 0) announceMail();
  return rows.length;
}

/** Whoever comes second finds the key there. */
async function queue(approver: Parameters<typeof newsMail>[0], news: News): Promise<void> {
  await pgPool().query(
    `insert into outbox_mail (id, dedupe_key, template, locale, to_email, to_key, data, due_at, created_at)
     select * from jsonb_to_record($1) as m(id uuid, dedupe_key text, template text, locale text, to_email text,
       to_key text, data jsonb, due_at timestamptz, created_at timestamptz)
     on conflict (dedupe_key) do nothing`,
    [JSON.stringify(outboxRow(newsMail(approver, news), new Date()))],
  );
}

async function countTroubles(updateId: string): Promise<number> {
  const { rows } = await pgPool().query<{ people: number }>(
    `select count(*)::int as people from delivery
     where update_id = $1 and status in ('failed', 'uncertain', 'skipped', 'bounced')`,
    [updateId],
  );
  return rows[0]?.people ?? 0;
}
