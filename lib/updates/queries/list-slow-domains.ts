import { DAY } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { FULL_PACE, paceAt, type SlowDomain } from "../pace";

/** A receiving domain that mail goes to slower than it could, and why. */
type SlowedDomain = SlowDomain & {
  /** Messages a second now: it rises by itself. */
  now: number;
  /** How often it asked for that. */
  times: number;
  /** What it said last. */
  answer: string;
};

/** The domains that asked us to go slower and are not back at full speed, the slowest first. At most 200. */
export async function listSlowDomains(at = new Date()): Promise<SlowedDomain[]> {
  const { rows } = await pgPool().query<Omit<SlowedDomain, "now">>(
    `select domain, per_second as "perSecond", slowed_at as "slowedAt", times, answer
     from mail_pace where slowed_at > $1 order by slowed_at desc, domain limit 200`,
    [new Date(at.getTime() - DAY)],
  );
  return rows
    .map((row) => ({ ...row, now: paceAt(row, at) }))
    .filter(({ now }) => now < FULL_PACE)
    .sort((a, b) => a.now - b.now);
}
