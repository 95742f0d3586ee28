import { DAY, HOUR, after } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
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
  const stale = await db.update.findMany({
    where: {
      status: { in: ["sent", "stopped"] },
      OR: [
        { total: null },
        {
          total: { at: { lt: after(now, -RENEWED) } },
          OR: [{ finishedAt: { gt: after(now, -STILL_MOVES) } }, { finishedAt: null }],
          approvedAt: { gt: after(now, -2 * STILL_MOVES) },
        },
      ],
    },
    orderBy: [{ total: { at: "asc" } }, { approvedAt: "desc" }],
    take: AT_ONCE,
    select: { id: true },
  });
  for (const { id } of stale) await sumUpUpdate(id, now);
  return stale.length;
}

async function sumUpUpdate(updateId: string, at: Date): Promise<void> {
  const [outcomes, clicks] = await Promise.all([countOutcomes(updateId), countClicks(updateId)]);
  const { sent, bounced, complained, failed, uncertain, skipped } = outcomes.counts;
  const numbers = {
    ...{ recipients: outcomes.recipients, sent, bounced, complained, failed, uncertain, skipped, at },
    unsubscribed: outcomes.unsubscribed,
    least: clicks?.people.least ?? null,
    most: clicks?.people.most ?? null,
  };
  await db.updateTotal.upsert({
    where: { updateId },
    create: { updateId, ...numbers },
    update: numbers,
  });
}
