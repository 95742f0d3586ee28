import { MINUTE, SECOND } from "@/lib/platform/clock";

// How fast mail goes to one receiving domain. A domain that answers "not now" gets half of what it got; from then on its
// pace doubles every five minutes until nothing holds it back. Nothing has to be written down for that: the pace follows
// from when it was slowed, and to what. Every worker reads the same.

/** A domain that asked us to go slower. */
export type SlowDomain = {
  domain: string;
  /** Messages a second at `slowedAt`, from all workers together. */
  perSecond: number;
  slowedAt: Date;
};

/** In which time a slowed domain's pace doubles. */
const RECOVERY = 5 * MINUTE;
/** Slower than one in half a minute is not asked of anybody. */
export const SLOWEST = 1 / 30;
/** Answers that come within this time belong to one slowing down: what was on the wire could not know of it. */
export const ONE_SLOWING = 5 * SECOND;

/** Messages a second to a slowed domain at a moment. */
export const paceAt = ({ perSecond, slowedAt }: Omit<SlowDomain, "domain">, now: Date): number =>
  perSecond * 2 ** (Math.max(0, now.getTime() - slowedAt.getTime()) / RECOVERY);

/** At so many a second nothing holds a domain back any more. */
export const FULL_PACE = 1000;

/** What a domain is slowed to that got so many a second until now. */
export const slowedPace = (before: number): number => Math.max(SLOWEST, before / 2);

/**
 * Whether an answer asks for a slower pace: "not now" (RFC 5321, section 4.2.1) from the server or its rules. One that is
 * about a single mailbox (X.1.X, X.2.X: full, not known; RFC 3463) says nothing of the others.
 */
export function asksToSlow(code: number, text: string): boolean {
  if (code < 400 || code >= 500) return false;
  const [, subject] = /^\d{3}[ -]4\.(\d{1,3})\.\d{1,3}\b/.exec(text) ?? [];
  return subject !== "1" && subject !== "2";
}

/** The receiving domain of an envelope address. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** The longest time after which what was put off is looked at again: the pace may have risen. */
const LONGEST_WAIT = 10 * MINUTE;
/** So many seconds' worth may go at once: workers look for what is due every few seconds. */
const SAVED_SECONDS = 6;

type Bucket = { level: number; at: number; nextTurn: number; perSecond: number };

/** One worker's share of what each domain gets. */
type Paces = {
  /** Takes a turn for a domain. @returns 0, or for how many milliseconds to put the delivery off */
  turn: (domain: string) => number;
  /** What goes for every worker: the slowed domains, the limit for each domain, and how many workers share it. */
  learn: (facts: { slow: readonly SlowDomain[]; limit: number | null; workers: number }) => void;
  /** How many messages a second went to a domain lately, from this worker. */
  observed: (domain: string) => number;
  /**
   * Notes an answer. Whether it is time to slow down: at the second "not now" within a minute, since servers put off a
   * first message of strangers on principle, or when the server closes the line (421).
   */
  heard: (domain: string, code: number, text: string) => boolean;
};

/** Over how many milliseconds a pace is observed. */
const WINDOW = 10 * SECOND;

/** @param now milliseconds since the epoch */
export function createPaces(now: () => number = Date.now): Paces {
  let facts: Parameters<Paces["learn"]>[0] = { slow: [], limit: null, workers: 1 };
  let slow = new Map<string, SlowDomain>();
  const buckets = new Map<string, Bucket>();
  const strikes = new Map<string, number>();
  const seen = new Map<string, { since: number; count: number; before: number }>();

  const note = (domain: string) => {
    const at = now();
    const window = seen.get(domain);
    if (window && at - window.since < WINDOW) window.count++;
    else
      seen.set(domain, {
        since: at,
        count: 1,
        before: window && at - window.since < 2 * WINDOW ? window.count : 0,
      });
    // Only the domains of the last seconds matter.
    if (seen.size > 10_000) seen.clear();
  };

  const allowed = (domain: string): number => {
    const known = slow.get(domain);
    const pace = known ? paceAt(known, new Date(now())) : Infinity;
    return Math.min(pace, facts.limit ?? Infinity) / facts.workers;
  };

  return {
    learn: (news) => {
      facts = news;
      slow = new Map(news.slow.map((one) => [one.domain, one]));
      if (news.limit === null)
        for (const domain of buckets.keys()) if (!slow.has(domain)) buckets.delete(domain);
      if (buckets.size > 10_000) buckets.clear();
    },
    observed: (domain) => {
      const window = seen.get(domain);
      if (!window) return 0;
      return Math.max(window.count, window.before) / (WINDOW / SECOND);
    },
    heard: (domain, code, text) => {
      if (!asksToSlow(code, text)) return false;
      const before = strikes.get(domain) ?? -Infinity;
      if (strikes.size > 10_000) strikes.clear();
      strikes.set(domain, now());
      return code === 421 || now() - before < MINUTE;
    },
    turn: (domain) => {
      const perSecond = allowed(domain);
      if (perSecond === Infinity) {
        note(domain);
        return 0;
      }
      const at = now();
      const most = Math.max(1, perSecond * SAVED_SECONDS);
      const bucket = buckets.get(domain) ?? { level: Math.min(1, most), at, nextTurn: at, perSecond };
      // A pace that fell makes the turns that were given out before worthless.
      if (perSecond > bucket.perSecond * 2) bucket.nextTurn = at;
      bucket.perSecond = perSecond;
      bucket.level = Math.min(most, bucket.level + ((at - bucket.at) / SECOND) * perSecond);
      bucket.at = at;
      buckets.set(domain, bucket);
      if (bucket.level >= 1) {
        bucket.level--;
        note(domain);
        return 0;
      }
      bucket.nextTurn = Math.max(bucket.nextTurn, at) + SECOND / perSecond;
      return Math.min(LONGEST_WAIT, Math.max(SECOND, bucket.nextTurn - at));
    },
  };
}
