import type { ComponentName } from "@/lib/content/schema";
import { listPages, type Page } from "@/lib/content/store";
import { componentOf, type ShownContent, type ShownRoot } from "@/lib/content/tree";
import type { Locale } from "@/lib/platform/i18n";

/** A component as a page of the site has it. */
export type Specimen = { page: Page; tree: ShownRoot };

const nameOf = (node: ShownContent): ComponentName | undefined =>
  node.type === "element" ? componentOf(node.tagName) : undefined;

const holds = (node: ShownContent, name: ComponentName): boolean =>
  nameOf(node) === name || ("children" in node && node.children.some((child) => holds(child, name)));

const isSpace = (node: ShownContent | undefined): boolean =>
  node?.type === "text" && node.value.trim() === "";

/**
 * The first place of the site's pages that has a component: what follows one another (steps, ways to act) stays
 * together, and what stands in a sentence keeps its paragraph. Null where no page uses it.
 */
export function findSpecimen(locale: Locale, name: ComponentName): Specimen | null {
  for (const page of listPages(locale)) {
    const { children } = page.tree;
    const first = children.findIndex((node) => holds(node, name));
    const found = children[first];
    if (!found) continue;
    let end = first + 1;
    if (nameOf(found) === name)
      while (isSpace(children[end]) || (children[end] && nameOf(children[end]!) === name)) end += 1;
    return { page, tree: { ...page.tree, children: children.slice(first, end) } };
  }
  return null;
}
