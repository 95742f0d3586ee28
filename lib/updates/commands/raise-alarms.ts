import { db } from "@/lib/platform/db";
import { readSetting } from "@/lib/platform/settings";
import { alarmOf, LEAST_TRIES, suspicious, type Outcomes } from "../alarm";
import { updateSettings } from "../settings";

const none: Outcomes = { failed: 0, bounced: 0, complained: 0, handedOver: 0 };

/**
 * Pauses every send whose refusals, bounces or complaints are past the limits, and says why. What staff let go on after
 * an alarm is judged by what came after.
 * @returns the ids of the sends that were stopped
 */
export async function raiseAlarms(): Promise<string[]> {
  const sending = await db.update.findMany({
    where: { status: "sending" },
    select: { id: true, alarmBase: true },
  });
  if (sending.length === 0) return [];
  const limits = await readSetting(updateSettings);
  const stopped: string[] = [];
  for (const { id, alarmBase } of sending) {
    const base = { ...none, ...(alarmBase as Partial<Outcomes> | null) };
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
  db.$transaction(
    async (tx) => {
      const [bad = none] = await tx.$queryRaw<Omit<Outcomes, "handedOver">[]>`
        select count(*) filter (where status = 'failed')::int as failed,
          count(*) filter (where status = 'bounced')::int as bounced,
          count(*) filter (where status = 'complained')::int as complained
        from delivery where update_id = ${updateId}::uuid and status in ('failed', 'bounced', 'complained')`;
      const enough = suspicious(subtract({ ...bad, handedOver: 0 }, base), limits);
      if (enough <= 0) return null;
      const most = base.handedOver + Math.max(enough, LEAST_TRIES) + 1;
      const [counted] = await tx.$queryRaw<{ people: number }[]>`
        select count(*)::int as people from (
          select from delivery
          where update_id = ${updateId}::uuid and status in ('sent', 'failed', 'bounced', 'complained', 'uncertain')
          limit ${most}) handed_over`;
      return { ...bad, handedOver: counted?.people ?? 0 };
    },
    { isolationLevel: "RepeatableRead" },
  );

/** One worker stops it; the others find it stopped. */
const stop = (id: string, alarm: string, counts: Outcomes): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id, status: "sending" },
      data: { status: "paused", alarm, alarmBase: counts },
    });
    if (count === 0) return false;
    await tx.auditEvent.create({
      data: { actorId: null, action: "alarm-update", subject: id, detail: { alarm, ...counts } },
    });
    return true;
  });
