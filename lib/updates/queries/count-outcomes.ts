import { pgPool } from "@/lib/platform/pool";
import { deliveryStates, type DeliveryState } from "../schema";
import { unsubscribedPeople, whyCode } from "./delivery-sql";

export type Outcomes = {
  recipients: number;
  counts: Record<DeliveryState, number>;
  /** Of those refused, come back and left out: by the code of why, the most frequent first. */
  why: Record<"failed" | "bounced" | "skipped", { code: string; people: number }[]>;
  /** Unsubscribed within a week of getting it, before they got another. */
  unsubscribed: number;
};

/** What became of an update's deliveries, counted from the rows themselves. All numbers are people. */
export async function countOutcomes(updateId: string): Promise<Outcomes> {
  const [states, unsubscribed] = await Promise.all([
    pgPool().query<{ status: DeliveryState; code: string | null; people: number }>(
      `select d.status::text, case when d.status in ('failed', 'bounced', 'skipped') then ${whyCode} end as code,
         count(*)::int as people
       from delivery d where d.update_id = $1 group by 1, 2 order by people desc, code`,
      [updateId],
    ),
    pgPool().query<{ people: number }>(
      `select count(distinct person_id)::int as people from (${unsubscribedPeople}) gone`,
      [updateId],
    ),
  ]);
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Outcomes["counts"];
  const why: Outcomes["why"] = { failed: [], bounced: [], skipped: [] };
  for (const { status, code, people } of states.rows) {
    counts[status] += people;
    if (code !== null && Object.hasOwn(why, status))
      why[status as keyof Outcomes["why"]].push({ code, people });
  }
  return {
    recipients: Object.values(counts).reduce((sum, count) => sum + count, 0),
    ...{ counts, why },
    unsubscribed: unsubscribed.rows[0]?.people ?? 0,
  };
}
