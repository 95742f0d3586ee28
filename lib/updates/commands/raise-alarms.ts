import { inTransaction, pgPool } from "@/lib/platform/pool";
import { readSetting } from "@/lib/platform/settings";
import { uuid7 } from "@/lib/platform/uuid";
import { alarmOf, LEAST_TRIES, suspicious, type Outcomes } from "../alarm";
import { updateSettings } from "../settings";

const none: Outcomes = { failed: 0, bounced: 0, complained: 0, handedOver: 0 };

/**
 * Pauses every send whose refusals, bounces or complaints are past the limits, and says why. What staff let go on after
 * an alarm is judged by what came after.
 * @returns the ids of the sends that were stopped
 */
export async function raiseAlarms(): Promise<string[]> {
  const { rows: sending } = await pgPool().query<{ id: string; alarmBase: Partial<Outcomes> | null }>(
    `select id::text, alarm_base as "alarmBase" from "update" where status = 'sending'`,
  );
  if (sending.length === 0) return [];
  const limits = await readSetting(updateSettings);
  const stopped: string[] = [];
  for (const { id, alarmBase } of sending) {
    const base = { ...none, ...alarmBase };
    const all = await countOutcomes(id, base, limits);
    const since = all && subtract(all, base);
    const alarm = since && alarmOf(since, limits);
    if (alarm && (await stop(id, alarm, all))) stopped.push(id);
  }
  return stopped;
}

const subtract = (all: Outcomes, base: Outcomes): Outcomes => ({
  failed: all.failed - base.failed,
  bounced: all.bounced - base.bounced,
  complained: all.complained - base.complained,
  handedOver: all.handedOver - base.handedOver,
});

/**
 * Counts no further than it has to: the few that went wrong, and of all others as many as would make those few a small
 * share. Both at one moment, so that the sentence adds up while the send goes on. Null: there is nothing to worry about.
 */
const countOutcomes = (
  updateId: string,
  base: Outcomes,
  limits: Parameters<typeof suspicious>[1],
): Promise<Outcomes | null> =>
  inTransaction(async (client) => {
    const { rows: troubles } = await client.query<Omit<Outcomes, "handedOver">>(
      `select count(*) filter (where status = 'failed')::int as failed,
         count(*) filter (where status = 'bounced')::int as bounced,
         count(*) filter (where status = 'complained')::int as complained
       from delivery where update_id = $1 and status in ('failed', 'bounced', 'complained')`,
      [updateId],
    );
    const bad = { ...none, ...troubles[0] };
    const enough = suspicious(subtract(bad, base), limits);
    if (enough <= 0) return null;
    const { rows } = await client.query<{ people: number }>(
      `select count(*)::int as people from (
         select from delivery
         where update_id = $1 and status in ('sent', 'failed', 'bounced', 'complained', 'uncertain')
         limit $2) handed_over`,
      [updateId, base.handedOver + Math.max(enough, LEAST_TRIES) + 1],
    );
    return { ...bad, handedOver: rows[0]?.people ?? 0 };
  }, "begin isolation level repeatable read read only");

/** One worker stops it; the others find it stopped. */
async function stop(id: string, alarm: string, counts: Outcomes): Promise<boolean> {
  const { rowCount } = await pgPool().query(
    `with stopped as (
       update "update" set status = 'paused', alarm = $2, alarm_base = $3, updated_at = now()
       where id = $1 and status = 'sending' returning id)
     insert into audit_event (id, action, subject, detail)
     select $4::uuid, 'alarm-update', id::text, $5::jsonb from stopped`,
    [id, alarm, JSON.stringify(counts), uuid7(), JSON.stringify({ alarm, ...counts })],
  );
  return rowCount === 1;
}
