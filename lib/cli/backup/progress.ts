/** How far something is that goes table by table. */
export type Progress = {
  begin: (allRows: number) => void;
  /** So many rows of the table at hand are done. */
  rows: (done: number) => void;
  /** A table is done. */
  table: (name: string, rows: number) => void;
  say: (sentence: string) => void;
};

const number = (value: number): string => value.toLocaleString("en-US");

export const manyRows = (rows: number): string => (rows === 1 ? "1 row" : `${number(rows)} rows`);

/** Tells it on a terminal in one line that is written anew, elsewhere in a line a table. */
export function tellProgress(out: { isTTY?: boolean; write: (text: string) => unknown }): Progress {
  let [all, before] = [0, 0];
  const over = (text: string) => out.write(`\r\x1b[K${text}`);
  const tell = (done: number) =>
    over(`${number(done)} of ${manyRows(all)}, ${all > 0 ? Math.floor((done / all) * 100) : 100} %`);
  return {
    begin: (rows) => ([all, before] = [rows, 0]),
    rows: (done) => {
      if (out.isTTY) tell(before + done);
    },
    table: (name, rows) => {
      before += rows;
      if (out.isTTY) tell(before);
      else out.write(`${name}: ${manyRows(rows)}\n`);
    },
    say: (sentence) => {
      if (out.isTTY) over("");
      out.write(`${sentence}\n`);
    },
  };
}
