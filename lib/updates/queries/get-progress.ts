import { db, pgPool } from "@/lib/platform/db";
import { secondsLeft } from "../policy";
import { remember } from "../remember";
import { deliveryStates, type DeliveryState, type Progress } from "../schema";
import { isId } from "./content-of";

/** Over how many seconds the rate of a send is measured. */
const RATE_SECONDS = 10;

type Counted = { status: DeliveryState; people: number; recent: number; later: number; rest: number };

// A million rows take most of a second to count, and everyone who looks asks every second.
const count = remember(async (updateId) => {
  const { rows } = await pgPool().query<Counted>(
    `select status::text, count(*)::int as people,
       (count(*) filter (where sent_at > now() - make_interval(secs => $2)))::int as recent,
       (count(*) filter (where status = 'pending' and attempts = 0 and due_at > now()))::int as later,
       (count(*) filter (where status = 'pending' and attempts = 0 and variant = 0))::int as rest
     from delivery where update_id = $1 group by status`,
    [updateId, RATE_SECONDS],
  );
  return rows;
}, 10);

/** Where a send stands, counted from its deliveries. Null: there is no such update, or it was not approved. */
export async function getProgress(updateId: string): Promise<Progress | null> {
  if (!isId(updateId)) return null;
  const update = await db.update.findUnique({
    where: { id: updateId },
    select: {
      status: true,
      approvedAt: true,
      startsAt: true,
      localHours: true,
      testEndsAt: true,
      winner: true,
    },
  });
  if (!update?.approvedAt) return null;
  const rows = await count(updateId);
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Progress["counts"];
  let recent = 0;
  for (const row of rows) {
    counts[row.status] = row.people;
    recent += row.recent;
  }
  const total = Object.values(counts).reduce((sum, people) => sum + people, 0);
  // A send younger than the span has had less time to get so far.
  const age = (Date.now() - (update.startsAt ?? update.approvedAt).getTime()) / 1000;
  const rate = recent / Math.min(RATE_SECONDS, Math.max(1, age));
  const waiting = counts.pending + counts.sending;
  const pending = rows.find(({ status }) => status === "pending");
  const undecided = update.testEndsAt !== null && update.winner === null;
  const held = undecided ? (pending?.rest ?? 0) : update.localHours ? (pending?.later ?? 0) : 0;
  const going = waiting - held;
  return {
    status: update.status,
    total,
    counts,
    rate,
    held,
    heldFor: held === 0 ? null : undecided ? "winner" : "hour",
    remainingSeconds: update.status === "sending" || going === 0 ? secondsLeft(going, rate) : null,
  };
}
