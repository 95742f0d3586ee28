// The alphabet of every picture on this site: quarter circles, circles, bars and triangles, cut from flat paper.

export const papers = ["poppy", "lupine", "sage", "sun", "night", "snow"] as const;
export type Paper = (typeof papers)[number];

// Each ground and the bare sheet say how a paper looks on them (app/styles/poster.css): none vanishes in its own colour.
const fills: Record<Paper, string> = {
  poppy: "cut-poppy",
  lupine: "cut-lupine",
  sage: "cut-sage",
  sun: "cut-sun",
  night: "cut-night",
  snow: "cut-snow",
};

/** Which way a quarter opens, seen from its corner: 0 right and down, then clockwise. */
export type Turn = 0 | 1 | 2 | 3;

const turns = [0, 1, 2, 3] as const;
const toward: Record<Turn, readonly [number, number]> = { 0: [1, 1], 1: [-1, 1], 2: [-1, -1], 3: [1, -1] };

/** The sweep flag of an arc that begins on the horizontal side. */
const sweep = (turn: Turn) => (turn % 2 === 0 ? 1 : 0);

type At = { x: number; y: number; fill: Paper };

/** A quarter of a disc with its corner at x, y. */
export function Quarter({ x, y, r, turn, fill }: At & { r: number; turn: Turn }) {
  const [right, down] = toward[turn];
  return (
    <path
      className={fills[fill]}
      d={`M${x} ${y}H${x + right * r}A${r} ${r} 0 0 ${sweep(turn)} ${x} ${y + down * r}Z`}
    />
  );
}

/** A quarter of a ring around x, y. */
export function QuarterRing({ x, y, r, inner, turn, fill }: At & { r: number; inner: number; turn: Turn }) {
  const [right, down] = toward[turn];
  const back = sweep(turn) === 1 ? 0 : 1;
  return (
    <path
      className={fills[fill]}
      d={
        `M${x + right * inner} ${y}H${x + right * r}A${r} ${r} 0 0 ${sweep(turn)} ${x} ${y + down * r}` +
        `V${y + down * inner}A${inner} ${inner} 0 0 ${back} ${x + right * inner} ${y}Z`
      }
    />
  );
}

const petal = (x: number, y: number, r: number, turn: Turn): string => {
  const [right, down] = toward[turn];
  return `M${x} ${y}H${x + right * r}A${r} ${r} 0 1 ${sweep(turn)} ${x} ${y + down * r}Z`;
};

/** A petal: a disc of radius r with one quarter squared off, so that it comes to a point at x, y. */
export function Petal({ x, y, r, turn, fill }: At & { r: number; turn: Turn }) {
  return <path className={fills[fill]} d={petal(x, y, r, turn)} />;
}

/** A leaf: where two quarter circles in one square overlap. It runs from x, y to the opposite corner. */
export function Leaf({ x, y, r, turn, fill }: At & { r: number; turn: Turn }) {
  const [right, down] = toward[turn];
  const to = `${x + right * r} ${y + down * r}`;
  return <path className={fills[fill]} d={`M${x} ${y}A${r} ${r} 0 0 1 ${to}A${r} ${r} 0 0 1 ${x} ${y}Z`} />;
}

export function Disc({ x, y, r, fill }: At & { r: number }) {
  return <circle className={fills[fill]} cx={x} cy={y} r={r} />;
}

/** A bar: its corner at x, y. */
export function Bar({ x, y, width, height, fill }: At & { width: number; height: number }) {
  return <rect className={fills[fill]} x={x} y={y} width={width} height={height} />;
}

/** A bar between two points, as thick as `width`. */
export function Link({ from, to, width, fill }: { from: Point; to: Point; width: number; fill: Paper }) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [ox, oy] = [(-dy / length) * (width / 2), (dx / length) * (width / 2)];
  return (
    <Polygon
      fill={fill}
      points={[
        [from[0] + ox, from[1] + oy],
        [to[0] + ox, to[1] + oy],
        [to[0] - ox, to[1] - oy],
        [from[0] - ox, from[1] - oy],
      ]}
    />
  );
}

type Point = readonly [number, number];

const round = (value: number) => Math.round(value * 10) / 10;

/** A triangle, or a bar that lies aslant. */
export function Polygon({ points, fill }: { points: readonly Point[]; fill: Paper }) {
  return (
    <polygon className={fills[fill]} points={points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")} />
  );
}

/** Four petals around x, y, clockwise from the lower right, and what they hold. r is the flower's half width. */
export function Flower({
  x,
  y,
  r,
  petals,
  heart,
}: {
  x: number;
  y: number;
  r: number;
  petals: readonly [Paper, Paper, Paper, Paper];
  heart: Paper;
}) {
  return (
    <>
      {[...new Set(petals)].map((paper) => (
        // Petals of one paper are cut as one piece: no seam shows between them.
        <path
          key={paper}
          className={fills[paper]}
          d={turns.map((turn) => (petals[turn] === paper ? petal(x, y, r / 2, turn) : "")).join("")}
        />
      ))}
      <Disc x={x} y={y} r={r * 0.24} fill={heart} />
    </>
  );
}
