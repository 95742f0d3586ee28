import * as cut from "@/lib/content/figures/cut";

type Paper = cut.Paper;
type Turn = cut.Turn;

// Each ground and the bare sheet say how a paper looks on them (app/styles/poster.css): none vanishes in its own colour.
const fills: Record<Paper, string> = {
  poppy: "cut-poppy",
  lupine: "cut-lupine",
  sage: "cut-sage",
  sun: "cut-sun",
  night: "cut-night",
  snow: "cut-snow",
};

/** Pieces of paper, laid down in their order. */
export function Cuts({ cuts }: { cuts: readonly cut.Cut[] }) {
  return cuts.map(({ fill, d }, place) => <path key={place} className={fills[fill]} d={d} />);
}

type At = { x: number; y: number; fill: Paper };

export const Quarter = ({ fill, x, y, r, turn }: At & { r: number; turn: Turn }) => (
  <Cuts cuts={[cut.quarter(fill, x, y, r, turn)]} />
);

export const QuarterRing = ({
  fill,
  x,
  y,
  r,
  inner,
  turn,
}: At & { r: number; inner: number; turn: Turn }) => <Cuts cuts={[cut.ring(fill, x, y, r, inner, turn)]} />;

export const Leaf = ({ fill, x, y, r, turn }: At & { r: number; turn: Turn }) => (
  <Cuts cuts={[cut.leaf(fill, x, y, r, turn)]} />
);

export const Disc = ({ fill, x, y, r }: At & { r: number }) => <Cuts cuts={[cut.disc(fill, x, y, r)]} />;

export const Bar = ({ fill, x, y, width, height }: At & { width: number; height: number }) => (
  <Cuts cuts={[cut.bar(fill, x, y, width, height)]} />
);

type FlowerProps = {
  x: number;
  y: number;
  r: number;
  petals: readonly [Paper, Paper, Paper, Paper];
  heart: Paper;
};

export const Flower = ({ x, y, r, petals, heart }: FlowerProps) => (
  <Cuts cuts={cut.flower(x, y, r, petals, heart)} />
);
