import type { Page } from "@/lib/content/files";
import { stateClaim } from "@/lib/content/claims";
import type { Claim } from "@/lib/content/schema";
import { componentOf, type ShownContent, type ShownElement, type ShownRoot } from "@/lib/content/tree";
import type { Locale } from "@/lib/platform/i18n";

/** A part of a text that an address leads to: what stands under one heading. */
export type Section = {
  /** The heading's id; "" for what comes before the first heading. */
  anchor: string;
  heading: string;
  text: string;
};

const blocks = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|tr|td|th|section|hr|br)$/;
const headings = /^h[1-6]$/;

/** A page's text part by part, its figures written out, as a snippet quotes it. */
export function sectionsOf(
  page: Pick<Page, "tree" | "locale">,
  claims: ReadonlyMap<string, Claim>,
): Section[] {
  const sections: Section[] = [{ anchor: "", heading: "", text: "" }];
  const add = (words: string) => {
    sections.at(-1)!.text += words;
  };
  const visit = (node: ShownRoot | ShownContent): void => {
    if (node.type === "text") return add(node.value);
    if (node.type === "element") {
      const { tagName, properties } = node;
      // The note of a footnote is text; the raised number that leads there and the heading above are not.
      if (tagName === "sup" || "dataFootnoteBackref" in properties) return;
      if (properties["id"] === "footnote-label") return;
      if (headings.test(tagName) && properties["id"]) {
        sections.push({ anchor: String(properties["id"]), heading: wordsOf(node), text: "" });
        return;
      }
      const said = sayComponent(node, page.locale, claims);
      if (said) add(` ${said} `);
      const apart = blocks.test(tagName) || componentOf(tagName) !== undefined;
      for (const child of node.children) visit(child);
      if (apart && !isInline(node)) add("\n");
      return;
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(page.tree);
  return sections
    .map(({ text, ...rest }) => ({ ...rest, text: tidy(text) }))
    .filter(({ anchor, text }) => anchor || text);
}

const isInline = (node: ShownElement): boolean => node.properties["inline"] === true;

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?)])/g, "$1")
    .trim();

const wordsOf = (node: ShownContent): string => {
  if (node.type === "text") return node.value;
  return "children" in node ? tidy(node.children.map(wordsOf).join("")) : "";
};

/** What a component says that is no text between its tags: the figure it names, its title, who speaks. */
function sayComponent(element: ShownElement, locale: Locale, claims: ReadonlyMap<string, Claim>): string {
  const written = (name: string) => String(element.properties[name] ?? "");
  const state = (id: string) => {
    const claim = claims.get(id);
    return claim ? `${stateClaim(claim, locale)}.` : "";
  };
  switch (componentOf(element.tagName)) {
    case "Claim":
      return isInline(element) ? (claims.get(written("id"))?.display[locale] ?? "") : state(written("id"));
    case "Comparison":
      return `${written("title")}: ${state(written("first"))} ${state(written("second"))}`;
    case "Progress":
      return [written("when"), written("title")]
        .filter(Boolean)
        .map((words) => `${words}.`)
        .join(" ");
    case "Callout":
    case "Goal":
      return `${written("title")}.`;
    case "View":
    case "Quote":
      return [written("by"), written("role")].filter(Boolean).join(", ") + ":";
    default:
      return "";
  }
}
