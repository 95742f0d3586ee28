import { parse } from "csv-parse/sync";
import { type ImportSeparator, importSeparators } from "./schema";

const LOOKED_AT = 100;

/** The cells of a text's first rows; as far as they can be read. */
function rowsOf(text: string, separator: ImportSeparator): string[][] {
  const rows: string[][] = [];
  try {
    parse(text, {
      ...{ delimiter: separator, relax_quotes: true, relax_column_count: true, to: LOOKED_AT },
      on_record: (row: string[]) => void rows.push(row),
    });
  } catch {
    // A quotation mark that is never closed: what came before it says enough.
  }
  return rows;
}

/**
 * What stands between the cells: what cuts the first rows into the same number of cells, more than one, most evenly.
 * Spreadsheets say it in a first line such as "sep=;".
 * @param text the beginning of the file
 */
export function detectSeparator(text: string): ImportSeparator {
  const said = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text)?.[1];
  const told = importSeparators.find((separator) => separator === said);
  if (told) return told;
  let best: { separator: ImportSeparator; even: number; cells: number } | null = null;
  for (const separator of importSeparators) {
    const lengths = rowsOf(text, separator)
      .filter((row) => row.some((cell) => cell.trim() !== ""))
      .map((row) => row.length);
    const cells = lengths[0] ?? 0;
    if (cells < 2) continue;
    const even = lengths.filter((length) => length === cells).length / lengths.length;
    if (!best || even > best.even + 0.1 || (even > best.even - 0.1 && cells > best.cells))
      best = { separator, even, cells };
  }
  return best?.separator ?? ",";
}
