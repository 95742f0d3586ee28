import { looksHeaded } from "../headings";
import { readRows, UnreadableFile } from "../records";
import type { ImportSample, Reading } from "../schema";
import { readChunks } from "./read-chunks";

/** Rows that are shown, and looked at to guess columns. */
const SHOWN = 5;

/**
 * The first rows of a file, read in one way. Without `headed` it is told by the first row whether it holds headings.
 */
export async function readSample(
  importId: string,
  { encoding, separator, headed }: Pick<Reading, "separator"> & { encoding: string; headed?: boolean },
): Promise<ImportSample & { headed: boolean }> {
  const rows: ImportSample["rows"] = [];
  let trouble: string | null = null;
  try {
    for await (const row of readRows(readChunks(importId, 2), { encoding, separator })) {
      rows.push(row);
      if (rows.length > SHOWN) break;
    }
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    trouble = cause.message;
  }
  const isHeaded = headed ?? looksHeaded(rows[0]?.cells ?? []);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const first = isHeaded ? rows.shift()?.cells : undefined;
  const headings = Array.from(
    { length: width },
    (_, place) => first?.[place]?.trim() || `Column ${place + 1}`,
  );
  return { headed: isHeaded, headings, rows: rows.slice(0, SHOWN), trouble };
}
