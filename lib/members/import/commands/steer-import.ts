import { after } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { headingKey } from "../headings";
import { UNDO_LENGTH } from "../queries/get-import";
import { readSample } from "../queries/get-sample";
import { importSeparators, type ImportStatus, noCounts, type Reading, type Settling } from "../schema";
import { guessReading, type Importer, requireImporter } from "./hand-in";

/** Before anything has come of it. */
const UNSETTLED: ImportStatus[] = ["mapping", "checked"];

const ring = (tx: Tx) => tx.$executeRaw`select pg_notify('imports', '')`;

/** Reads the file in another way; what the columns are is guessed anew. */
export async function rereadImport(
  importer: Importer,
  id: string,
  reading: Reading,
): Promise<Result<null, "unknown">> {
  requireImporter(importer);
  const { columns } = await guessReading(id, reading);
  const { count } = await db.import.updateMany({
    where: { id, status: { in: UNSETTLED }, encoding: { not: "" } },
    data: { ...reading, mapping: columns, status: "mapping", error: null },
  });
  return count === 1 ? ok(null) : fail("unknown");
}

/**
 * Settles how a list is read and what holds for everybody on it, and has every row tried. What the columns meant is
 * remembered for the next list. "no-email": no column holds the addresses.
 */
export async function checkImport(
  importer: Importer,
  id: string,
  settling: Settling,
): Promise<Result<null, "unknown" | "no-email">> {
  requireImporter(importer);
  if (!settling.columns.includes("email")) return fail("no-email");
  const { columns, encoding, separator, headed, ...terms } = settling;
  const { headings } = await readSample(id, { encoding, separator, headed });
  const fields = new Map(
    headed ? headings.map((heading, place) => [headingKey(heading), columns[place] ?? ""] as const) : [],
  );
  fields.delete("");
  return db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id, status: { in: UNSETTLED }, encoding: { not: "" } },
      data: {
        ...{ encoding, separator, headed, ...terms, mapping: columns },
        ...{ status: "checking", rowsDone: 0, counts: noCounts(), error: null },
      },
    });
    if (count === 0) return fail("unknown");
    for (const [heading, field] of fields)
      await tx.importHeading.upsert({ where: { heading }, create: { heading, field }, update: { field } });
    await ring(tx);
    return ok(null);
  });
}

/** Moves an import from one state to another, if it is there; then the worker is rung. */
async function move(
  importer: Importer,
  id: string,
  from: ImportStatus[],
  data: { status: ImportStatus; rowsDone?: number; counts?: object; error?: null; finishedAt?: null },
  audit: string,
  only: object = {},
): Promise<Result<null, "unknown">> {
  const actorId = requireImporter(importer);
  return db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({ where: { id, status: { in: from }, ...only }, data });
    if (count === 0) return fail("unknown");
    const { fileName, basis, rowsTotal } = await tx.import.findUniqueOrThrow({ where: { id } });
    const detail = { fileName, basis, rows: rowsTotal };
    await tx.auditEvent.create({ data: { actorId, action: audit, subject: id, detail } });
    await ring(tx);
    return ok(null);
  });
}

/** Takes in a list that was tried. Pressed twice, the second finds it under way. */
export const runImport = (importer: Importer, id: string) =>
  move(importer, id, ["checked"], { status: "running", rowsDone: 0, counts: noCounts() }, "run-import");

/** Goes on with a list at the row where it failed. */
export const resumeImport = (importer: Importer, id: string) =>
  move(importer, id, ["failed"], { status: "running", error: null, finishedAt: null }, "resume-import");

/** Takes back what a list brought, for a week after it. */
export const undoImport = (importer: Importer, id: string, now = new Date()) =>
  move(importer, id, ["done", "failed"], { status: "undoing", error: null }, "undo-import", {
    finishedAt: { gt: after(now, -UNDO_LENGTH) },
  });

/** Goes back from the trial to the columns. */
export async function reopenImport(importer: Importer, id: string): Promise<Result<null, "unknown">> {
  requireImporter(importer);
  const { count } = await db.import.updateMany({
    where: { id, status: { in: ["checked", "checking"] } },
    data: { status: "mapping" },
  });
  return count === 1 ? ok(null) : fail("unknown");
}

/** Forgets a list of which nothing has come. */
export async function discardImport(importer: Importer, id: string): Promise<Result<null, "unknown">> {
  requireImporter(importer);
  const { count } = await db.import.deleteMany({ where: { id, status: { in: [...UNSETTLED, "checking"] } } });
  return count === 1 ? ok(null) : fail("unknown");
}

/** A separator as a form names it; a tab does not survive there. */
export const separatorNamed = (name: unknown): string =>
  name === "tab" ? "\t" : (importSeparators.find((separator) => separator === name) ?? "");
