import type { FieldName, PersonalField } from "./personal";
import type { SafeElement, SafeRoot } from "./schema";

/** A field of a checked tree, with what stands there for those who have no value. */
const fieldOf = (node: SafeElement): PersonalField => ({
  field: node.properties["field"] as FieldName,
  fallback: node.children.map((child) => (child.type === "text" ? child.value : "")).join(""),
});

/** The tree with its personal fields turned into text. The tree that is given stays as it is. */
export function fillPersonal(tree: SafeRoot, fill: (personal: PersonalField) => string): SafeRoot {
  return { type: "root", children: fillAll(tree.children, fill) };
}

const fillAll = <T extends SafeRoot["children"][number]>(
  nodes: readonly T[],
  fill: (personal: PersonalField) => string,
): T[] =>
  nodes.map((node): T => {
    if (node.type !== "element") return node;
    if (node.tagName === "x-field") return { type: "text", value: fill(fieldOf(node)) } as T;
    return { ...node, children: fillAll(node.children, fill) };
  });
