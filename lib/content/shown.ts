import remarkRehype, { type Options as RehypeOptions } from "remark-rehype";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";
import { Anchors } from "@/lib/content/anchors";
import { readTarget, type Target } from "@/lib/content/links";
import type { Place } from "@/lib/content/problems";
import { type AgendaStatus, componentNames, componentSchemas } from "@/lib/content/schema";
import {
  componentOf,
  placeOf,
  type ShownContent,
  type ShownElement,
  type ShownRoot,
  shownText,
  tagOf,
  type WrittenComponent,
  type WrittenRoot,
} from "@/lib/content/tree";
import type { Locale } from "@/lib/platform/i18n";

/** An id that a page names, and where. */
export type Use = Place & { id: string };

/** What a page names and holds, in reading order. */
export type Inventory = {
  claims: Use[];
  terms: Use[];
  comparisons: (Place & { first: string; second: string })[];
  links: (Place & { target: Extract<Target, { kind: "internal" | "anchor" }>; href: string })[];
  agendaItems: (Use & { status: AgendaStatus; since: string | undefined; text: string })[];
  /** The people whose views are told. */
  views: string[];
  /** Figures that were typed into the text instead of naming a claim. */
  bareFigures: (Place & { text: string })[];
  /** For the reading time; the words of figures and notes are not counted. */
  words: number;
};

// GFM's notes, in the page's language.
const noteWords: Record<Locale, { label: string; back: string }> = {
  en: { label: "Notes", back: "Back to the text" },
  es: { label: "Notas", back: "Volver al texto" },
};

type Handler = NonNullable<NonNullable<RehypeOptions["handlers"]>["paragraph"]>;

const showComponent: Handler = (state, node: WrittenComponent) => {
  const properties: ShownElement["properties"] = { inline: node.type === "mdxJsxTextElement" };
  for (const attribute of node.attributes) {
    if (attribute.type === "mdxJsxAttribute" && typeof attribute.value === "string") {
      properties[attribute.name] = attribute.value;
    }
  }
  const element: ShownElement = {
    type: "element",
    tagName: tagOf(node.name ?? ""),
    properties,
    children: state.all(node) as ShownElement["children"],
  };
  state.patch(node, element);
  return element;
};

/** The last gate: whatever is not named here does not reach a page, even if a rule before it should err. */
const allowed: Parameters<typeof rehypeSanitize>[0] = {
  tagNames: [
    ...[
      "p",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "a",
      "strong",
      "em",
      "del",
      "ul",
      "ol",
      "li",
      "blockquote",
      "hr",
      "br",
    ],
    ...["pre", "code", "table", "thead", "tbody", "tr", "th", "td", "img", "sup", "section"],
    ...componentNames.map(tagOf),
  ],
  attributes: {
    a: ["href", "id", "dataFootnoteRef", "dataFootnoteBackref", "ariaDescribedBy", "ariaLabel", "title"],
    h2: ["id", ["className", "sr-only"]],
    ...Object.fromEntries(["h3", "h4", "h5", "h6", "li"].map((tag) => [tag, ["id"]])),
    ol: ["start"],
    th: ["align"],
    td: ["align"],
    img: ["src", "alt", "title"],
    section: ["dataFootnotes", ["className", "footnotes"]],
    ...Object.fromEntries(
      componentNames.map((name) => [tagOf(name), ["inline", ...Object.keys(componentSchemas[name].shape)]]),
    ),
  },
  protocols: { href: ["http", "https", "mailto"], src: ["https"] },
  ancestors: {},
  required: {},
  strip: ["script", "style"],
  // Ids are made by Anchors, which keeps them apart from those of the page's frame.
  clobber: [],
  clobberPrefix: "",
  allowComments: false,
  allowDoctypes: false,
};

const processors = Object.fromEntries(
  (Object.keys(noteWords) as Locale[]).map((locale) => [
    locale,
    unified()
      .use(remarkRehype, {
        handlers: { mdxJsxFlowElement: showComponent, mdxJsxTextElement: showComponent },
        clobberPrefix: "",
        footnoteLabel: noteWords[locale].label,
        footnoteBackLabel: noteWords[locale].back,
      })
      .use(rehypeSanitize, allowed)
      .freeze(),
  ]),
) as unknown as Record<Locale, { runSync(tree: WrittenRoot): ShownRoot }>;

/**
 * Turns a checked tree into the one that is shown, and lists what it names. Every claim's place gets the number of its
 * source note (`note`, by first appearance) and an id of its own (`anchor`).
 */
export function showTree(
  root: WrittenRoot,
  locale: Locale,
  anchors: Anchors,
): { tree: ShownRoot; inventory: Inventory } {
  const tree = processors[locale].runSync(root);
  const inventory: Inventory = {
    claims: [],
    terms: [],
    comparisons: [],
    links: [],
    agendaItems: [],
    views: [],
    bareFigures: [],
    words: 0,
  };
  const notes = new Map<string, number>();
  const cite = (element: ShownElement, attribute: string, prefix: string) => {
    const id = textOf(element, attribute);
    const note = notes.get(id) ?? notes.size + 1;
    notes.set(id, note);
    inventory.claims.push({ id, ...placeOf(element) });
    return { note, anchor: anchors.take(`${prefix}-${id}`) };
  };

  let heading: string | undefined;
  const visit = (node: ShownRoot | ShownContent): void => {
    if (node.type === "text") return countText(node, inventory);
    if (node.type === "element") {
      inspect(node);
      if (node.tagName === "pre" || node.tagName === "code") return;
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  const inspect = (element: ShownElement): void => {
    const { properties, tagName } = element;
    if (tagName === "a") return listLink(element, "href", inventory);
    if (tagName === "img") return listLink(element, "src", inventory);
    if (tagName === "td" || tagName === "th") return alignByClass(element);
    if (/^h[2-6]$/.test(tagName)) heading = textOf(element, "id") || heading;
    // Markdown has no captions. Whoever goes from table to table hears what stands above each.
    if (tagName === "table" && heading) properties["ariaLabelledBy"] = [heading];
    const place = placeOf(element);
    switch (componentOf(tagName)) {
      case "Claim":
        Object.assign(properties, cite(element, "id", "claim"));
        return;
      case "Comparison": {
        inventory.comparisons.push({
          ...place,
          first: textOf(element, "first"),
          second: textOf(element, "second"),
        });
        const first = cite(element, "first", "claim");
        const second = cite(element, "second", "claim");
        Object.assign(properties, { firstNote: first.note, firstAnchor: first.anchor });
        Object.assign(properties, { secondNote: second.note, secondAnchor: second.anchor });
        return;
      }
      case "Term":
        properties["anchor"] = anchors.take(`term-${textOf(element, "id")}`);
        inventory.terms.push({ id: textOf(element, "id"), ...place });
        return;
      case "View":
        if (properties["person"]) inventory.views.push(textOf(element, "person"));
        return;
      case "AgendaItem":
        inventory.agendaItems.push({
          id: textOf(element, "id"),
          status: textOf(element, "status") as AgendaStatus,
          since: textOf(element, "since") || undefined,
          text: shownText(element).replace(/\s+/g, " ").trim(),
          ...place,
        });
        return;
      default:
    }
  };
  visit(tree);
  return { tree, inventory };
}

const textOf = (element: ShownElement, attribute: string): string =>
  String(element.properties[attribute] ?? "");

function listLink(element: ShownElement, attribute: "href" | "src", inventory: Inventory): void {
  // The links of footnotes are made here and lead where they should.
  if ("dataFootnoteRef" in element.properties || "dataFootnoteBackref" in element.properties) return;
  const href = textOf(element, attribute);
  const target = readTarget(href);
  if (target.kind === "internal" || target.kind === "anchor") {
    inventory.links.push({ ...placeOf(element), target, href });
  }
}

/** The security policy refuses style attributes, and HTML has given up `align`. */
function alignByClass({ properties }: ShownElement): void {
  const { align } = properties;
  delete properties["align"];
  if (align === "right") properties["className"] = ["text-right"];
  if (align === "center") properties["className"] = ["text-center"];
}

// Bounded repetition: a line of a hundred thousand digits must not cost more than it is long.
const figure =
  /(?<![\d.,])(?:\$\s?\d[\d.,]{0,30}(?:\s(?:thousand|million|billion|trillion|millones|mil millones))?|\d[\d.,]{0,30}\s?(?:%|(?:per\s?cent|por ciento|(?:mil )?mill(?:ón|ones)|million|billion|trillion)(?!\p{L})))/giu;

function countText(node: Extract<ShownContent, { type: "text" }>, inventory: Inventory): void {
  inventory.words += node.value.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  const { line, column } = placeOf(node);
  for (const match of node.value.matchAll(figure)) {
    const before = node.value.slice(0, match.index).split("\n");
    const last = before.at(-1) ?? "";
    inventory.bareFigures.push({
      text: match[0],
      line: line + before.length - 1,
      column: before.length === 1 ? column + last.length : last.length + 1,
    });
  }
}
