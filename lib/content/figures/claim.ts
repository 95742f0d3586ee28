import type { Claim, Ground } from "@/lib/content/schema";
import { bar, type Cut, disc, flower, type Paper, petal, type Turn } from "./cut";
import { figureOf, numbersFrom } from "./figure";

// A figure drawn from its own number. The words beside it say the same, so that nothing hangs on counting pieces.

type Planting = {
  petals: Paper;
  heart: Paper;
  /** What has not come up, and what is compared with. */
  seed: Paper;
  /** What a taller stem has more than the other. */
  lead: Paper;
};

/** What blooms on each ground: the papers that stand out most from it. */
const plantings: Record<Ground, Planting> = {
  poppy: { petals: "lupine", heart: "sun", seed: "snow", lead: "sun" },
  lupine: { petals: "sun", heart: "poppy", seed: "snow", lead: "poppy" },
  sage: { petals: "lupine", heart: "sun", seed: "snow", lead: "sun" },
  sun: { petals: "lupine", heart: "poppy", seed: "snow", lead: "poppy" },
};

/** A superbloom has flowers of several papers: for what is counted and is part of no whole. */
const mixtures: Record<Ground, readonly (readonly [petals: Paper, heart: Paper])[]> = {
  poppy: [
    ["lupine", "sun"],
    ["snow", "lupine"],
    ["sun", "night"],
  ],
  lupine: [
    ["poppy", "sun"],
    ["snow", "poppy"],
    ["sun", "poppy"],
    ["sage", "sun"],
  ],
  sage: [
    ["lupine", "sun"],
    ["poppy", "sun"],
    ["sun", "poppy"],
    ["snow", "lupine"],
  ],
  sun: [
    ["lupine", "snow"],
    ["poppy", "snow"],
    ["snow", "lupine"],
  ],
};

/** How many pieces a picture may be sown with. */
const MOST_PIECES = 1000;
/** Past so many, a flower would be too small to be seen as one: a petal stands for it. */
const MOST_FLOWERS = 300;

/**
 * How many pieces tell a count or an amount: its number before "thousand", "million" or "billion". 850 is 850 pieces and
 * $22 billion is 22. Null where that is no whole number.
 */
export function piecesOf(value: number): number | null {
  let pieces = value;
  while (pieces >= MOST_PIECES) pieces /= MOST_PIECES;
  return pieces >= 1 && Number.isInteger(pieces) ? pieces : null;
}

/**
 * The picture of a claim as pieces on a sheet of 600 by 600. A share of a hundred is a field with so many plants in
 * bloom; a share of ten is ten great flowers; what is more than something else is two stems on one scale, from zero; a
 * count or an amount has a piece for each of what is counted. Any other number has a quilt of its own.
 */
export function figureOfClaim(claim: Pick<Claim, "id" | "unit" | "value">, ground: Ground): readonly Cut[] {
  if (claim.unit === "percent") return field(claim.value, ground);
  if (claim.unit === "of-ten") return tenFlowers(claim.value, ground);
  if (claim.unit === "percent-more") return stems(claim.value, ground);
  const pieces = piecesOf(claim.value);
  if (pieces === null) return figureOf(claim.id, ground);
  return bloom(pieces, claim.unit === "usd" ? "coins" : "flowers", ground);
}

/** Pieces that do not touch, as one piece for each paper: a small file. */
function gather(cuts: readonly Cut[]): Cut[] {
  const byPaper = new Map<Paper, string>();
  for (const { fill, d } of cuts) byPaper.set(fill, (byPaper.get(fill) ?? "") + d);
  return [...byPaper].map(([fill, d]) => ({ fill, d }));
}

/** Flowers that do not touch: the petals first, what they hold on top of them. */
function plant(flowers: readonly { x: number; y: number; r: number; petals: Paper; heart: Paper }[]): Cut[] {
  const parts = flowers.map(({ x, y, r, petals, heart }) => flower(x, y, r, petals, heart));
  return [
    ...gather(parts.flatMap((cuts) => cuts.slice(0, -1))),
    ...gather(parts.flatMap((cuts) => cuts.slice(-1))),
  ];
}

/** A hundred places in ten rows, sown from the ground up. */
function field(percent: number, ground: Ground): Cut[] {
  const { petals, heart, seed } = plantings[ground];
  const places = grid(100, 10, 10);
  const blooming = Math.round(percent);
  return [
    ...gather(places.slice(blooming).map(({ x, y }) => disc(seed, x, y, 10))),
    ...plant(places.slice(0, blooming).map(({ x, y }) => ({ x, y, r: 27.5, petals, heart }))),
  ];
}

/** Ten places in rows of four, three, two and one, from the ground up. */
function tenFlowers(ten: number, ground: Ground): Cut[] {
  const { petals, heart, seed } = plantings[ground];
  const places = [4, 3, 2, 1].flatMap((count, row) =>
    Array.from({ length: count }, (_, place) => ({
      x: 300 + (place - (count - 1) / 2) * 150,
      y: 525 - row * 150,
    })),
  );
  const blooming = Math.round(ten);
  return [
    ...gather(places.slice(blooming).map(({ x, y }) => disc(seed, x, y, 28))),
    ...plant(places.slice(0, blooming).map(({ x, y }) => ({ x, y, r: 74, petals, heart }))),
  ];
}

/** Two stems on one scale: what is compared with, and the other, whose lead is in bloom. */
function stems(percent: number, ground: Ground): Cut[] {
  const { petals, seed, lead } = plantings[ground];
  const base = 600 / (1 + percent / 100);
  const more = 600 - base;
  const width = 276;
  const count = Math.max(1, Math.floor(width / more));
  const flowers = Array.from({ length: count }, (_, place) => ({
    x: 600 - width + ((place + 0.5) * width) / count,
    y: more / 2,
    r: Math.min(more, width / count) * 0.42,
    petals,
    heart: seed,
  }));
  return [
    bar(seed, 0, more, width, base),
    bar("night", 600 - width, more, width, base),
    bar(lead, 600 - width, 0, width, more),
    ...plant(flowers),
  ];
}

/** As many flowers or coins as are counted. They grow in drifts, as flowers do: most are like one beside or below. */
function bloom(pieces: number, as: "flowers" | "coins", ground: Ground): Cut[] {
  const kinds = mixtures[ground];
  const columns = columnsFor(pieces);
  const rows = Math.ceil(pieces / columns);
  const r = (600 / Math.max(columns, rows)) * 0.46;
  const next = numbersFrom(`${as} ${pieces}`);
  const drift: number[] = [];
  for (let place = 0; place < pieces; place += 1) {
    const [chance, any] = [next(), Math.floor(next() * kinds.length)];
    const like = chance < 0.36 && place % columns > 0 ? drift[place - 1] : drift[place - columns];
    drift.push(chance < 0.72 ? (like ?? any) : any);
  }
  const plants = grid(pieces, columns, rows).map((at, place) => {
    const [petals, heart] = kinds[drift[place] ?? 0] ?? (["night", "snow"] as const);
    return { ...at, r, petals, heart };
  });
  if (as === "flowers" && pieces > MOST_FLOWERS) {
    return gather(
      plants.map(({ x, y, petals }) => {
        const turn = Math.floor(next() * 4) as Turn;
        // A petal is placed by its point, a radius away from its middle both ways.
        const [right, down] = [turn === 0 || turn === 3 ? 1 : -1, turn < 2 ? 1 : -1];
        return petal(petals, x - right * r, y - down * r, r, turn);
      }),
    );
  }
  if (as === "flowers") return plant(plants);
  return [
    ...gather(plants.map(({ x, y, petals }) => disc(petals, x, y, r))),
    ...gather(plants.map(({ x, y, heart }) => disc(heart, x, y, r * 0.5))),
  ];
}

/** The columns of the rectangle nearest to a square that so many pieces fill to the last place, if there is one near. */
function columnsFor(pieces: number): number {
  const square = Math.ceil(Math.sqrt(pieces));
  for (let columns = square; columns ** 2 <= pieces * 1.5; columns += 1)
    if (pieces % columns === 0) return columns;
  return square;
}

/** The middles of so many places, row by row from the ground up. */
function grid(count: number, columns: number, rows: number): { x: number; y: number }[] {
  const step = 600 / Math.max(columns, rows);
  const left = (600 - columns * step) / 2;
  return Array.from({ length: count }, (_, place) => ({
    x: left + ((place % columns) + 0.5) * step,
    y: 600 - (Math.floor(place / columns) + 0.5) * step,
  }));
}
