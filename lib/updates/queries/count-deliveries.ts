import { after, MINUTE } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/db";
import { deliveryStates, type DeliveryState } from "../schema";

/** How the sends under way stand, for those who watch the site by programs. All numbers are deliveries. */
export type DeliveryHealth = {
  /** Of the updates that are going out, by state. */
  byState: Record<DeliveryState, number>;
  /** How many are due and wait to be sent. */
  queue: number;
  /** How long the oldest of them has been due, in milliseconds. */
  oldestDueMs: number;
  /** How many the mail server asked to try again later. */
  tried: number;
  /** How many were sent within the last minute, and within the last quarter of an hour. */
  lastMinute: number;
  lastQuarter: number;
};

/** What came back about mail in the last 24 hours, by kind (MailReportKind), and how many in all. */
export async function countReports(now: Date): Promise<Record<string, number>> {
  const { rows } = await pgPool().query<{ kind: string; reports: number }>(
    `select k.kind::text, (select count(*) from mail_report r where r.kind = k.kind and r.at > $1)::int as reports
     from unnest(enum_range(null::"MailReportKind")) k (kind)`,
    [after(now, -24 * 60 * MINUTE)],
  );
  return Object.fromEntries(rows.map(({ kind, reports }) => [kind, reports]));
}

/** Counts the deliveries of the updates that are going out or stand still on the way, in one walk through them. */
export async function countDeliveries(now: Date): Promise<DeliveryHealth> {
  const { rows } = await pgPool().query<{
    status: DeliveryState;
    count: number;
    due: number;
    oldest: Date | null;
    tried: number;
    minute: number;
    quarter: number;
  }>(
    `select d.status::text, count(*)::int as count,
       (count(*) filter (where u.status = 'sending' and d.status = 'pending' and d.due_at <= $1))::int as due,
       min(greatest(d.due_at, u.starts_at)) filter (where u.status = 'sending' and d.status = 'pending' and d.due_at <= $1) as oldest,
       (count(*) filter (where d.status = 'pending' and d.attempts > 0))::int as tried,
       (count(*) filter (where d.sent_at > $2))::int as minute, (count(*) filter (where d.sent_at > $3))::int as quarter
     from delivery d join "update" u on u.id = d.update_id
     where u.status in ('sending', 'paused') group by 1`,
    [now, after(now, -MINUTE), after(now, -QUARTER)],
  );
  const byState = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as DeliveryHealth["byState"];
  const health: DeliveryHealth = {
    byState,
    queue: 0,
    oldestDueMs: 0,
    tried: 0,
    lastMinute: 0,
    lastQuarter: 0,
  };
  for (const row of rows) {
    byState[row.status] = row.count;
    health.queue += row.due;
    health.tried += row.tried;
    health.lastMinute += row.minute;
    health.lastQuarter += row.quarter;
    if (row.oldest) health.oldestDueMs = Math.max(health.oldestDueMs, now.getTime() - row.oldest.getTime());
  }
  return health;
}

const QUARTER = 15 * MINUTE;

/**
 * Whether sends stand still although nobody paused them: for a quarter of an hour nothing went out, and what is due waits
 * since then, or nearly all that was tried is to be tried again.
 */
export const standsStill = ({ oldestDueMs, tried, lastQuarter, byState }: DeliveryHealth): boolean =>
  lastQuarter === 0 && (oldestDueMs > QUARTER || (tried >= 10 && tried > byState.sent));
