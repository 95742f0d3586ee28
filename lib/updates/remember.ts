import { setTimeout as pause } from "node:timers/promises";

/** What took longer than this, in milliseconds, is worth remembering. */
const DEAR = 50;

/**
 * Makes an expensive question cheap that many ask at once and again and again: while it is being answered everyone waits
 * for the same answer, and one that took long stands for `times` as long as it took, so that asking never takes more
 * than that share of the time. A cheap answer is never an old one.
 * @param ask answers for a key
 * @param clock milliseconds
 */
export function remember<T>(
  ask: (key: string) => Promise<T>,
  times: number,
  clock: () => number = () => performance.now(),
): (key: string) => Promise<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>();
  return (key) => {
    const now = clock();
    for (const [old, { until }] of known) if (until <= now) known.delete(old);
    const there = known.get(key);
    if (there) return there.answer;
    const answer = ask(key);
    const entry = { answer, until: Number.POSITIVE_INFINITY };
    known.set(key, entry);
    const settle = (worth: boolean) => {
      const took = clock() - now;
      entry.until = worth && took > DEAR ? now + took * (1 + times) : now;
      if (entry.until === now && known.get(key) === entry) known.delete(key);
    };
    answer.then(
      () => settle(true),
      () => settle(false),
    );
    return answer;
  };
}

/** So many last answers are kept for those who do not wait. */
const MOST = 100;

/**
 * Makes nobody wait for a question longer than a moment: whoever asks then gets the answer of before, or null where there
 * is none yet, and the next to ask gets what has come meanwhile.
 * @param ask answers for a key; where many ask at once it is best one of `remember`
 * @param patience milliseconds
 */
export function recall<T>(
  ask: (key: string) => Promise<T>,
  patience: number,
): (key: string) => Promise<T | null> {
  const last = new Map<string, T>();
  return async (key) => {
    const answer = ask(key).then((it) => {
      last.delete(key);
      last.set(key, it);
      for (const old of [...last.keys()].slice(0, -MOST)) last.delete(old);
      return it;
    });
    // Nobody may be waiting any more when it fails.
    answer.catch(() => {});
    const late = new AbortController();
    const come = await Promise.race([
      answer,
      pause(patience, null, { signal: late.signal }).catch(() => null),
    ]);
    late.abort();
    return come ?? last.get(key) ?? null;
  };
}
