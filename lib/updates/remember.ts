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
