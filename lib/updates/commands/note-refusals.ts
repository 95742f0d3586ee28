import { classify, findCode } from "@/lib/mail/inbound/classify";
import type { Report } from "@/lib/mail/inbound/schema";
import { tellableWords } from "@/lib/mail/inbound/words";
import { pgPool } from "@/lib/platform/db";
import { recordReports } from "./record-reports";

/** So many are looked at in one go. */
const BATCH = 1000;

/**
 * Counts what mail servers refused while updates were sent, as what comes back later counts: an address that does not
 * exist is not tried with every update. Each refusal counts once.
 * @returns whether there may be more
 */
export async function noteRefusals(now = new Date()): Promise<boolean> {
  const { rows } = await pgPool().query<{ id: string; reason: string | null; at: Date }>(
    `select d.id::text, d.reason, d.due_at as at
     from "update" u join delivery d on d.update_id = u.id and d.status = 'failed'
     where (u.status in ('sending', 'paused') or u.finished_at > now() - interval '2 days') and d.person_id is not null
       and not exists (select from mail_report r where r.delivery_id = d.id and r.way = 'reply')
     limit $1`,
    [BATCH],
  );
  const reports = rows.map(({ id, reason, at }): Report => {
    const text = reason ?? "";
    const code = findCode(text);
    return {
      ...{ key: `reply:${id}`, kind: classify(code, text), way: "reply", deliveryId: id, address: null },
      ...{ proven: true, code, words: tellableWords(text), at },
    };
  });
  await recordReports(reports, now);
  return rows.length === BATCH;
}
