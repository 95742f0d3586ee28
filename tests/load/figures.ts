/** One line of the table: what was measured here, beside what it is held against. */
export type Measure = {
  what: string;
  value: number;
  unit: string;
  /** The same thing done in another way, in the same run. */
  reference?: { what: string; value: number };
  /** What must hold; absent where a number is only told. */
  limit?: { at: "most" | "least"; value: number; of?: "reference" };
};

/** The middle of some numbers; the mean of the two middle ones where there is an even count. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The number below which this share of them lies (nearest rank). @param share from 0 to 1 */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Whether a measure keeps to its limit; null where there is none. */
export function holds({ value, reference, limit }: Measure): boolean | null {
  if (!limit) return null;
  const bound = limit.of === "reference" ? limit.value * (reference?.value ?? NaN) : limit.value;
  return limit.at === "most" ? value <= bound : value >= bound;
}

const written = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });

/** The measures as a table for a terminal. */
export function writeTable(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const { what, value, unit, reference, limit } = measure;
    const kept = holds(measure);
    return [
      kept === null ? " " : kept ? "✓" : "✗",
      what,
      `${written(value)} ${unit}`.trim(),
      reference ? `${reference.what}: ${written(reference.value)}` : "",
      limit
        ? `at ${limit.at} ${limit.of ? `${written(limit.value)} of the reference` : written(limit.value)}`
        : "",
    ];
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
