/** Something an editor has to put right (an error) or should look at (a warning). */
export type Problem = {
  /** The file's path below the project's root, e.g. "content/en/issues/stem/index.mdx". */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** A sentence that someone who writes no programs understands. */
  reason: string;
  /** An error keeps the page from being served; a warning does not. */
  severity: "error" | "warning";
};

/** A place in a file; both numbers count from 1. */
export type Place = { line: number; column: number };

/** What was read, or everything that is wrong with it. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** The problem as one line: "content/en/x.mdx:12:3 reason". */
export const formatProblem = (problem: Problem): string =>
  `${problem.file}:${problem.line}:${problem.column} ${problem.reason}`;

/** Errors and warnings in the order of reading. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) =>
      a.file.localeCompare(b.file, "en") ||
      a.line - b.line ||
      a.column - b.column ||
      a.reason.localeCompare(b.reason, "en"),
  );
