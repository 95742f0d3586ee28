import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alarmOf, isRestoredAlarm, LEAST_TRIES, restoredAlarm, suspicious } from "@/lib/updates/alarm";

const limits = { refusedPercent: 10, bouncedPercent: 5, complainedPercent: 0.3 };
const good = { failed: 0, bounced: 0, complained: 0, handedOver: 1000 };

describe("a send", () => {
  test("goes on while little goes wrong", () => {
    expect(alarmOf(good, limits)).toBeNull();
    expect(alarmOf({ ...good, failed: 100, bounced: 50, complained: 3 }, limits)).toBeNull();
  });

  test("stops past a limit, and says in a sentence how much and of how many", () => {
    expect(alarmOf({ ...good, failed: 101 }, limits)).toBe(
      "101 of 1,000 messages were refused by the receiving side (10.1 percent; the limit is 10).",
    );
    expect(alarmOf({ ...good, bounced: 51 }, limits)).toContain("came back (5.1 percent");
    expect(alarmOf({ ...good, complained: 4 }, limits)).toContain("marked as unwanted");
    expect(alarmOf({ ...good, failed: 200, bounced: 100 }, limits)).toContain(", and 100 of");
  });

  test("is not judged by its first few messages, nor by one person", () => {
    expect(alarmOf({ ...good, failed: LEAST_TRIES - 1, handedOver: LEAST_TRIES - 1 }, limits)).toBeNull();
    expect(alarmOf({ ...good, complained: 1, handedOver: 100 }, limits)).toBeNull();
  });
});

test("counting as many as are suspicious is enough to know whether there is an alarm", () => {
  const count = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(
      count,
      count,
      count,
      fc.integer({ min: 0, max: 100_000 }),
      (failed, bounced, complained, more) => {
        const bad = { failed, bounced, complained };
        const handedOver = failed + bounced + complained + more;
        const counted = Math.min(handedOver, Math.max(suspicious(bad, limits), LEAST_TRIES) + 1);
        const isAlarm = (of: number) => alarmOf({ ...bad, handedOver: of }, limits) !== null;
        expect(isAlarm(counted)).toBe(isAlarm(handedOver));
      },
    ),
  );
});

test("an alarm of a restore says from when on nothing is known, and is told from one of the servers", () => {
  const words = restoredAlarm(new Date("2026-11-20T03:00:00Z"));
  expect(words).toContain("November 20, 2026");
  expect(isRestoredAlarm(words)).toBe(true);
  expect(isRestoredAlarm(`${words} 60 of 100 messages came back.`)).toBe(true);
  expect(isRestoredAlarm(alarmOf({ ...good, failed: 101 }, limits)!)).toBe(false);
});
