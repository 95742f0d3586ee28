import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isSurelyRobot,
  judgeClicks,
  robotByRequest,
  robotReasons,
  type SeenClick,
} from "@/lib/updates/clicks/robots";

const start = Date.parse("2026-11-24T17:00:00Z");
let nth = 0;
const aClick = (more: Partial<SeenClick> & { after?: number } = {}): SeenClick => {
  const { after = 600, ...given } = more;
  return {
    ...{
      id: `click-${++nth}`,
      deliveryId: `mail-${nth}`,
      linkId: 1,
      decoy: false,
      robot: null,
      sentAt: start,
    },
    network: `network-${nth}`,
    at: start + after * 1000,
    ...given,
  };
};
const verdictsOf = (clicks: readonly SeenClick[]) => {
  const verdicts = judgeClicks(clicks);
  return clicks.map(({ id }) => verdicts.get(id) ?? null);
};

describe("what clicks look like together", () => {
  test("somebody who reads and follows two links, one after the other, is a person", () => {
    const clicks = [
      aClick({ deliveryId: "ana", network: "home", after: 300 }),
      aClick({ deliveryId: "ana", network: "home", after: 340, linkId: 2 }),
      // Twice the same: a double click.
      aClick({ deliveryId: "ana", network: "home", after: 340.2, linkId: 2 }),
    ];
    expect(verdictsOf(clicks)).toEqual([null, null, null]);
  });

  test("a gateway that follows the link nobody sees is a robot, with all it opened from there or then", () => {
    const gateway = { deliveryId: "ana", network: "gateway" };
    const clicks = [
      aClick({ ...gateway, after: 60, decoy: true, linkId: 9 }),
      aClick({ ...gateway, after: 64 }),
      aClick({ ...gateway, after: 3000, linkId: 2 }),
      aClick({ deliveryId: "ana", network: "another of the gateway's", after: 90, linkId: 3 }),
      aClick({ deliveryId: "ana", network: "home", after: 4000, linkId: 2 }),
    ];
    expect(verdictsOf(clicks)).toEqual(["decoy", "decoy", "decoy", "decoy", null]);
  });

  test("one network that opens the mail of many people at once is a data centre", () => {
    const clicks = Array.from({ length: 12 }, (_, at) => aClick({ network: "one", after: 100 + 4 * at }));
    expect(verdictsOf(clicks)).toEqual(Array(12).fill("burst"));
  });

  test("an office whose people click within ten minutes may be people", () => {
    const clicks = Array.from({ length: 6 }, (_, at) => aClick({ network: "office", after: 100 + 60 * at }));
    const verdicts = verdictsOf(clicks);
    expect(verdicts).toEqual(Array(6).fill("shared"));
    expect(verdicts.some((reason) => isSurelyRobot(reason))).toBe(false);
  });

  test("a family of three on one network are people", () => {
    const clicks = Array.from({ length: 3 }, (_, at) => aClick({ network: "home", after: 100 + at }));
    expect(verdictsOf(clicks)).toEqual([null, null, null]);
  });

  test("nobody reads faster than mail arrives, and nobody opens two links in one second", () => {
    expect(verdictsOf([aClick({ after: 1 })])).toEqual(["speed"]);
    expect(verdictsOf([aClick({ after: 12 })])).toEqual(["early"]);
    expect(verdictsOf([aClick({ after: 1, sentAt: null })])).toEqual([null]);
    const atOnce = [1, 2, 3].map((linkId) =>
      aClick({ deliveryId: "ana", network: null, linkId, after: 500 + linkId / 4 }),
    );
    expect(verdictsOf(atOnce)).toEqual(["speed", "speed", "speed"]);
  });

  test("what asked with HEAD asks with GET right after", () => {
    const clicks = [
      aClick({ deliveryId: "ana", robot: "head", after: 300 }),
      aClick({ deliveryId: "ana", after: 302 }),
      aClick({ deliveryId: "ana", after: 900 }),
    ];
    expect(verdictsOf(clicks)).toEqual(["head", "head", null]);
  });

  test("the order in which clicks come in changes nothing, and what a request showed is kept", () => {
    const click = fc.record({
      deliveryId: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      linkId: fc.integer({ min: 1, max: 3 }),
      decoy: fc.boolean(),
      network: fc.constantFrom("x", "y", null),
      robot: fc.constantFrom(null, null, "head" as const, "agent" as const),
      after: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(click, { selector: ({ after }) => after, maxLength: 30 }), (given) => {
        const clicks = given.map((one) => aClick(one));
        const verdicts = judgeClicks(clicks);
        expect(judgeClicks(clicks.toReversed())).toEqual(verdicts);
        for (const { id, robot } of clicks) {
          if (robot) expect(isSurelyRobot(verdicts.get(id) ?? null)).toBe(true);
          const reason = verdicts.get(id);
          if (reason) expect(robotReasons).toContain(reason);
        }
      }),
    );
  });

  test("twenty thousand clicks are judged in one go", () => {
    const clicks = Array.from({ length: 20_000 }, (_, at) =>
      aClick({ deliveryId: `mail-${at % 10_000}`, network: `n-${at % 700}`, after: 60 + at / 50 }),
    );
    expect(judgeClicks(clicks).size).toBe(20_000);
  });
});

describe("what a request shows of itself", () => {
  const asked = (agent: string | null, more: Record<string, string> = {}, method = "GET") =>
    robotByRequest(
      method,
      (name) => ({ ...more, ...(agent !== null && { "user-agent": agent }) })[name] ?? null,
    );
  const browser =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";

  test("a browser is a person's, on any telephone", () => {
    expect(asked(browser)).toBeNull();
    expect(
      asked("Mozilla/5.0 (Linux; Android 12; CUBOT X50) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"),
    ).toBeNull();
    expect(
      asked("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"),
    ).toBeNull();
  });

  test("a program that says so, or says nothing, is a robot", () => {
    for (const agent of [
      "Googlebot/2.1",
      "python-requests/2.32",
      "curl/8.5",
      "Mozilla/5.0 (compatible; bingbot/2.0)",
      "",
    ])
      expect(asked(agent), agent).toBe("agent");
    expect(asked(null)).toBe("agent");
  });

  test("asking ahead is not following", () => {
    expect(asked(browser, {}, "HEAD")).toBe("head");
    expect(asked(browser, { "sec-purpose": "prefetch;prerender" })).toBe("head");
  });
});
