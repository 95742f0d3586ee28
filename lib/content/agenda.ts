import type { Page } from "@/lib/content/files";
import type { AgendaStatus, Claim, ComponentName } from "@/lib/content/schema";
import { componentOf, type ShownContent, type ShownElement, type ShownRoot } from "@/lib/content/tree";

/** Something the Movement asks for, with the page that asks for it. */
export type AgendaEntry = {
  id: string;
  status: AgendaStatus;
  /** The year it has had this status since; undefined where the page names none. */
  since: string | undefined;
  /** The ask in plain words, its figures written out. */
  words: string;
  /** How many steps are on record. */
  steps: number;
  page: Page;
};

/** A part of a page that can be drawn as the page is (renderBody, listNotes), and the terms it explains. */
export type Excerpt = { tree: ShownRoot; terms: { id: string }[] };

/** Where an agenda item has a page of its own, without language. */
export const agendaAddress = (id: string): string => `/agenda/${id}`;

/** The agenda items of pages: page by page in the order given, the latest year first, those without one at the end. */
export function collectAgenda(pages: Iterable<Page>, claims: ReadonlyMap<string, Claim>): AgendaEntry[] {
  return [...pages].flatMap((page) =>
    page.agendaItems
      .map(({ id, status, since }) => {
        const { ask, steps } = partsOf(page, id);
        const words = ask.map((node) => plainWords(node, page, claims)).join(" ");
        return { id, status, since, words: words.replace(/\s+/g, " ").trim(), steps: steps.length, page };
      })
      .sort((a, b) => Number(b.since ?? 0) - Number(a.since ?? 0)),
  );
}

/**
 * An item's own words and its steps, cut out of the page to be shown elsewhere. Their source notes are counted from 1
 * again, over the words first and then the steps; `whole` is both, for the list of sources.
 */
export function excerptAgendaItem({ id, page }: Pick<AgendaEntry, "id" | "page">): {
  ask: Excerpt;
  steps: Excerpt;
  whole: Excerpt;
} {
  const { ask, steps } = structuredClone(partsOf(page, id));
  const whole = excerpt([...ask, ...steps]);
  renumberNotes(whole.tree);
  return { ask: excerpt(ask), steps: excerpt(steps), whole };
}

// Steps inside an item are its own. One without them has come as far as its page.
function partsOf(page: Page, id: string): { ask: ShownContent[]; steps: ShownContent[] } {
  const item = page.tree.children.find(
    (node) => stands(node, "AgendaItem") && elementsOf(node)[0]?.properties["id"] === id,
  );
  const inside = item && "children" in item ? item.children : [];
  const own = inside.filter((node) => stands(node, "Progress"));
  return {
    ask: inside.filter((node) => !stands(node, "Progress")),
    steps: own.length > 0 ? own : page.tree.children.filter((node) => stands(node, "Progress")),
  };
}

const stands = (node: ShownContent, name: ComponentName): boolean =>
  node.type === "element" && componentOf(node.tagName) === name;

/** A node's elements, itself among them, in reading order. */
function elementsOf(node: ShownRoot | ShownContent): ShownElement[] {
  const below = "children" in node ? node.children.flatMap(elementsOf) : [];
  return node.type === "element" ? [node, ...below] : below;
}

function excerpt(children: ShownContent[]): Excerpt {
  const tree: ShownRoot = { type: "root", children };
  const terms = elementsOf(tree).filter((element) => stands(element, "Term"));
  return { tree, terms: terms.map(({ properties }) => ({ id: String(properties["id"]) })) };
}

function renumberNotes(root: ShownRoot): void {
  const numbers = new Map<unknown, number>();
  for (const { properties } of elementsOf(root)) {
    for (const name of ["note", "firstNote", "secondNote"].filter((one) => one in properties)) {
      const number = numbers.get(properties[name]) ?? numbers.size + 1;
      numbers.set(properties[name], number);
      properties[name] = number;
    }
  }
}

// A claim's figure is no text of the tree: it comes from its record.
function plainWords(node: ShownContent, page: Page, claims: ReadonlyMap<string, Claim>): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  if (stands(node, "Claim")) return claims.get(String(node.properties["id"]))?.display[page.locale] ?? "";
  return node.children.map((child) => plainWords(child, page, claims)).join("");
}
