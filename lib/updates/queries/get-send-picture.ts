import { db, pgPool } from "@/lib/platform/db";
import { recall, remember } from "../remember";
import type { DomainLine, DomainPicture, SendPicture } from "../schema";
import { getProgress } from "./get-progress";
import { listSlowDomains } from "./list-slow-domains";

/** How many domains are shown each by itself. */
const LARGEST = 10;

type Row = Omit<DomainLine, "domain" | "nextTry" | "slowed"> & {
  /** Null: all that are not among the largest. */
  domain: string | null;
  domains: number;
  place: number;
  nextTry: Date | null;
};

// A walk through all of an update's rows: a second for a million of them. It takes no more than a twentieth of the time,
// however often it is asked for. Erased people left no address, and so no domain.
const countDomains = remember(async (key) => {
  const { rows } = await pgPool().query<Row>(
    `with by_domain as materialized (
         select split_part(email_key, '@', 2) as domain, count(*) as people,
           count(*) filter (where status in ('pending', 'sending')) as waiting,
           count(*) filter (where status in ('sent', 'bounced', 'complained')) as sent,
           count(*) filter (where status = 'failed') as refused,
           count(*) filter (where status = 'pending' and attempts > 0) as again,
           min(due_at) filter (where status = 'pending' and attempts > 0) as next_try,
           max(reason) filter (where status = 'pending' and attempts > 0) as answer
         from delivery where update_id = $1 and email_key <> '' group by 1
       ), placed as (
         select *, row_number() over (order by people desc, domain) as place,
           row_number() over (order by again desc, domain) as place_again from by_domain
       )
       select domain, 1 as domains, waiting::int, sent::int, refused::int, again::int, next_try as "nextTry", answer,
         place::int from placed where place <= ${LARGEST} or (again > 0 and place_again <= ${LARGEST})
       union all
       select null, count(*)::int, sum(waiting)::int, sum(sent)::int, sum(refused)::int, 0, null, null, ${LARGEST}
       from placed where place > ${LARGEST} having count(*) > 0
       order by place, domain`,
    [key.split(" ")[1]],
  );
  return rows;
}, 20);
/** While it goes out numbers are asked for every second, and nobody waits for them. */
const countMeanwhile = recall(countDomains, 100);

/** What an operator sees of a send; null: there is no such update, or it was not approved. */
export async function getSendPicture(updateId: string): Promise<SendPicture | null> {
  const progress = await getProgress(updateId);
  if (!progress) return null;
  // A send that is paused or over is counted anew, and shown as it is: its page does not ask again.
  const key = `${progress.status} ${updateId}`;
  const rows = await (progress.status === "sending" ? countMeanwhile(key) : countDomains(key));
  const [update, slow] = await Promise.all([
    db.update.findUnique({ where: { id: updateId }, select: { alarm: true } }),
    listSlowDomains(),
  ]);
  return { progress, alarm: update?.alarm ?? null, domains: rows && pictureOf(rows, slow) };
}

function pictureOf(rows: readonly Row[], slow: Awaited<ReturnType<typeof listSlowDomains>>): DomainPicture {
  const lines = rows.flatMap(({ domain, domains: _one, nextTry, ...line }) => {
    if (domain === null) return [];
    const slowed = slow.find((it) => it.domain === domain);
    return {
      ...{ ...line, domain, nextTry: nextTry?.toISOString() ?? null },
      slowed: slowed ? { perSecond: slowed.now, answer: slowed.answer } : null,
    };
  });
  const rest = rows.find(({ domain }) => domain === null);
  return {
    largest: lines.filter(({ place }) => place <= LARGEST),
    rest: rest
      ? { domains: rest.domains, waiting: rest.waiting, sent: rest.sent, refused: rest.refused }
      : null,
    retried: lines
      .filter(({ again }) => again > 0)
      .sort((a, b) => b.again - a.again)
      .slice(0, LARGEST),
  };
}
