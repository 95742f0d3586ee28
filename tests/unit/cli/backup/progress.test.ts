import { expect, test } from "vitest";
import { tellProgress } from "@/lib/cli/backup/progress";

const told = (isTTY: boolean): string => {
  let text = "";
  const progress = tellProgress({ isTTY, write: (more) => (text += more) });
  progress.begin(1200);
  progress.rows(300);
  progress.table("person", 1199);
  progress.table("note", 1);
  progress.say("Done.");
  return text;
};

test("where nobody watches, each table is a line", () => {
  expect(told(false)).toBe("person: 1,199 rows\nnote: 1 row\nDone.\n");
});

test("on a terminal it is one line, of all rows", () => {
  const over = "\r\x1b[K";
  const lines = [
    "300 of 1,200 rows, 25 %",
    "1,199 of 1,200 rows, 99 %",
    "1,200 of 1,200 rows, 100 %",
    "Done.\n",
  ];
  expect(told(true)).toBe(`${over}${lines.slice(0, 3).join(over)}${over}${lines[3]}`);
});
