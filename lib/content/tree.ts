import type { toJsxRuntime } from "hast-util-to-jsx-runtime";
// Named for its types alone: it adds the nodes of MDX to those of Markdown.
import type {} from "remark-mdx";
import type remarkParse from "remark-parse";
import type { Plugin } from "unified";
import type { Place } from "@/lib/content/problems";
import { type ComponentName, componentNames } from "@/lib/content/schema";

/** A page as it was written: Markdown's tree (mdast) with the nodes of MDX. */
export type WrittenRoot = typeof remarkParse extends Plugin<[], string, infer Root> ? Root : never;
export type WrittenContent = WrittenRoot["children"][number];
export type WrittenNode = WrittenRoot | WrittenContent;
/** A component, on lines of its own (flow) or in the middle of a sentence (text). */
export type WrittenComponent = Extract<
  WrittenContent,
  { type: "mdxJsxFlowElement" } | { type: "mdxJsxTextElement" }
>;

/** A page as it will be shown (hast). */
type ShownNode = Parameters<typeof toJsxRuntime>[0];
export type ShownRoot = Extract<ShownNode, { type: "root" }>;
export type ShownElement = Extract<ShownNode, { type: "element" }>;
export type ShownContent = ShownRoot["children"][number];

export const isComponent = (node: WrittenNode): node is WrittenComponent =>
  node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

export const childrenOf = (node: WrittenNode): WrittenContent[] => ("children" in node ? node.children : []);

/** Where a node begins; the file's first place for one that was not written but added. */
export const placeOf = (node: {
  position?: { start: { line: number; column: number } } | undefined;
}): Place => ({ line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 });

/** The words of a node and everything inside it. */
export function writtenText(node: WrittenNode): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (node.type === "image") return node.alt ?? "";
  return childrenOf(node).map(writtenText).join("");
}

/** The words of a node and everything inside it. */
export function shownText(node: ShownRoot | ShownContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(shownText).join("") : "";
}

/** The element that stands for a component in the shown tree: "AgendaItem" is x-agendaitem. */
export const tagOf = (name: string): string => `x-${name.toLowerCase()}`;

const componentsByTag: ReadonlyMap<string, ComponentName> = new Map(
  componentNames.map((name) => [tagOf(name), name]),
);

/** The component an element of the shown tree stands for. */
export const componentOf = (tagName: string): ComponentName | undefined => componentsByTag.get(tagName);
