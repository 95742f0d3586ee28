import { expect, test } from "vitest";
import { afterFailure, MOST_ATTEMPTS, type SendError } from "@/lib/mail/policy";
import { HOUR, MINUTE } from "@/lib/platform/clock";

const now = new Date("2026-11-20T12:00:00Z");
const error = (code: string, responseCode?: number): SendError =>
  Object.assign(new Error("no"), { code, ...(responseCode && { responseCode }) });
const wait = (attempts: number, failure = error("ECONNECTION")) => {
  const next = afterFailure(failure, attempts, now);
  return next.again ? next.dueAt.getTime() - now.getTime() : null;
};

test("waits grow from a minute to half a day, then it is over", () => {
  expect([1, 2, 3, 4, 5, 6].map((attempts) => wait(attempts))).toEqual([
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    12 * HOUR,
    null,
  ]);
  expect(MOST_ATTEMPTS).toBe(6);
});

test("a refused recipient or message is not tried again, a greylisted one is", () => {
  expect(wait(1, error("EENVELOPE", 550))).toBeNull();
  expect(wait(1, error("EMESSAGE", 554))).toBeNull();
  expect(wait(1, error("EENVELOPE", 451))).toBe(MINUTE);
});

test("a refused sign-in at the mail server is the operator's to mend, so the mail waits", () => {
  expect(wait(1, error("EAUTH", 535))).toBe(MINUTE);
});
