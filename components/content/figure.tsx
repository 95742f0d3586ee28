import type { Ground } from "@/lib/content/schema";
import { drawnFigures } from "@/components/content/drawn-figures";
import {
  Bar,
  Disc,
  Leaf,
  type Paper,
  Petal,
  Polygon,
  Quarter,
  QuarterRing,
  type Turn,
} from "@/components/content/shapes";

type FigureProps = {
  /** A figure's name, or any other word, which then seeds one of its own. */
  name: string;
  /** What it lies on: its colours keep off it. */
  ground: Ground;
  className?: string;
};

/** The picture of a page: the same name is the same picture, on every page and in every language. Decorative. */
export function Figure({ name, ground, className }: FigureProps) {
  return (
    <svg
      className={`drawn ${className ?? ""}`}
      viewBox="0 0 600 600"
      aria-hidden="true"
      focusable="false"
      data-figure={name}
    >
      {drawnFigures.get(name) ?? <SeededFigure seed={name} ground={ground} />}
    </svg>
  );
}

/** A row of numbers from 0 to 1 that is the same for the same words (FNV-1a, then mulberry32). */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const offGround: Record<Ground, readonly Paper[]> = {
  poppy: ["lupine", "sage", "sun", "night", "snow"],
  lupine: ["poppy", "sage", "sun", "snow"],
  sage: ["lupine", "poppy", "sun", "night", "snow"],
  sun: ["lupine", "poppy", "sage", "night", "snow"],
};

type TileProps = { x: number; y: number; shape: number; turn: Turn; fill: Paper };

/** Nine squares, each holding one cut shape; no two neighbours in a row share a paper. */
function tilesFrom(seed: string, ground: Ground): TileProps[] {
  const next = numbersFrom(seed);
  const tiles: TileProps[] = [];
  for (let place = 0; place < 9; place += 1) {
    const choice = offGround[ground].filter((paper) => paper !== tiles.at(-1)?.fill);
    tiles.push({
      x: (place % 3) * 200,
      y: Math.floor(place / 3) * 200,
      fill: choice[Math.floor(next() * choice.length)] ?? "snow",
      shape: Math.floor(next() * 7),
      turn: Math.floor(next() * 4) as Turn,
    });
  }
  return tiles;
}

/** A quilt of cut shapes: what a name without a drawing of its own gets. */
function SeededFigure({ seed, ground }: { seed: string; ground: Ground }) {
  return tilesFrom(seed, ground).map((tile) => <Tile key={`${tile.x} ${tile.y}`} {...tile} />);
}

function Tile({ x, y, shape, turn, fill }: TileProps) {
  // The corner a quarter opens from: the one it turns away from.
  const [cx, cy] = [turn === 1 || turn === 2 ? x + 200 : x, turn >= 2 ? y + 200 : y];
  if (shape === 0) return <Disc x={x + 100} y={y + 100} r={100} fill={fill} />;
  if (shape === 1) return <Petal x={cx} y={cy} r={100} turn={turn} fill={fill} />;
  if (shape === 2) return <Leaf x={cx} y={cy} r={200} turn={turn} fill={fill} />;
  if (shape === 3) return <QuarterRing x={cx} y={cy} r={200} inner={100} turn={turn} fill={fill} />;
  if (shape === 4) return <Bar x={x} y={turn % 2 ? y : y + 100} width={200} height={100} fill={fill} />;
  if (shape === 5) {
    const corners = [
      [x, y],
      [x + 200, y],
      [x + 200, y + 200],
      [x, y + 200],
    ] as const;
    return <Polygon points={corners.filter((_, corner) => corner !== turn)} fill={fill} />;
  }
  return <Quarter x={cx} y={cy} r={200} turn={turn} fill={fill} />;
}
