import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { exportPeople } from "@/lib/members/commands/export-members";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { personColumnNames } from "@/lib/members/export-columns";
import { everyone } from "@/lib/members/filter";
import { OperatorError } from "@/lib/platform/errors";

// npm run site -- members export

/** Writes all people, every column, into a file or to standard output. @returns how many */
export async function exportMembers(file: string | undefined): Promise<number> {
  const { rows, text } = await exportPeople(OPERATOR, {
    ...{ filter: everyone, columns: personColumnNames, mark: false },
  });
  const out = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 });
  try {
    await pipeline(text, out, { end: file !== undefined });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    // Whoever reads the output, such as `head`, has seen enough.
    if (file === undefined && code === "EPIPE") return rows;
    throw new OperatorError(`The people could not be written: ${message}.`, { cause });
  }
  return rows;
}
