import { DAY, HOUR, after } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { countClicks } from "../queries/count-clicks";
import { countOutcomes } from "../queries/count-outcomes";

/** For so long after a send bounces, complaints and clicks still come in numbers that matter. */
const STILL_MOVES = 30 * DAY;
const RENEWED = HOUR;
/** One after the other: each is a walk through all of an update's deliveries. */
const AT_ONCE = 3;

/**
 * Counts what became of updates that went out, the ones without numbers first, so that a page can hold several beside one
 * another without counting millions. @returns how many were counted
 */
export async function sumUpUpdates(now: Date): Promise<number> {
  const { rows: stale } = await pgPool().query<{ id: string }>(
    `select u.id::text from "update" u left join update_total t on t.update_id = u.id
     where u.status in ('sent', 'stopped') and (t.at is null
       or (t.at < $1 and coalesce(u.finished_at > $2, true) and u.approved_at > $3))
     order by t.at nulls first, u.approved_at desc limit $4`,
    [after(now, -RENEWED), after(now, -STILL_MOVES), after(now, -2 * STILL_MOVES), AT_ONCE],
  );
  for (const { id } of stale) await sumUpUpdate(id, now);
  return stale.length;
}

async function sumUpUpdate(updateId: string, at: Date): Promise<void> {
  const [outcomes, clicks] = await Promise.all([countOutcomes(updateId), countClicks(updateId)]);
  const { sent, bounced, complained, failed, uncertain, skipped } = outcomes.counts;
  await pgPool().query(
    `insert into update_total (update_id, recipients, sent, bounced, complained, failed, uncertain, skipped,
       unsubscribed, least, most, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (update_id) do update set (recipients, sent, bounced, complained, failed, uncertain, skipped,
       unsubscribed, least, most, at) = row (excluded.recipients, excluded.sent, excluded.bounced,
       excluded.complained, excluded.failed, excluded.uncertain, excluded.skipped, excluded.unsubscribed,
       excluded.least, excluded.most, excluded.at)`,
    [
      ...[updateId, outcomes.recipients, sent, bounced, complained, failed, uncertain, skipped],
      ...[outcomes.unsubscribed, clicks?.people.least ?? null, clicks?.people.most ?? null, at],
    ],
  );
}
