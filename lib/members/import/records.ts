import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { MOST_COLUMNS, type Reading } from "./schema";

/** The longest row, in characters: beyond it a quotation mark was opened and never closed. */
const LONGEST_ROW = 1_000_000;

/** A file that cannot be read further, with a sentence for those who handed it in. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

/** A row of the file: its place as a spreadsheet counts it, from 1, and its cells. */
export type FileRow = { line: number; cells: string[] };

async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** A first line that only tells spreadsheets the separator. */
const isHint = ([first = "", second]: readonly string[]): boolean =>
  /^sep=.?$/i.test(first) && (second === undefined || second === "");

/**
 * The rows of a file, the headings too, one after the other; empty ones are counted and left out.
 * @throws UnreadableFile where a quotation mark is opened and never closed
 */
export async function* readRows(
  pieces: AsyncIterable<Uint8Array>,
  { encoding, separator }: Pick<Reading, "separator"> & { encoding: string },
): AsyncGenerator<FileRow> {
  const parser = parse({
    ...{ delimiter: separator, relax_quotes: true, relax_column_count: true },
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(decoded(pieces, encoding));
  source.on("error", (cause) => parser.destroy(cause));
  source.pipe(parser);
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      if (line === 1 && isHint(cells)) continue;
      if (cells.some((cell) => cell !== "")) yield { line, cells: cells.slice(0, MOST_COLUMNS) };
    }
  } catch (cause) {
    if (!String((cause as { code?: unknown }).code).startsWith("CSV_")) throw cause;
    throw new UnreadableFile(
      `The file cannot be read beyond row ${line}: a quotation mark is opened after it and never closed. Correct it in the spreadsheet and hand the file in again.`,
      { cause },
    );
  } finally {
    source.destroy();
    parser.destroy();
  }
}
