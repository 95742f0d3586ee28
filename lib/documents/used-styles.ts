/**
 * A part of a stylesheet: text that is always kept, a rule that is kept where one of its selectors may match, or a
 * block with parts of its own.
 */
type Part =
  | { kind: "text"; css: string }
  | { kind: "rule"; css: string; needs: readonly (readonly string[])[] }
  | { kind: "block"; name: string; parts: readonly Part[] };

/** A stylesheet, read once and used for every page that brings it. */
export type ReadStyles = readonly Part[];

const strings = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;
const comments = /\/\*.*?\*\//gs;
const holders = /^@(?:media|layer|supports|container)\b/;

/**
 * Reads a stylesheet as the build writes it (CSS Syntax Level 3). What stands in a string is masked while braces are
 * counted.
 */
export function readStyles(sheet: string): ReadStyles {
  const css = sheet.replace(comments, "");
  const masked = css.replace(strings, (string) => "_".repeat(string.length));
  return readParts(css, masked, 0, css.length);
}

function readParts(css: string, masked: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  let start = from;
  while (start < to) {
    const end = /[;{]/g;
    end.lastIndex = start;
    const mark = end.exec(masked)?.index ?? to;
    if (mark >= to || masked[mark] === ";") {
      parts.push({ kind: "text", css: css.slice(start, Math.min(mark + 1, to)) });
      start = mark + 1;
      continue;
    }
    const close = closingBrace(masked, mark, to);
    const name = css.slice(start, mark).trim();
    const whole = css.slice(start, close + 1);
    if (holders.test(name))
      parts.push({ kind: "block", name, parts: readParts(css, masked, mark + 1, close) });
    else if (name.startsWith("@")) parts.push({ kind: "text", css: whole });
    else parts.push({ kind: "rule", css: whole, needs: selectorsOf(name).map(classesOf) });
    start = close + 1;
  }
  return parts;
}

function closingBrace(masked: string, open: number, to: number): number {
  let depth = 0;
  for (let at = open; at < to; at++) {
    if (masked[at] === "{") depth++;
    else if (masked[at] === "}" && --depth === 0) return at;
  }
  return to;
}

/** A selector list's members, without what stands in brackets: ":is(.a, .b) .c" says nothing but ".c" for certain. */
function selectorsOf(list: string): string[] {
  let bare = list.replace(strings, "");
  for (let last = ""; last !== bare;) {
    last = bare;
    bare = bare.replace(/\([^()]*\)|\[[^[\]]*\]/g, "");
  }
  return bare.split(",");
}

// A name with a sign that has to be escaped is not looked for: its rule counts as needing one name less.
const classesOf = (selector: string): string[] =>
  [...selector.matchAll(/\.(-?[a-z_][\w-]*)(?![\w\\-])/gi)].map(([, name]) => name ?? "");

/** The class names of a page, as its elements carry them. */
export const classesIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names]) => (names ?? "").split(/\s+/)));

/**
 * The styles that may apply on a page: without the rules that need a class none of its elements has. Whatever is not
 * plainly out of use stays, and so does the order of layers.
 */
export const stylesFor = (styles: ReadStyles, classes: ReadonlySet<string>): string =>
  styles
    .map((part) => {
      if (part.kind === "text") return part.css;
      if (part.kind === "rule") {
        return part.needs.some((names) => names.every((name) => classes.has(name))) ? part.css : "";
      }
      const inner = stylesFor(part.parts, classes);
      if (inner) return `${part.name}{${inner}}`;
      return /^@layer\s+[\w.-]+$/.test(part.name) ? `${part.name};` : "";
    })
    .join("");
