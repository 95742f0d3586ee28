import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announceMail } from "@/lib/mail/outbox";
import { env } from "@/lib/platform/env";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("workers that are to be woken when the database is gone already end no process", async () => {
  expect(env.DATABASE_URL).toBeUndefined();
  announceMail();
  // What a timer throws ends the program; a rejection that nobody handles fails this run.
  expect(() => vi.runAllTimers()).not.toThrow();
  await Promise.resolve();
});
