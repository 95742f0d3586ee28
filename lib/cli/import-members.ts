import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { addPiece, closeImport, guessReading, openImport } from "@/lib/members/import/commands/hand-in";
import {
  checkImport,
  discardImport,
  runImport,
  separatorNamed,
} from "@/lib/members/import/commands/steer-import";
import { workImports } from "@/lib/members/import/commands/work-imports";
import {
  type ColumnField,
  type ImportCounts,
  type ImportSeparator,
  noCounts,
  PIECE,
  readTags,
  settlingSchema,
} from "@/lib/members/import/schema";
import { db } from "@/lib/platform/db";
import { OperatorError } from "@/lib/platform/errors";

// npm run site -- members import

/** What may be said of a list beside its file. */
export type ImportOptions = Partial<
  Record<"basis" | "locale" | "tags" | "name" | "encoding" | "separator", string>
>;

const refused: Record<string, string> = {
  empty: "The file is empty.",
  "too-large": "The file is larger than 500 MB.",
  unknown: "The list is gone.",
  incomplete: "The file changed while it was read.",
  "no-text": "This is not a list in text. Save it as CSV first.",
  "no-email": "No column looks like email addresses. Give the column the heading “Email”.",
};

/** How many rows are printed. */
const SHOWN = 1000;

const must = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new OperatorError(refused[result.reason] ?? result.reason);
  return result.value;
};

async function handIn(file: string): Promise<string> {
  let bytes: number;
  try {
    bytes = statSync(file).size;
  } catch {
    throw new OperatorError(`There is no file ${file}.`);
  }
  const { id } = must(await openImport(OPERATOR, { name: basename(file), bytes }));
  let nth = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE }))
    must(await addPiece(OPERATOR, id, nth++, piece as Buffer<ArrayBuffer>));
  must(await closeImport(OPERATOR, id));
  return id;
}

/** Works a list to the end of what it is at, here or wherever a worker has taken it. */
async function finish(id: string): Promise<ImportCounts> {
  for (;;) {
    await workImports(new AbortController().signal, id);
    const { status, counts, error } = await db.import.findUniqueOrThrow({ where: { id } });
    if (error) throw new OperatorError(error);
    if (status !== "checking" && status !== "running") return { ...noCounts(), ...(counts as object) };
    await pause(200);
  }
}

const tell = (counts: ImportCounts): string =>
  `${counts.new} new, ${counts.update} changed, ${counts.same} with nothing new, ${counts.refused} refused; ` +
  `${counts.organizations} new organizations; ${counts.consented} get updates from then on.`;

/**
 * Tries a list and prints the rows, those refused first, and how many have which fate; takes it in only if it is told to. Nothing is
 * left of a list that was only tried.
 * @throws OperatorError where the file cannot be taken
 */
export async function importMembers(
  file: string,
  options: ImportOptions,
  takeIn: boolean,
  say: (line: string) => void,
): Promise<void> {
  const id = await handIn(file);
  let kept = false;
  try {
    const found = await db.import.findUniqueOrThrow({ where: { id } });
    const encoding = options.encoding ?? found.encoding;
    const separator = options.separator ? separatorNamed(options.separator) : found.separator;
    const reading = { encoding, separator: separator as ImportSeparator };
    const same = encoding === found.encoding && separator === found.separator;
    const { headed, columns } = same
      ? { headed: found.headed, columns: found.mapping as ColumnField[] }
      : await guessReading(id, reading);
    const settling = settlingSchema.safeParse({
      ...{ encoding, separator, headed, columns, basis: options.basis ?? null, keepKnown: false },
      ...{ locale: options.locale ?? "en", source: options.name ?? found.source },
      tags: readTags(options.tags ?? ""),
    });
    if (!settling.success)
      throw new OperatorError(`This cannot be used: --${String(settling.error.issues[0]?.path[0])}.`);
    say(
      `Read as ${encoding}, cut at ${separator === "\t" ? "tabs" : `“${separator}”`}; columns: ${columns.map((it) => it || "-").join(", ")}.`,
    );
    must(await checkImport(OPERATOR, id, settling.data));
    const tried = await finish(id);
    const rows = await db.importRow.findMany({
      where: { importId: id },
      // The last fate is "refused": what somebody has to look at comes first.
      orderBy: [{ fate: "desc" }, { line: "asc" }],
      select: { line: true, fate: true, reason: true, who: true },
      take: SHOWN,
    });
    for (const { line, fate, reason, who } of rows)
      say([`row ${line}`, fate, reason?.replaceAll("-", " "), who].filter(Boolean).join("  "));
    if (tried.new + tried.update + tried.same + tried.refused > rows.length)
      say(`… and more: ${SHOWN.toLocaleString("en-US")} rows are shown, those refused first.`);
    say(`${takeIn ? "Tried" : "This would come of it"}: ${tell(tried)}`);
    if (!options.basis)
      say("No --basis says why they may be written to: they are kept as known and never written to.");
    if (!takeIn) {
      say("Nothing was changed. Add --yes to take the list in.");
      return;
    }
    kept = true;
    must(await runImport(OPERATOR, id));
    say(`Taken in: ${tell(await finish(id))} It can be undone for a week at /staff/members/import/${id}.`);
  } finally {
    if (!kept) await discardImport(OPERATOR, id);
  }
}
