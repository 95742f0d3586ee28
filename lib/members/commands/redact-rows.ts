import type { Tx } from "@/lib/platform/db";
import { mentionOf, redact } from "../redaction";

/** Where somebody may be named in what was written about something else. */
export type Place = {
  table: string;
  /** The columns that find a row again. */
  key: readonly string[];
  /** What is read, text or JSON. */
  columns: readonly string[];
  json?: true;
  /** The text is about one person alone: it goes as a whole. */
  whole?: true;
  /** Which rows; `$2` is a list of ids. */
  where?: string;
};

const forLike = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** What a database is asked for: the words as they stand in text and, where signs are written differently there, in JSON. */
const needlesOf = (words: readonly string[]): string[] => [
  ...new Set(words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1)]).map(forLike)),
];

/**
 * Takes words out of the rows of a place, wherever they stand alone.
 * @param ids what the place's `where` names
 * @returns how many rows held them
 */
export async function redactRows(
  tx: Tx,
  { table, key, columns, json, whole, where = "$2::uuid[] is not null" }: Place,
  words: readonly string[],
  ids: readonly string[] = [],
): Promise<number> {
  const mention = mentionOf(words);
  if (!mention) return 0;
  // As "ilike" compares, which would make the text lower anew for every word.
  const lower = "array(select lower(needle) from unnest($1::text[]) needle)";
  const named = columns.map((column) => `lower("${column}"::text) like any (${lower})`).join(" or ");
  const keys = key.map((column) => `"${column}"::text`).join(", ");
  // Tables, columns and conditions come from our own list of places; words, ids and values are parameters.
  const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(
    `select ${keys}, ${columns.map((column) => `"${column}"`).join(", ")} from "${table}"
     where (${where}) and (${named})`,
    needlesOf(words),
    [...ids],
  );
  for (const row of rows) {
    const values = columns.map((column) => {
      const clean = redact(row[column], mention);
      if (whole && clean !== row[column]) return "";
      return json ? JSON.stringify(clean) : (clean as string | null);
    });
    const sets = columns.map((column, at) => `"${column}" = $${at + 1}${json ? "::text::jsonb" : ""}`);
    const finds = key.map((column, at) => `"${column}"::text = $${columns.length + at + 1}`);
    // As above: names are from our own list, what is written and found by are parameters.
    await tx.$executeRawUnsafe(
      `update "${table}" set ${sets.join(", ")} where ${finds.join(" and ")}`,
      ...values,
      ...key.map((column) => String(row[column])),
    );
  }
  return rows.length;
}
