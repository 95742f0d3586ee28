import { letterBlock } from "./letter-blocks";
import type { SafeContent, SafeElement, SafeRoot } from "./schema";

const width = 72;

/** The words of an update as plain text that reads as a letter: lines of at most 72 signs, addresses in round brackets. */
export function toLetter(tree: SafeRoot): string {
  return blocks(tree.children, width).join("\n\n");
}

/** The first words of an update behind its salutation, cut between words, as an inbox or a list shows them. */
export function firstWords(tree: SafeRoot, most: number): string {
  const paragraphs = tree.children
    .filter(isElement("p"))
    .map((node) => plain(node).replace(/\s+/g, " ").trim())
    .filter(Boolean);
  const [first = "", ...others] = paragraphs;
  const greets = others.length > 0 && first.length <= 60 && /[,:]$/.test(first);
  const words = (greets ? others : paragraphs).join(" ");
  if (words.length <= most) return words;
  const cut = words.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).replace(/[\s,;:.–-]+$/u, "")} …`;
}

function plain(node: SafeContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  if (node.tagName === "br") return " ";
  return node.children.map(plain).join("");
}

function blocks(nodes: readonly SafeContent[], room: number): string[] {
  const done: string[] = [];
  let sentence: SafeContent[] = [];
  const flush = () => {
    const text = fold(inline(sentence), room);
    if (text) done.push(text);
    sentence = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      const text = block(node, room);
      if (text) done.push(text);
    } else {
      sentence.push(node);
    }
  }
  flush();
  return done;
}

const blockNames = new Set([
  ...["p", "h2", "h3", "h4", "ul", "ol", "blockquote", "pre", "hr", "table"],
  ...["x-agendaitem", "x-button", "x-callout", "x-card", "x-claim", "x-picture", "x-sources"],
]);
const isBlock = (node: SafeContent): node is SafeElement =>
  node.type === "element" && blockNames.has(node.tagName) && node.properties["inline"] !== true;

function block(node: SafeElement, room: number): string {
  switch (node.tagName) {
    case "h2":
      return underline(fold(inline(node.children), room), "=");
    case "h3":
    case "h4":
      return underline(fold(inline(node.children), room), "-");
    case "ul":
    case "ol":
      return list(node, room);
    case "blockquote":
      return prefix(blocks(node.children, Math.max(20, room - 2)).join("\n\n"), "> ", "> ");
    case "pre":
      return prefix(plain(node).replace(/\n$/, ""), "    ", "    ");
    case "hr":
      return "* * *";
    case "table":
      return table(node, room);
    case "p":
      return fold(inline(node.children), room);
    default:
      return letterBlock(node, {
        fold: (text) => fold(text, node.tagName === "x-callout" ? room - 2 : room),
        words: inline,
        inside: (nodes) => blocks(nodes, Math.max(20, room - 2)).join("\n\n"),
      });
  }
}

const underline = (title: string, sign: string): string =>
  title && `${title}\n${sign.repeat(Math.max(...title.split("\n").map((line) => line.length)))}`;

function list(node: SafeElement, room: number): string {
  const first = typeof node.properties.start === "number" ? node.properties.start : 1;
  const items = node.children.filter(isElement("li")).map((item, at) => {
    const sign = node.tagName === "ol" ? `${first + at}. ` : "- ";
    const parts = blocks(item.children, Math.max(20, room - sign.length));
    return { text: prefix(parts.join("\n\n"), sign, " ".repeat(sign.length)), long: parts.length > 1 };
  });
  return items.map((item) => item.text).join(items.some((item) => item.long) ? "\n\n" : "\n");
}

/** A row a paragraph, each cell behind the name of its column: columns of signs fall apart on a phone. */
function table(node: SafeElement, room: number): string {
  const rows = rowsOf(node);
  const [names = [], ...others] = rows.map((row) =>
    row.children
      .filter((cell) => isElement("th")(cell) || isElement("td")(cell))
      .map((cell) => inline([cell]).trim()),
  );
  const body = others.length > 0 ? others : [names];
  return body
    .map((cells) =>
      cells
        .map((cell, at) => (names[at] && others.length > 0 ? `${names[at]}: ${cell}` : cell))
        .map((line) => fold(line, room))
        .join("\n"),
    )
    .join("\n\n");
}

const rowsOf = (node: SafeElement): SafeElement[] =>
  node.children.flatMap((child) =>
    child.type !== "element" ? [] : child.tagName === "tr" ? [child] : rowsOf(child),
  );

const isElement =
  (name: string) =>
  (node: SafeContent): node is SafeElement =>
    node.type === "element" && node.tagName === name;

function inline(nodes: readonly SafeContent[]): string {
  return nodes.map(word).join("");
}

function word(node: SafeContent): string {
  if (node.type === "text") return node.value.replace(/\s+/g, " ");
  if (node.type !== "element") return "";
  if (node.tagName === "br") return "\n";
  if (node.tagName === "img") {
    const { alt } = node.properties;
    return typeof alt === "string" && alt ? `[${alt}]` : "";
  }
  const words = inline(node.children);
  if (node.tagName === "x-claim") return `${words} [${String(node.properties["note"])}]`;
  if (node.tagName !== "a") return words;
  const href = String(node.properties.href ?? "");
  const bare = href.replace(/^mailto:/i, "");
  const same = [href, bare, bare.replace(/^https?:\/\//, ""), bare.replace(/^https?:\/\/|\/$/g, "")];
  return same.includes(words.trim()) ? bare : `${words} (${bare})`;
}

const prefix = (text: string, first: string, rest: string): string =>
  text
    .split("\n")
    .map((line, at) => ((at === 0 ? first : rest) + line).trimEnd())
    .join("\n");

/** Breaks lines between words; a word longer than the room, such as an address, stays whole. */
function fold(text: string, room: number): string {
  return text
    .split("\n")
    .map((line) => foldLine(line.trim(), room))
    .join("\n")
    .trim();
}

function foldLine(line: string, room: number): string {
  const lines: string[] = [];
  let open = "";
  for (const next of line.split(" ").filter(Boolean)) {
    if (open && open.length + 1 + next.length > room) {
      lines.push(open);
      open = next;
    } else {
      open = open ? `${open} ${next}` : next;
    }
  }
  return [...lines, open].join("\n");
}
