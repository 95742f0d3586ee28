/** A stretch of words that stayed, was taken out, or came in. */
export type Difference = { kind: "same" | "out" | "in"; text: string };

/** So many comparisons of lines or words are made before a stretch counts as wholly rewritten. */
const MOST_COMPARED = 4_000_000;

/**
 * How one text became another, word by word: lines are held against each other first, then the words inside those that
 * changed. Joined without what came in, the stretches are the old text; without what was taken out, the new one. Takes a
 * bounded time: texts with too much in them that differs are told as one taken out and one that came in.
 */
export function differencesOf(before: string, after: string): Difference[] {
  const lines = compare(before.split(/(?<=\n)/), after.split(/(?<=\n)/));
  const told: Difference[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [line, next] = [lines[at]!, lines[at + 1]];
    if (line.kind === "out" && next?.kind === "in") {
      told.push(...compare(wordsOf(line.text), wordsOf(next.text)));
      at++;
    } else {
      told.push(line);
    }
  }
  return joined(told);
}

// Each word with the space behind it, each sign for itself: a full stop that moved is no new word.
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** The longest common subsequence of two lists, as stretches; what was taken out stands before what came in. */
function compare(before: string[], after: string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const [old, young] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const middle =
    old.length * young.length > MOST_COMPARED
      ? [
          { kind: "out" as const, text: old.join("") },
          { kind: "in" as const, text: young.join("") },
        ]
      : aligned(old, young);
  return joined([
    { kind: "same", text: before.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: before.slice(before.length - end).join("") },
  ]);
}

function aligned(old: string[], young: string[]): Difference[] {
  const width = young.length + 1;
  // common[i * width + j]: how long the common part of old from i and young from j is.
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === young[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      found.push({ kind: "same", text: old[i++]! });
      j++;
    } else if (
      i < old.length &&
      (j === young.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      found.push({ kind: "out", text: old[i++]! });
    } else {
      found.push({ kind: "in", text: young[j++]! });
    }
  }
  return found;
}

/** Neighbours of one kind become one; between two that stayed, what was taken out stands before what came in. */
function joined(stretches: readonly Difference[]): Difference[] {
  const done: Difference[] = [];
  let [out, young] = ["", ""];
  const flush = () => {
    if (out) done.push({ kind: "out", text: out });
    if (young) done.push({ kind: "in", text: young });
    [out, young] = ["", ""];
  };
  for (const { kind, text } of stretches) {
    if (kind === "out") out += text;
    else if (kind === "in") young += text;
    else if (text) {
      flush();
      const last = done.at(-1);
      if (last?.kind === "same") last.text += text;
      else done.push({ kind, text });
    }
  }
  flush();
  return done;
}
