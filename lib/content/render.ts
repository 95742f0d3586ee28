import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { type ComponentType, createElement, type ReactElement, type ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { readTarget } from "@/lib/content/links";
import {
  type Citation,
  type Claim,
  type ComponentName,
  componentSchemas,
  type ContentComponents,
  noteId,
  type SourceNote,
  type Term,
} from "@/lib/content/schema";
import { componentOf, type ShownContent, type ShownRoot, tagOf } from "@/lib/content/tree";
import { type Locale, localePath } from "@/lib/platform/i18n";

type Container = "AgendaItem" | "Progress" | "Callout" | "Act" | "View" | "Goal" | "Quote" | "Words";
type Attributes = Record<string, unknown> & { children?: ReactNode };

/**
 * Draws a parsed body with the given components, which get their records instead of ids. Links stay in the reader's
 * language. A claim or a term that does not exist leaves its words alone and never throws: checkReferences is what
 * refuses such a page.
 */
export function renderBody(body: {
  tree: ShownRoot;
  locale: Locale;
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  components: ContentComponents;
}): ReactElement {
  const { tree, locale, claims, terms, components } = body;
  const citation = (id: string, note: unknown, anchor: unknown): Citation | undefined => {
    const claim = claims.get(id);
    return claim && typeof note === "number" && typeof anchor === "string"
      ? { claim, note, anchor }
      : undefined;
  };
  const drawContainer = (name: Container, given: Attributes): ReactNode =>
    createElement(
      components[name] as ComponentType<Record<string, unknown>>,
      { locale, ...written(name, given) },
      given.children,
    );
  const drawn: Record<ComponentName, (given: Attributes) => ReactNode> = {
    Claim: (given) => {
      const cited = citation(written("Claim", given).id, given["note"], given["anchor"]);
      return cited && createElement(components.Claim, { locale, inline: given["inline"] === true, ...cited });
    },
    Comparison: (given) => {
      const { title, ...ids } = written("Comparison", given);
      const first = citation(ids.first, given["firstNote"], given["firstAnchor"]);
      const second = citation(ids.second, given["secondNote"], given["secondAnchor"]);
      return first && second && createElement(components.Comparison, { locale, title, first, second });
    },
    Term: (given) => {
      const term = terms.get(written("Term", given).id);
      if (!term) return given.children;
      return createElement(
        components.Term,
        { locale, term, anchor: String(given["anchor"]) },
        given.children,
      );
    },
    Figures: (given) => createElement(components.Figures, { locale }, given.children),
    AgendaItem: (given) => drawContainer("AgendaItem", given),
    Progress: (given) => drawContainer("Progress", given),
    Callout: (given) => drawContainer("Callout", given),
    Act: (given) => drawContainer("Act", given),
    View: (given) => drawContainer("View", given),
    Goal: (given) => drawContainer("Goal", given),
    Quote: (given) => drawContainer("Quote", given),
    Words: (given) => drawContainer("Words", given),
  };
  return toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    // Documents refuse style attributes.
    tableCellAlignToStyle: false,
    components: {
      ...Object.fromEntries(Object.entries(drawn).map(([name, draw]) => [tagOf(name), draw])),
      a: ({ href, ...rest }) => createElement("a", { ...rest, ...destination(href, locale) }),
    },
  });
}

/** The attributes as their schema types them: the tree holds only what passed it once already. */
function written<N extends ComponentName>(
  name: N,
  given: Attributes,
): ReturnType<(typeof componentSchemas)[N]["parse"]> {
  const schema = componentSchemas[name];
  const known = Object.keys(schema.shape).filter((key) => given[key] !== undefined);
  return schema.parse(Object.fromEntries(known.map((key) => [key, given[key]]))) as never;
}

function destination(href: string | undefined, locale: Locale): { href: string | undefined; rel?: string } {
  if (!href) return { href };
  const target = readTarget(href);
  if (target.kind === "external") return { href, rel: "noopener" };
  // Files (/fonts/a.woff2, /briefs/stem.pdf) are the same in every language.
  if (target.kind !== "internal" || /\.[a-z0-9]+$/i.test(target.path)) return { href };
  const [path = "", ...rest] = href.split(/(?=[?#])/);
  return { href: localePath(locale, path) + rest.join("") };
}

/** The claims a body names, in the order of their notes: the page's list of sources. Unknown ids are left out. */
export function listNotes(tree: ShownRoot, claims: ReadonlyMap<string, Claim>): SourceNote[] {
  const notes = new Map<number, SourceNote>();
  const cite = (id: unknown, note: unknown, anchor: unknown) => {
    const claim = claims.get(String(id));
    if (!claim || typeof note !== "number" || typeof anchor !== "string") return;
    const known = notes.get(note);
    if (known) known.anchors.push(anchor);
    else notes.set(note, { note, claim, id: noteId(note), anchors: [anchor] });
  };
  const visit = (node: ShownRoot | ShownContent): void => {
    if (node.type === "element") {
      const { properties } = node;
      const name = componentOf(node.tagName);
      if (name === "Claim") cite(properties["id"], properties["note"], properties["anchor"]);
      if (name === "Comparison") {
        cite(properties["first"], properties["firstNote"], properties["firstAnchor"]);
        cite(properties["second"], properties["secondNote"], properties["secondAnchor"]);
      }
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return [...notes.values()].sort((a, b) => a.note - b.note);
}
