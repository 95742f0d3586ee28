import { stringify } from "csv-stringify/sync";
import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../../policy";
import { requireCan } from "../../queries/require-can";
import { readRows } from "../records";
import type { ImportSeparator } from "../schema";
import { readChunks } from "./read-chunks";

const AT_ONCE = 1000;

/** The lines that were refused and why, in order, some at a time. */
async function* refusals(importId: string): AsyncGenerator<{ line: number; reason: string | null }> {
  for (let after = 0; ;) {
    const rows = await db.importRow.findMany({
      where: { importId, fate: "refused", line: { gt: after } },
      orderBy: { line: "asc" },
      take: AT_ONCE,
      select: { line: true, reason: true },
    });
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.line;
  }
}

/**
 * The refused rows of a list as CSV in UTF-8 with a byte-order mark, as they stood in the file, each with its place
 * there and why it was refused; text by text, so that a long list is held nowhere. Cells that a spreadsheet would
 * compute are defused (OWASP, CSV injection).
 * @param words what a reason is called
 * @returns null where there is no such list, or its file is gone
 */
export async function readRefused(
  viewer: StaffViewer,
  importId: string,
  words: (reason: string | null) => string,
): Promise<{ fileName: string; text: AsyncGenerator<string> } | null> {
  requireCan(viewer, "manage-members");
  const found = await db.import.findUnique({
    where: { id: importId },
    select: {
      encoding: true,
      separator: true,
      headed: true,
      fileName: true,
      chunks: { select: { nth: true }, take: 1 },
    },
  });
  if (!found?.chunks.length) return null;
  const { encoding, headed, fileName } = found;
  const separator = found.separator as ImportSeparator;
  async function* text() {
    const write = (rows: string[][]) => stringify(rows, { escape_formulas: true });
    const refused = refusals(importId);
    let next = await refused.next();
    let first = true;
    let rows: string[][] = [];
    for await (const { line, cells } of readRows(readChunks(importId), { encoding, separator })) {
      if (first) {
        first = false;
        const heads = headed ? cells : cells.map((_, place) => `Column ${place + 1}`);
        yield `\uFEFF${write([["Row", "Why it was refused", ...heads]])}`;
        if (headed) continue;
      }
      while (!next.done && next.value.line < line) next = await refused.next();
      if (next.done) break;
      if (next.value.line !== line) continue;
      rows.push([String(line), words(next.value.reason), ...cells]);
      if (rows.length < AT_ONCE) continue;
      yield write(rows);
      rows = [];
    }
    if (rows.length > 0) yield write(rows);
  }
  return { fileName, text: text() };
}
