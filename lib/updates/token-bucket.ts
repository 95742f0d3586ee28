import { setTimeout as wait } from "node:timers/promises";

/** Lets through so many a second, a tenth of a second's worth at once. */
export type TokenBucket = {
  /** Resolves when one more may go; rejects when `signal` is aborted. */
  take: (signal: AbortSignal) => Promise<void>;
};

type Sleep = (ms: number, signal: AbortSignal) => Promise<unknown>;

/**
 * @param rate a second; asked each time, since it may change
 * @param now milliseconds, monotonic
 */
export function tokenBucket(
  rate: () => number,
  now: () => number = () => performance.now(),
  sleep: Sleep = (ms, signal) => wait(ms, undefined, { signal }),
): TokenBucket {
  const burst = () => Math.max(1, rate() / 10);
  let level = burst();
  let at = now();
  return {
    take: async (signal) => {
      const time = now();
      level = Math.min(burst(), level + ((time - at) / 1000) * rate()) - 1;
      at = time;
      signal.throwIfAborted();
      // Below nothing: those before are still waiting, and this one stands behind them.
      if (level < 0) await sleep((-level / rate()) * 1000, signal);
    },
  };
}
