type BarPlotProps = {
  /** The bar's part of the scale, from 0 to 1. */
  share: number;
  /** What is written on the bar. */
  value: string;
  tone: "first" | "second";
};

/** One bar from zero with its number inside, or behind its end when it is too short to hold it. */
export function BarPlot({ share, value, tone }: BarPlotProps) {
  const end = `${Math.round(share * 1000) / 10}%`;
  const short = share < 0.25;
  return (
    <svg className={`drawn bar-plot bar-plot-${tone}`} width="100%" height="60" focusable="false">
      <rect className="bar-plot-scale" width="100%" height="60" />
      <rect className="bar-plot-bar" width={end} height="60" />
      <text className={short ? "bar-plot-outside" : undefined} x={short ? end : 0} dx="16" y="40">
        {value}
      </text>
    </svg>
  );
}
