import { z } from "zod";

// Lists of people that staff hand in: what their columns can mean, how they are settled, and what can come of a row.
// Safe in the browser.

/** What a column can hold. */
export const importFields = [
  "email",
  "firstName",
  "lastName",
  "fullName",
  "zip",
  "locale",
  "audience",
  "interests",
  "tags",
  "organizationName",
  "website",
  "sector",
  "role",
  "kind",
  "unsubscribed",
  "subscribed",
  "since",
] as const;
export type ImportField = (typeof importFields)[number];

/** What several columns may hold together. */
export const repeatableFields: readonly ImportField[] = [
  "lastName",
  "interests",
  "tags",
  "unsubscribed",
  "subscribed",
];

/** A column's field; "" for one that is left out. */
export type ColumnField = ImportField | "";

/** What a file can be written in (WHATWG names), the most common first. */
export const importEncodings = [
  "utf-8",
  "windows-1252",
  "macintosh",
  "utf-16le",
  "utf-16be",
  "iso-8859-2",
  "windows-1250",
  "windows-1251",
  "shift_jis",
  "gb18030",
  "big5",
  "euc-kr",
] as const;
export type ImportEncoding = (typeof importEncodings)[number];

/** What can stand between two cells. */
export const importSeparators = [",", ";", "\t", "|"] as const;
export type ImportSeparator = (typeof importSeparators)[number];

/** The largest file, in bytes, and the largest piece it is handed in by: below what servers in front usually let in. */
export const LARGEST_FILE = 500 * 1024 * 1024;
export const PIECE = 512 * 1024;
/** Columns beyond these are not looked at. */
export const MOST_COLUMNS = 200;

export const rowFates = ["new", "update", "same", "refused"] as const;
export type RowFate = (typeof rowFates)[number];

/** Why a row is refused. */
export type Refusal =
  | "email-missing"
  | "email-wrong"
  | "name-wrong"
  | "organization-missing"
  | "organization-wrong"
  | "repeated"
  | "suppressed"
  | "unsubscribed-elsewhere"
  | "unsubscribed"
  | "left"
  | "removed"
  | "paused";

/** What of a row that is taken was left out, because it makes no sense to us. */
export type RowNote =
  | "zip-left-out"
  | "date-left-out"
  | "language-left-out"
  | "audience-left-out"
  | "sector-left-out"
  | "website-left-out";

export const importStatuses = [
  "mapping",
  "checking",
  "checked",
  "running",
  "done",
  "undoing",
  "undone",
  "failed",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** How often each thing came of a row, and how many organizations were added; after an undo, what it did. */
export type ImportCounts = Record<RowFate, number> & {
  organizations: number;
  /** Rows whose people may be written to from then on. */
  consented: number;
  reasons: Partial<Record<Refusal | RowNote, number>>;
  undone?: { deleted: number; kept: number; restored: number };
};

export const noCounts = (): ImportCounts => ({
  ...{ new: 0, update: 0, same: 0, refused: 0 },
  ...{ organizations: 0, consented: 0, reasons: {} },
});

/** One line without signs that a list in a form cannot hold. */
const words = (longest: number) =>
  z
    .string()
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().max(longest));

/** How a file is read. */
export const readingSchema = z.object({
  encoding: z.enum(importEncodings),
  separator: z.enum(importSeparators),
  headed: z.boolean(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Everything staff settle before a list is tried. */
export const settlingSchema = readingSchema.extend({
  columns: z.array(z.enum(["", ...importFields])).max(MOST_COLUMNS),
  /** Why these people may be written to, in staff's words; null: they may not. */
  basis: words(1000)
    .nullable()
    .transform((text) => text || null),
  locale: z.enum(["en", "es"]),
  source: words(120),
  tags: z.array(words(60)).max(20),
  keepKnown: z.boolean(),
});
export type Settling = z.infer<typeof settlingSchema>;

/** Tags as they are typed, with commas between: each once, in the order they came. */
export const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;|\n]/)
      .map((tag) =>
        tag
          .toWellFormed()
          .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
          .replace(/\s+/gu, " ")
          .trim()
          .slice(0, 60),
      )
      .filter(Boolean),
  ),
];

/** An import in a list. */
export type ImportLine = {
  id: string;
  fileName: string;
  source: string;
  status: ImportStatus;
  counts: ImportCounts;
  /** Who handed it in, while they are known. */
  owner: string | null;
  createdAt: Date;
};

/** An import as its page shows it. */
export type ImportState = ImportLine & {
  bytes: number;
  /** Whether the whole file has come in. */
  arrived: boolean;
  encoding: string;
  separator: string;
  headed: boolean;
  columns: ColumnField[];
  basis: string | null;
  locale: string;
  tags: string[];
  keepKnown: boolean;
  /** The last line there is (an estimate until every row was tried) and the last that is settled. */
  rowsTotal: number;
  rowsDone: number;
  error: string | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  /** Until when it can be undone; null: it cannot. */
  undoUntil: Date | null;
};

/** The first rows of a file as they are read. */
export type ImportSample = {
  headings: string[];
  rows: { line: number; cells: string[] }[];
  trouble: string | null;
};

/** One row and what came, or would come, of it. */
export type FateLine = {
  line: number;
  fate: RowFate;
  reason: Refusal | RowNote | null;
  who: string;
  personId: string | null;
};
