import { classify, findCode } from "@/lib/mail/inbound/classify";
import type { Report } from "@/lib/mail/inbound/schema";
import { tellableWords } from "@/lib/mail/inbound/words";
import { DAY, after } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { recordReports } from "./record-reports";

/** So many are looked at in one go. */
const BATCH = 1000;

type Refused = { id: string; reason: string | null; at: Date };

/**
 * Counts what mail servers refused while updates and single mails were sent, as what comes back later counts: an address
 * that does not exist is not tried with every update. Each refusal counts once.
 * @returns whether there may be more
 */
export async function noteRefusals(now = new Date()): Promise<boolean> {
  const { rows: deliveries } = await pgPool().query<Refused>(
    `select d.id::text, d.reason, d.due_at as at
     from "update" u join delivery d on d.update_id = u.id and d.status = 'failed'
     where (u.status in ('sending', 'paused') or u.finished_at > now() - interval '2 days') and d.person_id is not null
       and not exists (select from mail_report r where r.delivery_id = d.id and r.way = 'reply')
     limit $1`,
    [BATCH],
  );
  // A mail that was given up without such an answer tells of the server, not of the address.
  const { rows: mails } = await pgPool().query<Refused>(
    `select m.id::text, m.error as reason, m.due_at as at from outbox_mail m
     where m.status = 'failed' and m.created_at > $2 and m.error ~ '(^|: )5\\d\\d[ -]'
       and not exists (select from mail_report r where r.mail_id = m.id and r.way = 'reply')
     limit $1`,
    [BATCH, after(now, -2 * DAY)],
  );
  const reports = [...deliveries, ...mails].map(({ id, reason, at }): Report => {
    const text = reason ?? "";
    const code = findCode(text);
    return {
      ...{ key: `reply:${id}`, kind: classify(code, text), way: "reply", deliveryId: id, address: null },
      ...{ proven: true, code, words: tellableWords(text), at },
    };
  });
  await recordReports(reports, now);
  return deliveries.length === BATCH || mails.length === BATCH;
}
