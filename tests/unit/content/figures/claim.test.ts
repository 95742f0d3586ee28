import { describe, expect, test } from "vitest";
import { figureOfClaim, piecesOf } from "@/lib/content/figures/claim";
import type { Cut } from "@/lib/content/figures/cut";
import { figureOf } from "@/lib/content/figures/figure";
import { papersOn } from "@/lib/content/figures/paper";
import { grounds } from "@/lib/content/schema";

const outlines = (cuts: readonly Cut[]) => cuts.flatMap(({ d }) => d.match(/M[^M]*/g) ?? []);
/** Pieces drawn with two arcs are discs: seeds and the hearts of flowers. */
const discs = (cuts: readonly Cut[], fill: string) =>
  outlines(cuts.filter((cut) => cut.fill === fill)).filter((d) => d.split("a").length === 3).length;

describe("a share", () => {
  test.each([
    [25, 25],
    [0, 0],
    [100, 100],
    [12.4, 12],
  ])("%s percent has %s plants of a hundred in bloom", (value, blooming) => {
    const field = figureOfClaim({ id: "x", unit: "percent", value }, "poppy");
    expect(discs(field, "sun")).toBe(blooming);
    expect(discs(field, "snow")).toBe(100 - blooming);
  });
  test("seven of ten has seven in bloom and three to come", () => {
    const ten = figureOfClaim({ id: "x", unit: "of-ten", value: 7 }, "sage");
    expect([discs(ten, "sun"), discs(ten, "snow")]).toEqual([7, 3]);
  });
});

describe("more than something else", () => {
  test("two bars stand on one scale that begins at zero", () => {
    const [first, second, lead] = figureOfClaim({ id: "x", unit: "percent-more", value: 50 }, "sun");
    expect(first?.d).toBe("M0 200h276v400h-276Z");
    expect(second?.d).toBe("M324 200h276v400h-276Z");
    expect(lead?.d).toBe("M324 0h276v200h-276Z");
  });
});

describe("a count or an amount", () => {
  test.each([
    [63, 63],
    [850, 850],
    [22e9, 22],
    [250e6, 250],
    [1000, 1],
    [1.5e6, null],
    [0, null],
  ])("%s is told with %s pieces", (value, pieces) => {
    expect(piecesOf(value)).toBe(pieces);
  });
  test("there are as many coins as the number says", () => {
    const coins = figureOfClaim({ id: "x", unit: "usd", value: 22e9 }, "poppy");
    // Each is a disc with a smaller one on it.
    expect(outlines(coins)).toHaveLength(44);
  });
  test("as many flowers, and past a few hundred as many petals", () => {
    const flowers = figureOfClaim({ id: "x", unit: "count", value: 63 }, "lupine");
    // Each flower is four petals and what they hold.
    expect(outlines(flowers)).toHaveLength(63 * 5);
    expect(outlines(figureOfClaim({ id: "x", unit: "count", value: 850 }, "lupine"))).toHaveLength(850);
  });
  test("a number that is no whole one has a quilt of its own", () => {
    expect(figureOfClaim({ id: "a-claim", unit: "usd", value: 1.5e6 }, "sun")).toEqual(
      figureOf("a-claim", "sun"),
    );
  });
});

test("no piece is of the colour it lies on, and none leaves the sheet", () => {
  for (const ground of grounds) {
    for (const [unit, value] of [
      ["percent", 40],
      ["of-ten", 7],
      ["percent-more", 24],
      ["count", 58],
      ["usd", 250e6],
    ] as const) {
      for (const { fill, d } of figureOfClaim({ id: "x", unit, value }, ground)) {
        expect(papersOn[ground][fill], `${fill} on ${ground}`).not.toBe(papersOn.sheet[ground]);
        for (const [, x, y] of d.matchAll(/[MH](-?[\d.]+) (-?[\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(600);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(600);
        }
      }
    }
  }
});
