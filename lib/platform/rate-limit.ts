import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pgPool } from "./db";

export type RateLimitRule = { name: string; points: number; /** seconds */ per: number };

const limiters = new Map<string, RateLimiterPostgres>();

function limiterFor(rule: RateLimitRule): RateLimiterPostgres {
  const known = limiters.get(rule.name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pgPool(),
    storeType: "pool",
    tableName: "rate_limit",
    // The table comes with our migrations.
    tableCreated: true,
    keyPrefix: rule.name,
    points: rule.points,
    duration: rule.per,
  });
  limiters.set(rule.name, limiter);
  return limiter;
}

/** Counts one try by `key` against a rule; false when there were too many. Holds across processes. */
export async function allow(rule: RateLimitRule, key: string): Promise<boolean> {
  try {
    await limiterFor(rule).consume(key);
    return true;
  } catch (cause) {
    if (cause instanceof RateLimiterRes) return false;
    throw cause;
  }
}

/**
 * A try as a statement of its own can count it, in the same table and by the same key: counters, how many are allowed,
 * and in how many seconds.
 */
export const asCounters = (tries: readonly (readonly [rule: RateLimitRule, key: string])[]) => ({
  counters: tries.map(([rule, key]) => `${rule.name}:${key}`),
  most: tries.map(([rule]) => rule.points),
  seconds: tries.map(([rule]) => rule.per),
});
