import { inTransaction } from "@/lib/platform/pool";
import { ONE_SLOWING, paceAt, slowedPace } from "../pace";

/**
 * Notes that a receiving domain asked us to go slower, for every worker. Answers to what was on the wire at the same time
 * count once.
 * @param observed how many messages a second it got lately
 * @param answer the server's words, without what may be an address
 */
export async function slowDomain(domain: string, observed: number, answer: string): Promise<void> {
  await inTransaction(async (client) => {
    // One at a time a domain: two workers that hear the same must not slow it twice.
    await client.query("select pg_advisory_xact_lock(hashtext('mail-pace'), hashtext($1))", [domain]);
    const { rows } = await client.query<{ perSecond: number; slowedAt: Date }>(
      `select per_second as "perSecond", slowed_at as "slowedAt" from mail_pace where domain = $1`,
      [domain],
    );
    const now = new Date();
    const known = rows[0];
    if (!known || now.getTime() - known.slowedAt.getTime() >= ONE_SLOWING) {
      const before = known ? Math.min(paceAt(known, now), observed || Infinity) : observed;
      await client.query(
        `insert into mail_pace (domain, per_second, slowed_at, answer) values ($1, $2, $3, $4)
         on conflict (domain) do update set per_second = excluded.per_second, slowed_at = excluded.slowed_at,
           answer = excluded.answer, times = mail_pace.times + 1`,
        [domain, slowedPace(before), now, answer.replace(/\S+@\S+/g, "…").slice(0, 300)],
      );
    }
  });
}
