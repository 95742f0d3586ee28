import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { OPERATOR } from "../../commands/invite-staff";
import type { StaffViewer } from "../../policy";
import { requireCan } from "../../queries/require-can";
import { cleanLine } from "../../text";
import { createUtf8Check, detectEncoding } from "../encoding";
import { guessColumns, headingKey } from "../headings";
import { readSample } from "../queries/get-sample";
import { readChunks } from "../queries/read-chunks";
import { type ColumnField, LARGEST_FILE, PIECE, type Reading } from "../schema";
import { detectSeparator } from "../separator";

/** Who hands in a list: a member of staff, or whoever can run commands on the machine. */
export type Importer = StaffViewer | typeof OPERATOR;

/** @throws AppError "forbidden" unless they may */
export function requireImporter(importer: Importer): string | null {
  if (importer === OPERATOR) return null;
  requireCan(importer, "manage-members");
  return importer.personId;
}

/** Opens an import, into which the file's pieces come. */
export async function openImport(
  importer: Importer,
  file: { name: string; bytes: number },
): Promise<Result<{ id: string }, "empty" | "too-large">> {
  const ownerId = requireImporter(importer);
  if (file.bytes <= 0) return fail("empty");
  if (file.bytes > LARGEST_FILE) return fail("too-large");
  const fileName = cleanLine(file.name).slice(0, 200) || "list.csv";
  const { id } = await db.import.create({
    data: { fileName, ownerId, bytes: file.bytes, encoding: "", separator: "", mapping: [] },
    select: { id: true },
  });
  return ok({ id });
}

/** Keeps one piece of the file. A piece that comes twice, after a lost answer, is kept once. */
export async function addPiece(
  importer: Importer,
  importId: string,
  nth: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<null, "unknown" | "too-large">> {
  const ownerId = requireImporter(importer);
  const open = await db.import.findFirst({
    where: { id: importId, encoding: "", ownerId },
    select: { bytes: true },
  });
  if (!open) return fail("unknown");
  if (bytes.length > PIECE || nth >= Math.ceil(open.bytes / PIECE)) return fail("too-large");
  await db.importChunk.upsert({
    where: { importId_nth: { importId, nth } },
    create: { importId, nth, bytes },
    update: { bytes },
  });
  return ok(null);
}

/** What the headings meant the last time. */
async function recall(headings: readonly string[]): Promise<Map<string, ColumnField>> {
  const keys = headings.map(headingKey).filter(Boolean);
  const known = await db.importHeading.findMany({ where: { heading: { in: keys } } });
  return new Map(known.map(({ heading, field }) => [heading, field as ColumnField]));
}

/** Reads the first rows in one way and guesses what the columns are. */
export async function guessReading(
  importId: string,
  reading: Pick<Reading, "separator"> & { encoding: string; headed?: boolean },
): Promise<{ headed: boolean; columns: ColumnField[] }> {
  const { headed, headings, rows } = await readSample(importId, reading);
  const remembered = await recall(headings);
  const cells = rows.map((row) => row.cells);
  return { headed, columns: guessColumns(headings, cells, remembered) };
}

/**
 * Closes the file when all of it is there, and tells how it is written.
 * "incomplete": pieces are missing; hand them in again. "no-text": it is no text, but a spreadsheet's own file, say.
 */
export async function closeImport(
  importer: Importer,
  importId: string,
): Promise<Result<null, "unknown" | "incomplete" | "no-text">> {
  const ownerId = requireImporter(importer);
  const found = await db.import.findFirst({ where: { id: importId, ownerId } });
  if (!found) return fail("unknown");
  if (found.encoding !== "") return ok(null);
  const utf8 = createUtf8Check();
  let bytes = 0;
  let lines = 1;
  let start = Buffer.alloc(0);
  for await (const piece of readChunks(importId)) {
    if (start.length < PIECE) start = Buffer.concat([start, piece]);
    bytes += piece.length;
    utf8.add(piece);
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
  }
  if (bytes !== found.bytes) return fail("incomplete");
  const encoding = detectEncoding(start, utf8.holds());
  const text = new TextDecoder(encoding).decode(start.subarray(0, 64 * 1024));
  if (!looksLikeText(text)) {
    await db.import.delete({ where: { id: importId } });
    return fail("no-text");
  }
  const separator = detectSeparator(text);
  const { headed, columns } = await guessReading(importId, { encoding, separator });
  const source = found.fileName.replace(/\.[a-z0-9]{1,5}$/i, "").slice(0, 120);
  await db.import.update({
    where: { id: importId },
    data: { encoding, separator, headed, mapping: columns, source, rowsTotal: lines },
  });
  return ok(null);
}

/** A spreadsheet's own file (a zip), a PDF or a picture is no text: it is full of control signs. */
function looksLikeText(text: string): boolean {
  const control = text.match(/[\0-\x08\x0e-\x1f\uFFFD]/g)?.length ?? 0;
  return !text.startsWith("PK\x03\x04") && control <= text.length * 0.02;
}
