import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf, readTest, wilson } from "@/lib/updates/test-result";

const variant = (number: number, sent: number, least: number, most = least) => ({
  ...{ number, sent, least, most },
  subject: `Subject ${number}`,
});

test("Wilson's interval is the one in the books", () => {
  const { low, high } = wilson(10, 100);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.0552", "0.1744"]);
  expect(wilson(0, 20).low).toBe(0);
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test("Newcombe's interval of a difference is the one in his paper", () => {
  // 56 of 70 and 48 of 80: 0.0524 to 0.3339.
  const { low, high } = differenceOf({ hits: 56, of: 70 }, { hits: 48, of: 80 });
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.0524", "0.3339"]);
});

describe("a test of subjects", () => {
  test("with a large lead is clear", () => {
    expect(readTest([variant(1, 1000, 30), variant(2, 1000, 70)])).toEqual({ ahead: 2, clear: true });
  });

  test("with a small lead is too close to call", () => {
    expect(readTest([variant(1, 1000, 30), variant(2, 1000, 36)])).toEqual({ ahead: 2, clear: false });
  });

  test("says nothing where robots may have made the lead", () => {
    expect(readTest([variant(1, 1000, 30, 200), variant(2, 1000, 70, 90)])).toEqual({
      ahead: 2,
      clear: false,
    });
  });

  test("that nobody clicked has nobody ahead; of equals the first is", () => {
    expect(readTest([variant(1, 1000, 0, 9), variant(2, 1000, 0, 3)])).toEqual({ ahead: null, clear: false });
    expect(readTest([variant(2, 100, 5), variant(1, 100, 5)])).toEqual({ ahead: 1, clear: false });
    expect(readTest([])).toEqual({ ahead: null, clear: false });
  });

  test("of three is clear only when the best leads both others", () => {
    const three = [variant(1, 1000, 30), variant(2, 1000, 70), variant(3, 1000, 66)];
    expect(readTest(three)).toEqual({ ahead: 2, clear: false });
  });

  test("never finds a difference where there is none, and keeps its intervals in bounds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (sent, hits) => {
        const least = Math.min(sent, hits);
        const { low, high } = wilson(least, sent);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(least / sent + 1e-9);
        expect(high).toBeGreaterThanOrEqual(least / sent - 1e-9);
        expect(readTest([variant(1, sent, least), variant(2, sent, least)]).clear).toBe(false);
      }),
    );
  });
});
