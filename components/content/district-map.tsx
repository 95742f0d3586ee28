import type { Region } from "@/lib/content/records/schema";
import { Cuts } from "@/components/content/shapes";
import { type Cut, bar, disc, leaf, type Paper, petal, quarter, ring } from "@/lib/content/figures/cut";
import { type Locale, translator } from "@/lib/platform/i18n";

type District = Region["districts"][number];

const SIDE = 200;
const GAP = 8;
/** From the edge of a tile to its name, and the name's size where there is room for it. */
const MARGIN = 16;
const LETTER = 33;

// A step to the right is the next paper, a step down the one after: neighbours always differ.
const tiles: readonly { paper: Paper; shape: Paper }[] = [
  { paper: "sun", shape: "poppy" },
  { paper: "sage", shape: "lupine" },
  { paper: "poppy", shape: "sun" },
  { paper: "lupine", shape: "sage" },
  { paper: "snow", shape: "lupine" },
];

/** A region's districts as tiles of cut paper, each where it lies among the others; and the same as a list. */
export function DistrictMap({ locale, region }: { locale: Locale; region: Region }) {
  const t = translator(locale, "coalitions");
  const { districts, name, state } = region;
  const columns = Math.max(...districts.map(({ column }) => column)) + 1;
  const rows = Math.max(...districts.map(({ row }) => row)) + 1;
  return (
    <section className="frame districts" aria-labelledby="districts">
      <div className="districts-words">
        <h2 className="wall-title" id="districts">
          {t("mapTitle", { count: districts.length })}
        </h2>
        <p className="districts-place">
          {t("mapPlace", { region: name[locale], state: state.replace("-", "") })}
        </p>
        <p className="districts-hint">{t("mapHint")}</p>
      </div>
      <ul className="sr-only">
        {districts.map((district) => (
          <li key={district.name}>{district.name}</li>
        ))}
      </ul>
      <svg
        className="drawn district-map"
        viewBox={`0 0 ${columns * (SIDE + GAP) - GAP} ${rows * (SIDE + GAP) - GAP}`}
        aria-hidden="true"
        focusable="false"
      >
        {districts.map((district) => (
          <Tile key={district.name} {...district} />
        ))}
      </svg>
    </section>
  );
}

function Tile({ name, column, row }: District) {
  const { paper, shape } = tiles[(column + 2 * row) % tiles.length]!;
  const words = name.split(" ");
  const longest = Math.max(...words.map((word) => word.length));
  // A letter of the black weight is about 0.6 of its size wide.
  const size = Math.min(LETTER, Math.floor((SIDE - 2 * MARGIN) / (longest * 0.6)));
  return (
    <g transform={`translate(${column * (SIDE + GAP)} ${row * (SIDE + GAP)})`}>
      <Cuts cuts={[bar(paper, 0, 0, SIDE, SIDE), ...mark(shape, column + 3 * row)]} />
      <text className={`district-name district-on-${paper}`} fontSize={size}>
        {words.map((word, line) => (
          <tspan key={line} x={MARGIN} y={SIDE - MARGIN - 4 - (words.length - 1 - line) * size}>
            {word}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** What is cut into a tile's upper right corner. */
function mark(paper: Paper, nth: number): Cut[] {
  const shapes = [
    quarter(paper, SIDE, 0, 96, 1),
    leaf(paper, SIDE, 0, 100, 1),
    disc(paper, SIDE - 58, 58, 42),
    ring(paper, SIDE, 0, 104, 52, 1),
    petal(paper, SIDE, 0, 50, 1),
  ];
  return [shapes[nth % shapes.length]!];
}
