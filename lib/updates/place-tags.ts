import type remarkParse from "remark-parse";
import type { Options as SafeSchema } from "rehype-sanitize";
import type { Plugin } from "unified";
import type { MarkdownProblem } from "./schema";
import { readTag, tagNames, type Tag, type TagName } from "./tags";

type Written = typeof remarkParse extends Plugin<[], string, infer Root> ? Root : never;
type Node = Written["children"][number];
type Html = Extract<Node, { type: "html" }>;
type Report = (node: { position?: Node["position"] }, reason: string) => void;

/** The element that stands for a tag in the checked tree: "AgendaItem" is x-agendaitem. */
const elementOf = (name: TagName): string => `x-${name.toLowerCase()}`;

/** The tag that an element stands for, as it is typed. */
export const nameOf = (tagName: string): string =>
  tagNames.find((name) => elementOf(name) === tagName) ?? tagName;

/** What the checked tree may hold of tags, for the sanitizer; only `placeTags` makes such elements. */
export const tagElements: { tagNames: string[]; attributes: NonNullable<SafeSchema["attributes"]> } = {
  tagNames: tagNames.map(elementOf),
  attributes: {
    "x-claim": ["id", "inline"],
    "x-agendaitem": ["id"],
    "x-issue": ["id"],
    "x-article": ["id"],
    "x-button": ["href", "words"],
    "x-picture": ["src", "alt", "caption", "width"],
    "x-callout": ["title", "tone"],
  },
};

/** Where a figure would put a link into a link, or something to press into a heading. */
const noFigures = new Set(["heading", "link", "linkReference"]);

/**
 * Puts elements in the place of the tags of a written tree. Whatever else stands between < and > stays visible as the
 * text it is, so that nothing vanishes unseen, and is named.
 */
export function placeTags(tree: Written, problems: MarkdownProblem[]): void {
  const report: Report = (node, reason) => {
    problems.push({ line: node.position?.start.line ?? 1, reason });
  };
  tree.children = placeBlocks(tree.children as Node[], report) as typeof tree.children;
}

/** The blocks of the page: tags that stand alone, and callouts around what follows them. */
function placeBlocks(nodes: Node[], report: Report): Node[] {
  const done: Node[] = [];
  let open: { at: Html; tag: Extract<Tag, { name: "Callout" }>; inside: Node[] } | null = null;
  const put = (node: Node) => (open?.inside ?? done).push(node);
  for (const node of nodes.flatMap(lift)) {
    if (node.type !== "html") {
      placeInside(node, [], report);
      withoutNotes(node, report).forEach(put);
      continue;
    }
    const read = node.value.startsWith("<!--") ? null : readTag(node.value.trim());
    if (read?.kind === "end") {
      if (open) {
        const { at, tag, inside } = open;
        if (inside.length === 0) report(at, "<Callout> is empty. Write its text before </Callout>.");
        open = null;
        put(element(tag, at, inside));
      } else report(node, '</Callout> ends nothing here. Write <Callout title="…"> before its text.');
    } else if (read?.kind === "tag" && read.tag.name === "Callout") {
      if (open) report(node, "A <Callout> cannot stand in another. End the first with </Callout> before it.");
      else open = { at: node, tag: read.tag, inside: [] };
    } else if (read?.kind === "tag") {
      put(element(read.tag, node));
    } else {
      report(node, read?.reason ?? noComments);
      put(paragraph([{ type: "text", value: node.value }]));
    }
  }
  if (open) {
    report(open.at, "<Callout> is opened here and never ends. Write </Callout> on a line behind its text.");
    done.push(...open.inside);
  }
  return done;
}

const noComments = "Comments (<!-- -->) are not kept from readers in mail. Delete what is not for them.";

const isBlank = (node: Node): boolean => node.type === "text" && node.value.trim() === "";

/** Tags that Markdown took for words of a sentence, because they stand side by side or around one line. */
function lift(node: Node): Node[] {
  if (node.type !== "paragraph") return [node];
  const parts = (node.children as Node[]).filter((part) => !isBlank(part));
  const [first, last] = [parts[0], parts.at(-1)];
  if (first?.type !== "html" || last?.type !== "html") return [node];
  if (parts.every((part) => part.type === "html"))
    return parts.every((part) => isAlone(part as Html)) ? parts : [node];
  if (!/^<Callout\b/.test(first.value) || last.value.trim() !== "</Callout>") return [node];
  return [first, { ...paragraph(parts.slice(1, -1)), position: node.position } as Node, last];
}

const isAlone = (node: Html): boolean => readTag(node.value.trim()).kind !== "wrong";

/** What stands in a sentence, a list, a table: figures alone. */
function placeInside(node: Node, above: readonly string[], report: Report): void {
  if (!("children" in node)) return;
  const around = [...above, node.type];
  const children = (node.children as Node[]).flatMap((child) => {
    if (child.type === "html") return [placeTag(child, node, around, report)];
    placeInside(child, around, report);
    return withoutNotes(child, report);
  });
  (node as { children: Node[] }).children = children;
}

function placeTag(child: Html, parent: Node, around: readonly string[], report: Report): Node {
  const stay = (reason: string): Node => {
    report(child, reason);
    const shown: Node = { type: "text", value: child.value };
    return inSentence(parent) ? shown : paragraph([shown]);
  };
  if (child.value.startsWith("<!--")) return stay(noComments);
  const read = readTag(child.value.trim());
  if (read.kind === "wrong") return stay(read.reason);
  const name = read.kind === "tag" ? read.tag.name : read.name;
  if (read.kind === "end" || read.tag.name !== "Claim")
    return stay(`<${name}> stands on a line of its own, not in a sentence, a list, a quotation or a table.`);
  if (around.some((type) => noFigures.has(type)))
    return stay("<Claim> cannot stand in a heading or a link. Move it to a sentence.");
  const figure = element(read.tag, child, [], true);
  return inSentence(parent) ? figure : paragraph([figure]);
}

/** Notes have no foot of a page to stand at: what they say stays where it was written. */
function withoutNotes(node: Node, report: Report): Node[] {
  if (node.type !== "footnoteReference" && node.type !== "footnoteDefinition") return [node];
  report(node, "Footnotes do not work in mail. Write the source in round brackets instead.");
  return node.type === "footnoteReference"
    ? [{ type: "text", value: `[${node.identifier}]` }]
    : (node.children as Node[]);
}

const sentences = new Set<string>([
  ...["paragraph", "heading", "emphasis", "strong", "delete", "link", "linkReference", "tableCell"],
]);
const inSentence = (node: Node): boolean => sentences.has(node.type);

const paragraph = (children: Node[]): Node => ({ type: "paragraph", children }) as Node;

function element(tag: Tag, at: Html, children: Node[] = [], inline = false): Node {
  return {
    // Any parent would do: what it becomes is said by hName.
    type: inline ? "emphasis" : "blockquote",
    children,
    position: at.position,
    data: { hName: elementOf(tag.name), hProperties: { ...tag.given, ...(inline && { inline }) } },
  } as Node;
}
