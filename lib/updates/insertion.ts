// What the tools above a text put into it. Pure, so that a press of a button means the same by mouse and by keyboard.

/** A text and what is selected in it, as offsets; equal: the cursor. */
export type Spot = { text: string; start: number; end: number };

/** What replaces a stretch of the text, and what of it is selected then (offsets in the new text). */
export type Insertion = { from: number; to: number; text: string; select: [start: number, end: number] };

/** The text after an insertion. */
export const inserted = (text: string, { from, to, text: put }: Insertion): string =>
  text.slice(0, from) + put + text.slice(to);

/**
 * Sets the selection between two signs, such as ** for bold; takes them away where they stand already. With nothing
 * selected the words to be replaced stand between them, selected.
 */
export function wrapped({ text, start, end }: Spot, sign: string, words: string): Insertion {
  const chosen = text.slice(start, end);
  const inner = chosen.trim();
  if (inner.length >= 2 * sign.length && inner.startsWith(sign) && inner.endsWith(sign)) {
    const bare = inner.slice(sign.length, inner.length - sign.length);
    const put = chosen.replace(inner, () => bare);
    return { from: start, to: end, text: put, select: [start, start + put.length] };
  }
  const around = text.slice(start - sign.length, start) === sign && text.slice(end).startsWith(sign);
  // In ***both*** a single * belongs to one of two: nothing is taken away by half.
  if (around && inner !== "") {
    const from = start - sign.length;
    return { from, to: end + sign.length, text: chosen, select: [from, from + chosen.length] };
  }
  // Signs with a space inside would be no signs: it goes outside.
  const lead = inner === "" ? "" : chosen.slice(0, chosen.indexOf(inner));
  const tail = inner === "" ? "" : chosen.slice(lead.length + inner.length);
  const filled = inner || words;
  const at = start + lead.length + sign.length;
  return {
    from: start,
    to: end,
    text: `${lead}${sign}${filled}${sign}${tail}`,
    select: [at, at + filled.length],
  };
}

// lastIndexOf reads an offset below 0 as 0, where a line break may be.
const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);
const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
};

/** Makes the line a heading, or words again if it is one. */
export function asHeading({ text, start }: Spot, words: string): Insertion {
  const [from, to] = [lineStart(text, start), lineEnd(text, start)];
  const line = text.slice(from, to);
  const heading = /^#{1,6}\s+/.exec(line);
  if (heading) {
    const bare = line.slice(heading[0].length);
    return { from, to, text: bare, select: [from + bare.length, from + bare.length] };
  }
  const filled = line.trim() || words;
  const before = from > 0 && text.slice(lineStart(text, from - 1), from - 1).trim() !== "" ? "\n" : "";
  const put = `${before}## ${filled}`;
  const at = from + put.length;
  return { from, to, text: put, select: line.trim() ? [at, at] : [at - filled.length, at] };
}

/** Makes each selected line a point of a list, or words again if all are. */
export function asList({ text, start, end }: Spot, words: string): Insertion {
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const [from, to] = [lineStart(text, start), lineEnd(text, last)];
  const lines = text.slice(from, to).split("\n");
  const full = lines.filter((line) => line.trim() !== "");
  if (full.length === 0) {
    const put = `- ${words}`;
    return { from, to, text: put, select: [from + 2, from + put.length] };
  }
  const all = full.every((line) => /^[-*+]\s/.test(line));
  const put = lines
    .map((line) => (all ? line.replace(/^[-*+]\s+/, "") : line.trim() === "" ? line : `- ${line}`))
    .join("\n");
  // A list right under a paragraph would be read as part of it.
  const above = from > 0 ? text.slice(lineStart(text, from - 1), from - 1) : "";
  const before = !all && above.trim() !== "" && !/^\s*[-*+]\s/.test(above) ? "\n" : "";
  return {
    ...{ from, to, text: before + put },
    select: [from + before.length, from + before.length + put.length],
  };
}

/** Puts words where the cursor is, in place of what is selected. */
export const inSentence = ({ start, end }: Spot, words: string): Insertion => ({
  ...{ from: start, to: end, text: words },
  select: [start + words.length, start + words.length],
});

/**
 * Puts a part on lines of its own, with an empty line above and below: in place of what is selected, else behind the
 * line the cursor is in, so that no sentence is cut in two.
 */
export function onItsOwn({ text, start, end }: Spot, part: string): Insertion {
  const inLine = start === end && text.slice(lineStart(text, start), lineEnd(text, start)).trim() !== "";
  const before = text.slice(0, inLine ? lineEnd(text, end) : start).trimEnd();
  const after = text.slice(inLine ? lineEnd(text, end) : end).trimStart();
  const from = before.length;
  const lead = before === "" ? "" : "\n\n";
  const tail = after === "" ? "\n" : "\n\n";
  const caret = from + lead.length + part.length;
  return { from, to: text.length - after.length, text: lead + part + tail, select: [caret, caret] };
}

/** A link in Markdown. */
export const linkTo = (words: string, address: string): string => {
  const codes: Record<string, string> = { "(": "%28", ")": "%29" };
  const href = address.replace(/[\s()<>]/g, (sign) => codes[sign] ?? encodeURIComponent(sign));
  return `[${words.replace(/[[\]]/g, "\\$&")}](${href})`;
};

/** A tag of an update's text (tags.ts), its attributes in the order given; those without a value are left out. */
export function tagOf(name: string, given: Readonly<Record<string, string>>, inside?: string): string {
  const written = Object.entries(given)
    .filter(([, value]) => value.trim() !== "")
    .map(([key, value]) => ` ${key}=${quoted(value.replace(/\s+/g, " ").trim())}`)
    .join("");
  return inside === undefined ? `<${name}${written} />` : `<${name}${written}>\n\n${inside}\n\n</${name}>`;
}

// A value may hold one kind of quotation marks; of both, the straight double ones become typographic.
const quoted = (value: string): string =>
  !value.includes('"')
    ? `"${value}"`
    : !value.includes("'")
      ? `'${value}'`
      : `"${value.replaceAll('"', "”")}"`;

/** A personal field with what stands there for whoever we do not know it of. */
export const fieldOf = (name: string, fallback: string): string =>
  `{${name}|${fallback.replace(/[{}|]/g, "").replace(/\s+/g, " ").trim()}}`;
