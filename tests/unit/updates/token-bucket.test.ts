import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tokenBucket } from "@/lib/updates/token-bucket";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("no more go in a second than the rate, and those who wait go in order", async () => {
  const bucket = tokenBucket(
    () => 10,
    () => Date.now(),
    (ms) => new Promise((done) => void setTimeout(done, ms)),
  );
  const gone: number[] = [];
  const signal = new AbortController().signal;
  for (let at = 0; at < 30; at++) void bucket.take(signal).then(() => gone.push(at));
  await vi.advanceTimersByTimeAsync(0);
  expect(gone).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(gone).toHaveLength(11);
  await vi.advanceTimersByTimeAsync(2000);
  expect(gone).toEqual(Array.from({ length: 30 }, (_, at) => at));
});

test("waiting ends when the work is to stop", async () => {
  vi.useRealTimers();
  const stop = new AbortController();
  const bucket = tokenBucket(() => 0.001);
  await bucket.take(stop.signal);
  const waiting = bucket.take(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
  await expect(bucket.take(stop.signal)).rejects.toThrow();
});
