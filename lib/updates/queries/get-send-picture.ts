import { db, pgPool } from "@/lib/platform/db";
import { remember } from "../remember";
import type { DomainLine, SendPicture } from "../schema";
import { getProgress } from "./get-progress";
import { listSlowDomains } from "./list-slow-domains";

/** How many domains are shown. */
const DOMAINS = 12;

type Row = Omit<DomainLine, "nextTry" | "slowed"> & { nextTry: Date | null };

// Erased people left no address, and so no domain.
const listDomains = remember(async (updateId) => {
  const { rows } = await pgPool().query<Row>(
    `select split_part(email_key, '@', 2) as domain,
       (count(*) filter (where status in ('pending', 'sending')))::int as waiting,
       (count(*) filter (where status in ('sent', 'bounced', 'complained')))::int as sent,
       (count(*) filter (where status = 'failed'))::int as refused,
       (count(*) filter (where status = 'pending' and attempts > 0))::int as again,
       min(due_at) filter (where status = 'pending' and attempts > 0) as "nextTry",
       max(reason) filter (where status = 'pending' and attempts > 0) as answer
     from delivery where update_id = $1 and email_key <> '' group by 1 order by count(*) desc, 1 limit ${DOMAINS}`,
    [updateId],
  );
  return rows;
}, 20);

/** What an operator sees of a send; null: there is no such update, or it was not approved. */
export async function getSendPicture(updateId: string): Promise<SendPicture | null> {
  const progress = await getProgress(updateId);
  if (!progress) return null;
  const [update, rows, slow] = await Promise.all([
    db.update.findUnique({ where: { id: updateId }, select: { alarm: true } }),
    listDomains(updateId),
    listSlowDomains(),
  ]);
  const domains = rows.map(({ nextTry, ...line }) => {
    const slowed = slow.find(({ domain }) => domain === line.domain);
    return {
      ...line,
      nextTry: nextTry?.toISOString() ?? null,
      slowed: slowed ? { perSecond: slowed.now, answer: slowed.answer } : null,
    };
  });
  return { progress, alarm: update?.alarm ?? null, domains };
}
