import { visit } from "unist-util-visit";
import type { SafeContent, SafeRoot } from "./schema";

/** Every address the words of an update lead to, once each, in reading order. */
export function listLinks(tree: SafeRoot): string[] {
  const found = new Set<string>();
  mapLinks(tree, (url) => {
    found.add(url);
    return url;
  });
  return [...found];
}

/** The addresses of the pictures in the words of an update. */
export function listPictures(tree: SafeRoot): string[] {
  const found = new Set<string>();
  visit(tree, "element", ({ tagName, properties }) => {
    if (tagName === "img" || tagName === "x-picture") found.add(String(properties["src"]));
  });
  return [...found];
}

/** The tree with each of its links leading elsewhere. The tree that is given stays as it is. */
export function mapLinks(tree: SafeRoot, addressOf: (url: string) => string): SafeRoot {
  const map = <T extends SafeContent>(node: T): T => {
    if (node.type !== "element") return node;
    const { href } = node.properties;
    const properties =
      typeof href === "string" ? { ...node.properties, href: addressOf(href) } : node.properties;
    return { ...node, properties, children: node.children.map(map) };
  };
  return { type: "root", children: tree.children.map(map) };
}
