import { toHtml } from "hast-util-to-html";
import { FACE, SERIF } from "@/lib/mail/templates/style";
import { mailBlock, mailWidth } from "./mail-blocks";
import type { SafeContent, SafeElement, SafeRoot } from "./schema";

const face = FACE.markup;
const serif = SERIF.markup;
const ink = "color:#17143d";

/** What an element looks like where a mail program reads no style sheet; the class is what the dark setting changes. */
type Look = { style: string; className?: string };

const looks: Record<string, Look> = {
  h2: {
    style: `margin:30px 0 12px;font:800 26px/31px ${face};letter-spacing:-0.01em;${ink}`,
    className: "ink",
  },
  h3: { style: `margin:26px 0 10px;font:700 21px/27px ${face};${ink}`, className: "ink" },
  h4: { style: `margin:22px 0 8px;font:700 18px/25px ${face};${ink}`, className: "ink" },
  p: { style: `margin:0 0 18px;font:400 18px/28px ${serif};${ink}`, className: "ink" },
  a: { style: "color:#3a32b8;text-decoration:underline", className: "link" },
  ul: { style: "margin:0 0 18px;padding:0 0 0 24px" },
  ol: { style: "margin:0 0 18px;padding:0 0 0 28px" },
  li: { style: `margin:0 0 8px;font:400 18px/28px ${serif};${ink}`, className: "ink" },
  blockquote: { style: "margin:0 0 18px;padding:2px 0 2px 18px;border-left:6px solid #ff8a1f" },
  hr: { style: "margin:30px 0;border:0;border-top:1px solid #8b89a6", className: "hair" },
  // Without the picture its description is read, set as words. How wide it is at most is said of each.
  img: {
    style: `display:block;width:100%;height:auto;border:0;margin:0 0 6px;background-color:#eeedfa;font:400 16px/24px ${face};${ink}`,
    className: "ink tint",
  },
  table: { style: "width:100%;border-collapse:collapse;margin:0 0 22px" },
  th: {
    style: `padding:8px 10px 8px 0;border-bottom:3px solid #8b89a6;font:700 16px/23px ${face};${ink}`,
    className: "ink",
  },
  td: {
    style: `padding:8px 10px 8px 0;border-bottom:1px solid #8b89a6;vertical-align:top;font:400 16px/24px ${serif};${ink}`,
    className: "ink",
  },
  code: { style: "font:400 16px/24px Consolas,Menlo,monospace" },
  pre: {
    style: `margin:0 0 18px;white-space:pre-wrap;font:400 16px/24px Consolas,Menlo,monospace;${ink}`,
    className: "ink",
  },
};

/** The words of an update as HTML for mail: every element carries its own style, since many programs drop style sheets. */
export function toMailHtml(tree: SafeRoot): string {
  const draw = (nodes: readonly SafeContent[]): string =>
    // What is raw was made by mailBlock: the checked tree holds none.
    toHtml(
      { type: "root", children: nodes.map(dress) },
      { closeSelfClosing: true, allowDangerousHtml: true },
    );
  const dress = (node: SafeContent): SafeContent => {
    if (node.type !== "element") return node;
    if (!node.tagName.startsWith("x-"))
      return dressed(node, node.children.map(dress) as SafeElement["children"]);
    const title = node.children.find((child) => child.type === "element" && child.tagName === "x-title");
    const inside = draw(node.children.filter((child) => child !== title));
    const drawn = { inside, title: title?.type === "element" ? draw(title.children) : "" };
    return { type: "raw", value: mailBlock(node, drawn).markup };
  };
  return draw(tree.children);
}

function dressed(node: SafeElement, children: SafeElement["children"]): SafeElement {
  const { tagName } = node;
  const look = looks[tagName];
  const { align, ...properties } = node.properties;
  // A mail's pictures are as high as their width makes them.
  delete properties["height"];
  const cell = tagName === "th" || tagName === "td";
  const side = align === "center" || align === "right" ? align : "left";
  const width = tagName === "img" && mailWidth(node);
  const style = [look?.style, cell && `text-align:${side}`, width && `max-width:${width}px`]
    .filter(Boolean)
    .join(";");
  return {
    ...{ type: "element", tagName, children },
    properties: {
      ...properties,
      ...(look?.className && { className: look.className.split(" ") }),
      ...(style && { style }),
      ...(tagName === "table" && { cellPadding: "0", cellSpacing: "0", border: "0" }),
      // Without it Outlook shows a picture as wide as it is.
      ...(width && { width }),
    },
  };
}
