import { expect } from "vitest";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { addPiece, closeImport, openImport } from "@/lib/members/import/commands/hand-in";
import { checkImport, runImport, undoImport } from "@/lib/members/import/commands/steer-import";
import { workImports } from "@/lib/members/import/commands/work-imports";
import { type ColumnField, type ImportCounts, PIECE, type Settling } from "@/lib/members/import/schema";
import { db } from "@/lib/platform/db";

export const BASIS = "They signed our paper list at the 2025 summit and asked for news.";

const never = new AbortController().signal;

/** Hands in a file and settles it as it was guessed, with the basis above. @returns the import's id */
export async function handIn(file: string | Buffer, name = "summit.csv"): Promise<string> {
  const bytes = Buffer.from(file);
  const opened = await openImport(OPERATOR, { name, bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.reason);
  const { id } = opened.value;
  for (let nth = 0; nth * PIECE < bytes.length; nth += 1)
    expect((await addPiece(OPERATOR, id, nth, bytes.subarray(nth * PIECE, (nth + 1) * PIECE))).ok).toBe(true);
  const closed = await closeImport(OPERATOR, id);
  if (!closed.ok) throw new Error(closed.reason);
  return id;
}

/** Has every row tried. */
export async function check(id: string, more: Partial<Settling> = {}): Promise<void> {
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  const settling = {
    ...{ encoding: found.encoding, separator: found.separator, headed: found.headed },
    ...{ columns: found.mapping as ColumnField[], basis: BASIS, locale: "en", source: "summit", tags: [] },
    ...{ keepKnown: false, ...more },
  } as Settling;
  const checked = await checkImport(OPERATOR, id, settling);
  if (!checked.ok) throw new Error(checked.reason);
  await work(id);
}

export const work = (id?: string): Promise<boolean> => workImports(never, id);

export async function run(id: string): Promise<void> {
  expect(await runImport(OPERATOR, id)).toEqual({ ok: true, value: null });
  await work(id);
}

export async function undo(id: string): Promise<void> {
  expect(await undoImport(OPERATOR, id)).toEqual({ ok: true, value: null });
  await work(id);
}

/** Hands in, tries and takes in. */
export async function bring(file: string, more: Partial<Settling> = {}): Promise<string> {
  const id = await handIn(file);
  await check(id, more);
  await run(id);
  return id;
}

export async function statusOf(id: string): Promise<{ status: string; counts: ImportCounts }> {
  const { status, counts } = await db.import.findUniqueOrThrow({ where: { id } });
  return { status, counts: counts as ImportCounts };
}

/** What came of each row: "2 new", "3 refused left". */
export async function fatesOf(id: string): Promise<string[]> {
  const rows = await db.importRow.findMany({ where: { importId: id }, orderBy: { line: "asc" } });
  return rows.map(({ line, fate, reason }) => [line, fate, reason].filter(Boolean).join(" "));
}

export const personAt = (emailKey: string) =>
  db.person.findUnique({
    where: { emailKey },
    include: { memberships: true, consents: { orderBy: { at: "asc" } }, events: { orderBy: { at: "asc" } } },
  });
