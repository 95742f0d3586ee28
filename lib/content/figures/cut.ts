// The alphabet of every picture on this site: quarter circles, circles, bars and triangles, cut from flat paper. A piece
// is data, so that a page, a card, a PDF and a PNG all show the same. Lengths are in units of a sheet of 600 by 600.

/** The papers to cut from. What colour each is on its ground: lib/content/figures/paper.ts. */
export const papers = ["poppy", "lupine", "sage", "sun", "night", "snow"] as const;
export type Paper = (typeof papers)[number];

/** One piece of paper: its outline as SVG path data. Pieces are laid down in order, the last on top. */
export type Cut = { fill: Paper; d: string };

/** Which way a quarter opens, seen from its corner: 0 right and down, then clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export type Point = readonly [x: number, y: number];

const toward: Record<Turn, Point> = { 0: [1, 1], 1: [-1, 1], 2: [-1, -1], 3: [1, -1] };

/** The sweep flag of an arc that begins on the horizontal side. */
const sweep = (turn: Turn) => (turn % 2 === 0 ? 1 : 0);

const turns = [0, 1, 2, 3] as const;

const round = (value: number) => Math.round(value * 10) / 10;

/** Path data with its lengths rounded to a tenth. */
const path = (words: TemplateStringsArray, ...lengths: number[]): string =>
  words.reduce((all, word, place) => `${all}${round(lengths[place - 1] ?? 0)}${word}`);

/** A quarter of a disc with its corner at x, y. */
export function quarter(fill: Paper, x: number, y: number, r: number, turn: Turn): Cut {
  const [right, down] = toward[turn];
  return { fill, d: path`M${x} ${y}H${x + right * r}A${r} ${r} 0 0 ${sweep(turn)} ${x} ${y + down * r}Z` };
}

/** A quarter of a ring around x, y, from the radius `inner` to r. */
export function ring(fill: Paper, x: number, y: number, r: number, inner: number, turn: Turn): Cut {
  const [right, down] = toward[turn];
  const back = sweep(turn) === 1 ? 0 : 1;
  return {
    fill,
    d:
      path`M${x + right * inner} ${y}H${x + right * r}A${r} ${r} 0 0 ${sweep(turn)} ${x} ${y + down * r}` +
      path`V${y + down * inner}A${inner} ${inner} 0 0 ${back} ${x + right * inner} ${y}Z`,
  };
}

/** A petal: a disc of radius r with one quarter squared off, so that it comes to a point at x, y. */
export function petal(fill: Paper, x: number, y: number, r: number, turn: Turn): Cut {
  const [right, down] = toward[turn];
  return { fill, d: path`M${x} ${y}H${x + right * r}A${r} ${r} 0 1 ${sweep(turn)} ${x} ${y + down * r}Z` };
}

/** A leaf: where two quarter circles in one square overlap. It runs from x, y to the opposite corner. */
export function leaf(fill: Paper, x: number, y: number, r: number, turn: Turn): Cut {
  const [right, down] = toward[turn];
  const [toX, toY] = [x + right * r, y + down * r];
  return { fill, d: path`M${x} ${y}A${r} ${r} 0 0 1 ${toX} ${toY}A${r} ${r} 0 0 1 ${x} ${y}Z` };
}

/** A disc around x, y. */
export function disc(fill: Paper, x: number, y: number, r: number): Cut {
  return { fill, d: path`M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z` };
}

/** A bar with its upper left corner at x, y. */
export function bar(fill: Paper, x: number, y: number, width: number, height: number): Cut {
  return { fill, d: path`M${x} ${y}h${width}v${height}h${-width}Z` };
}

/** A triangle, or another shape with straight sides. */
export function polygon(fill: Paper, ...points: readonly Point[]): Cut {
  return { fill, d: `M${points.map(([x, y]) => path`${x} ${y}`).join("L")}Z` };
}

/** A bar between two points, as thick as `width`. */
export function link(fill: Paper, from: Point, to: Point, width: number): Cut {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [ox, oy] = [(-dy / length) * (width / 2), (dx / length) * (width / 2)];
  return polygon(
    fill,
    [from[0] + ox, from[1] + oy],
    [to[0] + ox, to[1] + oy],
    [to[0] - ox, to[1] - oy],
    [from[0] - ox, from[1] - oy],
  );
}

/**
 * Four petals around x, y and what they hold.
 *
 * @param r the flower's half width
 * @param petals one paper for all, or one each, clockwise from the lower right
 */
export function flower(
  x: number,
  y: number,
  r: number,
  petals: Paper | readonly [Paper, Paper, Paper, Paper],
  heart: Paper,
): Cut[] {
  const each = typeof petals === "string" ? ([petals, petals, petals, petals] as const) : petals;
  // Petals of one paper are cut as one piece: no seam shows between them.
  const pieces = [...new Set(each)].map((paper) => ({
    fill: paper,
    d: turns.map((turn) => (each[turn] === paper ? petal(paper, x, y, r / 2, turn).d : "")).join(""),
  }));
  return [...pieces, disc(heart, x, y, r * 0.24)];
}

/** Half a disc around x, y: the half that lies to one side of its straight edge. */
export function half(
  fill: Paper,
  x: number,
  y: number,
  r: number,
  side: "up" | "down" | "left" | "right",
): Cut {
  const upright = side === "left" || side === "right";
  const [dx, dy] = upright ? [0, r] : [r, 0];
  const turned = side === "up" || side === "right" ? 1 : 0;
  return { fill, d: path`M${x - dx} ${y - dy}A${r} ${r} 0 0 ${turned} ${x + dx} ${y + dy}Z` };
}

/** A whole ring in four papers, clockwise from the lower right. */
export function rings(
  papersOf: readonly [Paper, Paper, Paper, Paper],
  x: number,
  y: number,
  r: number,
  inner: number,
): Cut[] {
  return turns.map((turn) => ring(papersOf[turn], x, y, r, inner, turn));
}
