import { db, pgPool } from "@/lib/platform/db";
import { secondsLeft } from "../policy";
import { deliveryStates, type DeliveryState, type Progress } from "../schema";
import { isId } from "./content-of";

/** Over how many seconds the rate of a send is measured. */
const RATE_SECONDS = 10;

/** Where a send stands, counted from its deliveries. Null: there is no such update, or it is a draft. */
export async function getProgress(updateId: string): Promise<Progress | null> {
  if (!isId(updateId)) return null;
  const update = await db.update.findUnique({
    where: { id: updateId },
    select: { status: true, approvedAt: true },
  });
  if (!update?.approvedAt) return null;
  const { rows } = await pgPool().query<{ status: DeliveryState; people: number; recent: number }>(
    `select status::text, count(*)::int as people,
       (count(*) filter (where sent_at > now() - make_interval(secs => $2)))::int as recent
     from delivery where update_id = $1 group by status`,
    [updateId, RATE_SECONDS],
  );
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Progress["counts"];
  let recent = 0;
  for (const row of rows) {
    counts[row.status] = row.people;
    recent += row.recent;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // A send younger than the span has had less time to get so far.
  const age = (Date.now() - update.approvedAt.getTime()) / 1000;
  const rate = recent / Math.min(RATE_SECONDS, Math.max(1, age));
  const waiting = counts.pending + counts.sending;
  return {
    status: update.status,
    total,
    counts,
    rate,
    remainingSeconds: update.status === "sending" || waiting === 0 ? secondsLeft(waiting, rate) : null,
  };
}
