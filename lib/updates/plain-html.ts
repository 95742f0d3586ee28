import { toHtml } from "hast-util-to-html";
import type { SafeContent, SafeElement, SafeRoot } from "./schema";

const element = (
  tagName: string,
  children: SafeElement["children"],
  properties: SafeElement["properties"] = {},
): SafeElement => ({ type: "element", tagName, properties, children });
const text = (value: string) => ({ type: "text" as const, value });

/**
 * The words of an update as HTML of ordinary elements, for programs that bring their own looks, such as feed readers.
 * @param tree with whole addresses: a feed is read elsewhere
 */
export const toPlainHtml = (tree: SafeRoot): string =>
  toHtml({ type: "root", children: tree.children.flatMap(plain) });

function plain(node: SafeContent): SafeElement["children"] {
  if (node.type === "text") return [node];
  if (node.type !== "element") return [];
  const children = node.children.flatMap(plain);
  const get = (name: string) => String(node.properties[name] ?? "");
  const link = (words: SafeElement["children"]) => element("a", words, { href: get("href") });
  switch (node.tagName) {
    case "x-field":
      return children;
    case "x-claim":
      if (node.properties["inline"] === true) return [link(children)];
      return [
        element("p", [
          element("strong", [text([get("qualifier"), get("figure")].filter(Boolean).join(" "))]),
          text(` ${get("sentence")} (${get("place")}, `),
          link([text(get("source"))]),
          text(")"),
        ]),
      ];
    case "x-agendaitem":
      return [
        element("p", [
          element("strong", [text(`${get("title")}: `)]),
          text(`${get("words")} (${get("status")}) `),
          link([text(get("more"))]),
        ]),
      ];
    case "x-card":
      return [
        element("p", [text(`${get("kicker")}: `), link([text(get("title"))]), text(`. ${get("summary")}`)]),
      ];
    case "x-button":
      return [element("p", [link(children)])];
    case "x-picture": {
      const caption = get("caption");
      const picture = element("img", [], { src: get("src"), alt: get("alt") });
      return [element("p", caption ? [picture, text(` ${caption}`)] : [picture])];
    }
    case "x-callout":
      return [element("blockquote", children)];
    case "x-title":
      return [element("p", [element("strong", children)])];
    case "x-sources":
      return [element("p", [element("strong", [text(get("title"))])]), element("ol", children)];
    case "x-source":
      return [element("li", [text(`${get("statement")}. `), link([text(get("source"))])])];
    default:
      return [{ ...node, children }];
  }
}
