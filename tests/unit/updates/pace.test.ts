import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "@/lib/platform/clock";
import { asksToSlow, createPaces, domainOf, paceAt, SLOWEST, slowedPace } from "@/lib/updates/pace";

const slow = (perSecond: number, slowedAt = 0) => ({
  ...{ domain: "slow.example", perSecond, slowedAt: new Date(slowedAt) },
});

test.each([
  [421, "421 4.7.0 try again later", true],
  [450, "450 4.7.1 you are sending too much", true],
  [451, "451 4.3.0 come back later", true],
  [452, "452 too many", true],
  [450, "450 4.2.1 this mailbox is busy", false],
  [452, "452 4.2.2 mailbox full", false],
  [450, "450-4.1.1 not known\n450 4.1.1 here", false],
  [550, "550 5.7.1 not wanted", false],
  [250, "250 ok", false],
])("%i, %j asks for a slower pace: %s", (code, text, expected) => {
  expect(asksToSlow(code, text)).toBe(expected);
});

test("a slowed domain gets half, never less than one in half a minute, and twice as much every five minutes", () => {
  expect(slowedPace(20)).toBe(10);
  expect(slowedPace(0)).toBe(SLOWEST);
  expect(paceAt(slow(10), new Date(0))).toBe(10);
  expect(paceAt(slow(10), new Date(5 * MINUTE))).toBe(20);
  expect(paceAt(slow(10), new Date(15 * MINUTE))).toBe(80);
});

test("the receiving domain is what stands behind the last @, whatever its case", () => {
  expect(domainOf("a@b@Example.ORG")).toBe("example.org");
});

describe("a worker's paces", () => {
  const at = { now: 0 };
  const made = (facts: Partial<Parameters<ReturnType<typeof createPaces>["learn"]>[0]>) => {
    at.now = 0;
    const paces = createPaces(() => at.now);
    paces.learn({ slow: [], limit: null, workers: 1, ...facts });
    return paces;
  };
  /** How many turns a domain gets within so many seconds, asking ten times a second. */
  const turns = (paces: ReturnType<typeof createPaces>, domain: string, seconds: number) => {
    let taken = 0;
    for (let tick = 0; tick < seconds * 10; tick++, at.now += 100) if (paces.turn(domain) === 0) taken++;
    return taken;
  };

  test("hold up nobody while nobody asked for it", () => {
    const paces = made({});
    expect(turns(paces, "quick.example", 10)).toBe(100);
    expect(paces.observed("quick.example")).toBeCloseTo(10, 0);
  });

  test("give a slowed domain its share and the others all they can get", () => {
    const paces = made({ slow: [slow(2)] });
    expect(turns(paces, "quick.example", 10)).toBe(100);
    at.now = 0;
    expect(turns(paces, "slow.example", 10)).toBeGreaterThanOrEqual(19);
    expect(turns(paces, "slow.example", 10)).toBeLessThanOrEqual(22);
  });

  test("are shared by all workers", () => {
    const paces = made({ slow: [slow(4)], workers: 4 });
    expect(turns(paces, "slow.example", 20)).toBeLessThanOrEqual(22);
  });

  test("keep the limit that staff settled for every domain", () => {
    const paces = made({ limit: 1 });
    expect(turns(paces, "any.example", 20)).toBeLessThanOrEqual(21);
    paces.learn({ slow: [], limit: null, workers: 1 });
    expect(paces.turn("any.example")).toBe(0);
  });

  test("put off what has to wait one after the other, and look at it again within ten minutes", () => {
    const paces = made({ slow: [slow(0.5)] });
    expect(paces.turn("slow.example")).toBe(0);
    const waits = Array.from({ length: 400 }, () => paces.turn("slow.example"));
    expect(waits[1]! - waits[0]!).toBeCloseTo(2 * SECOND, -1);
    expect(Math.max(...waits)).toBe(10 * MINUTE);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(SECOND);
  });

  test("slow down at the second “not now” within a minute, and at once when the line is closed", () => {
    const paces = made({});
    const later = [450, "450 4.7.1 later"] as const;
    expect(paces.heard("a.example", ...later)).toBe(false);
    expect(paces.heard("b.example", ...later)).toBe(false);
    at.now = 59 * SECOND;
    expect(paces.heard("a.example", ...later)).toBe(true);
    at.now = 3 * MINUTE;
    expect(paces.heard("b.example", ...later)).toBe(false);
    expect(paces.heard("c.example", 421, "421 4.7.0 closing")).toBe(true);
    expect(paces.heard("a.example", 550, "550 5.1.1 no such user")).toBe(false);
  });
});
