import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

type Props = Readonly<Record<string, unknown>>;

/** A part of a tree: its markup, undefined where React itself must draw it, and what React is given in its place. */
type Part = { html: string | undefined; node: () => ReactNode };

/**
 * Draws a document's components and writes out what came of them: an element that holds nothing but text and plain
 * elements becomes one with a single string in it. Documents carry no framework scripts, so nothing is gained by telling
 * React of each of their thousand elements, and telling it was half of what a page cost (decision 21).
 *
 * The markup is React's own to the letter. Whatever React does more with than write it down stays an element: client
 * components, forms and their fields, pictures and sheets that it has fetched ahead, addresses that run a script, and
 * whatever carries an attribute that is not named below. A component that waits for something is written out after it.
 */
export const writeOut = (tree: ReactNode): ReactNode => draw(tree).node();

function draw(node: unknown): Part {
  if (node === null || node === undefined || typeof node === "boolean") return nothing;
  if (typeof node === "string") return { html: escape(node), node: () => node };
  if (typeof node === "number") return { html: String(node), node: () => node };
  if (Array.isArray(node)) return drawList(node);
  if (!isValidElement<Props>(node)) return left(node as ReactNode);
  const { type, props } = node;
  if (typeof type === "string") return drawElement(node, type);
  if (type === Fragment) {
    const { html, node: inside } = draw(props["children"]);
    return { html, node: () => createElement(Fragment, keyOf(node), ...listed(inside())) };
  }
  return isComponent(type) ? drawComponent(node, type) : left(node);
}

const nothing: Part = { html: "", node: () => null };
const left = (node: ReactNode): Part => ({ html: undefined, node: () => node });

function drawList(nodes: readonly unknown[]): Part {
  const parts = nodes.map(draw);
  let html: string | undefined = "";
  for (const part of parts) {
    if (part.html === undefined) {
      html = undefined;
      break;
    }
    html += part.html;
  }
  return { html, node: () => parts.map(({ node }) => node()) };
}

/** Lists tell their entries apart by key: what stands for an entry keeps it. */
const keyOf = ({ key }: ReactElement): { key: string | undefined } => ({ key: key ?? undefined });

const listed = (nodes: ReactNode): ReactNode[] => (Array.isArray(nodes) ? (nodes as ReactNode[]) : [nodes]);

type Component = (props: Props) => unknown;

/** A component of the browser is a mere reference here, and what only React can call (memo, context) is no function. */
const isComponent = (type: unknown): type is Component =>
  typeof type === "function" && (type as { $$typeof?: unknown }).$$typeof === undefined;

function drawComponent(element: ReactElement<Props>, component: Component): Part {
  const drawn = component(element.props);
  if (drawn instanceof Promise) {
    const written = drawn.then((tree) => writeOut(tree as ReactNode));
    // React tells of its failure; before React asks for it, nobody else shall.
    written.catch(() => undefined);
    return left(createElement(() => written, keyOf(element)));
  }
  const part = draw(drawn);
  if (element.key === null) return part;
  return { html: part.html, node: () => createElement(Fragment, keyOf(element), part.node()) };
}

/** Elements that React treats in a manner of their own. */
const reacts = new Set([
  ...["html", "head", "body", "base", "link", "meta", "style", "title"],
  ...["form", "input", "option", "select", "textarea", "listing"],
]);

/** Elements without an end (HTML, section 13.1.2), but those. */
const endless = new Set(["area", "br", "col", "embed", "hr", "img", "source", "track", "wbr"]);

/** Whether an element is written down and no more. */
function isPlain(tag: string, props: Props, inside: string | undefined): boolean {
  // A picture that is not lazy is fetched ahead: React names it in the head.
  if (tag === "img") return props["loading"] === "lazy";
  // A first line that is empty is written twice, since browsers drop one.
  if (tag === "pre") return !inside?.startsWith("\n");
  return !reacts.has(tag) && !tag.includes("-");
}

function drawElement(element: ReactElement<Props>, tag: string): Part {
  const { props } = element;
  // Read, not made: what a component of ours gives React as markup has its reason beside it there.
  const given = props["dangerouslySetInnerHTML"] as { __html: string } | undefined;
  const inside = given ? { html: given.__html, node: () => null } : draw(props["children"]);
  const ours = isPlain(tag, props, inside.html);
  const attributes = ours && inside.html !== undefined ? writeAttributes(props) : undefined;
  const html =
    attributes === undefined
      ? undefined
      : endless.has(tag)
        ? `<${tag}${attributes}/>`
        : `<${tag}${attributes}>${inside.html}</${tag}>`;
  return {
    html,
    node: () => {
      const { children, ...rest } = props;
      if (inside.html === undefined)
        return createElement(tag, { ...rest, ...keyOf(element) }, ...listed(inside.node()));
      if (!ours || typeof children !== "object") return element;
      // Safe: every text and every attribute in it has been escaped here as React escapes it; what stands unescaped is
      // what a component of ours gave React as markup already.
      const dangerouslySetInnerHTML = { __html: inside.html };
      return createElement(tag, { ...rest, ...keyOf(element), dangerouslySetInnerHTML });
    },
  };
}

/** Attributes that React writes down by their own names; so it does with all data-* and aria-*. */
const plain = new Set(
  [
    "id lang dir title role popover popoverTarget popoverTargetAction scope colSpan start value cite dateTime",
    "href hrefLang rel type download src alt loading decoding width height",
    "viewBox preserveAspectRatio focusable x y dx dy r cx cy d points transform fill",
  ].flatMap((line) => line.split(" ")),
);

/** Attributes that it writes down by others. */
const renamed = new Map([
  ["className", "class"],
  ["htmlFor", "for"],
  ["tabIndex", "tabindex"],
  ["fontSize", "font-size"],
  ["textAnchor", "text-anchor"],
]);

/** Attributes that are there or not. */
const flags = new Set(["hidden", "open", "reversed"]);

/** An element's attributes as markup; undefined where one of them is React's to write. */
function writeAttributes(props: Props): string | undefined {
  let all = "";
  for (const name in props) {
    const value = props[name];
    if (value === null || value === undefined) continue;
    // What is inside an element is not among its attributes: drawElement writes it.
    if (name === "children" || name === "dangerouslySetInnerHTML") continue;
    const attribute = writeAttribute(name, value);
    if (attribute === undefined) return undefined;
    all += attribute;
  }
  return all;
}

function writeAttribute(name: string, value: unknown): string | undefined {
  if (flags.has(name)) return value === true ? ` ${name}=""` : value === false ? "" : undefined;
  const free = name.startsWith("data-") || name.startsWith("aria-");
  const written = free || plain.has(name) ? name : renamed.get(name);
  if (written === undefined) return undefined;
  if (typeof value === "boolean") return free ? ` ${written}="${value}"` : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? ` ${written}="${value}"` : undefined;
  if (typeof value !== "string") return undefined;
  // React takes the sting out of javascript: addresses, however they are spelled; they all begin like this.
  if ((name === "href" || name === "src") && /^[\0- ]*(?:j|$)/i.test(value)) return undefined;
  return ` ${written}="${escape(value)}"`;
}

const signs: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&#x27;",
  "<": "&lt;",
  ">": "&gt;",
};

const escape = (text: string): string =>
  /["&'<>]/.test(text) ? text.replace(/["&'<>]/g, (sign) => signs[sign] ?? sign) : text;
