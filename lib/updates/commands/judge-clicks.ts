import { after, MINUTE } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { judgeClicks, type RobotReason, type SeenClick, sureReasons } from "../clicks/robots";

/** Clicks so young are judged again: their neighbours may still come. */
const YOUNG = 15 * MINUTE;
/** What lies before them is looked at too. */
const CONTEXT = 10 * MINUTE;
/** More are not taken into memory at once; of a busier time the newest are judged, the others were before. */
const MOST = 200_000;

type Row = Omit<SeenClick, "at" | "sentAt"> & {
  at: Date;
  sentAt: Date | null;
  updateId: string;
  young: boolean;
};

/**
 * Tells robots' clicks from people's among those of the last quarter of an hour, by one another. A verdict is only ever made
 * harsher, so any number of workers may do this at once.
 * @returns how many verdicts changed
 */
export async function judgeLateClicks(now: Date): Promise<number> {
  const young = after(now, -YOUNG);
  const { rows } = await pgPool().query<Row>(
    `select c.id::text, c.delivery_id as "deliveryId", c.link_id as "linkId", l.url = '' as decoy, c.at, c.network,
       c.robot, d.sent_at as "sentAt", l.update_id as "updateId", c.at >= $1 as young
     from link_click c join update_link l on l.id = c.link_id join delivery d on d.id = c.delivery_id
     where c.at >= $2 order by c.at desc limit ${MOST}`,
    [young, after(young, -CONTEXT)],
  );
  const byUpdate = new Map<string, Row[]>();
  for (const row of rows) {
    const clicks = byUpdate.get(row.updateId);
    if (clicks) clicks.push(row);
    else byUpdate.set(row.updateId, [row]);
  }
  const changed: { id: string; reason: RobotReason }[] = [];
  for (const clicks of byUpdate.values()) {
    const verdicts = judgeClicks(
      clicks.map(({ at, sentAt, ...click }) => ({
        ...click,
        at: at.getTime(),
        sentAt: sentAt?.getTime() ?? null,
      })),
    );
    for (const { id, robot, young: isYoung } of clicks) {
      const reason = verdicts.get(id);
      if (isYoung && reason && reason !== robot) changed.push({ id, reason });
    }
  }
  if (changed.length === 0) return 0;
  const { rowCount } = await pgPool().query(
    `update link_click c set robot = v.reason from unnest($1::bigint[], $2::text[]) as v (id, reason)
     where c.id = v.id and (c.robot is null or not c.robot = any($3) and v.reason = any($3))`,
    [changed.map(({ id }) => id), changed.map(({ reason }) => reason), sureReasons],
  );
  return rowCount ?? 0;
}
