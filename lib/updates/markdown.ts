import rehypeSanitize, { type Options as SafeSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { findObstacle } from "@/lib/content/limits";
import { localePath, type Locale } from "@/lib/platform/i18n";
import type { MarkdownProblem, SafeContent, SafeElement, SafeRoot } from "./schema";

const parser = unified().use(remarkParse).use(remarkGfm);

const schema: SafeSchema = {
  tagNames: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre"],
    ...["a", "img", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: { a: ["href"], img: ["src", "alt"], ol: ["start"], th: ["align"], td: ["align"] },
  protocols: { href: ["http", "https", "mailto"], src: ["http", "https"] },
  strip: ["script", "style"],
};
const toSafeTree = unified().use(remarkRehype).use(rehypeSanitize, schema);

export type ReadUpdate = { tree: SafeRoot; problems: MarkdownProblem[] };
type Where = { locale: Locale; /** Without a slash at the end. */ siteUrl: string };

/**
 * Reads an update's Markdown (CommonMark with GitHub's tables, lists and strikethrough) into a tree that holds nothing
 * but an allow-list of elements. Tags of HTML and components are shown as the text they are and named as problems;
 * addresses of this site become absolute, in the reader's language. Text that would keep the parser busy for long is
 * not read at all. Never throws.
 */
export function readUpdate(markdown: string, where: Where): ReadUpdate {
  const problems: MarkdownProblem[] = [];
  const obstacle = findObstacle(markdown);
  if (obstacle) return { tree: { type: "root", children: [] }, problems: [obstacle] };
  try {
    const written = parser.parse(markdown);
    showTagsAsText(written, problems);
    const tree = toSafeTree.runSync(written) as SafeRoot;
    const children = tree.children.flatMap((node) => settle(node, where, problems));
    return { tree: levelHeadings({ type: "root", children }), problems: sorted(problems) };
  } catch {
    const reason = "This text is nested so deeply that it cannot be read. Make it simpler.";
    return { tree: { type: "root", children: [] }, problems: [{ line: 1, reason }] };
  }
}

/** In the order of reading; what is wrong twice in one line, such as both ends of a tag, is said once. */
const sorted = (problems: MarkdownProblem[]): MarkdownProblem[] => {
  const once = new Map(problems.map((problem) => [`${problem.line} ${problem.reason}`, problem]));
  return [...once.values()].sort((a, b) => a.line - b.line);
};

const lineOf = (node: { position?: { start: { line: number } } | undefined }): number =>
  node.position?.start.line ?? 1;

/** HTML and components do not work in mail; what was typed stays visible, so that nothing vanishes unseen. */
function showTagsAsText(tree: ReturnType<typeof parser.parse>, problems: MarkdownProblem[]): void {
  visit(tree, (node, index, parent) => {
    if (node.type === "footnoteReference" || node.type === "footnoteDefinition") {
      problems.push({
        line: lineOf(node),
        reason: "Footnotes do not work in mail. Write the source in round brackets instead.",
      });
      if (parent && index !== undefined && node.type === "footnoteDefinition") {
        parent.children.splice(index, 1, {
          type: "paragraph",
          children: [{ type: "text", value: node.label ?? "" }],
        });
        return [SKIP, index + 1];
      }
      if (parent && index !== undefined)
        parent.children[index] = { type: "text", value: `[${node.identifier}]` };
      return;
    }
    if (node.type !== "html" || !parent || index === undefined) return;
    problems.push({ line: lineOf(node), reason: describeTag(node.value) });
    const text = { type: "text" as const, value: node.value };
    const inSentence = "children" in parent && phrasing.has(parent.type);
    parent.children[index] = inSentence ? text : { type: "paragraph", children: [text] };
  });
}

const phrasing = new Set([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
  "tableCell",
]);

function describeTag(html: string): string {
  if (html.startsWith("<!--"))
    return "Comments (<!-- -->) are not kept from readers in mail. Delete what is not for them.";
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(html)?.[1] ?? "";
  if (/^[A-Z]/.test(name))
    return `<${name}> is a component of the site's pages and does not work in mail. Write its words and figures here.`;
  return `<${name}> is a tag of HTML, and updates hold none. Use Markdown; for a mere < write &lt;.`;
}

function settle(node: SafeContent, where: Where, problems: MarkdownProblem[]): SafeContent[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type !== "element") return [];
  const children = node.children.flatMap((child) =>
    settle(child, where, problems),
  ) as SafeElement["children"];
  const { tagName, properties } = node;
  if (tagName === "a") {
    const href = linkTarget(properties.href, where);
    if (href) return [{ type: "element", tagName, properties: { href }, children }];
    problems.push({ line: lineOf(node), reason: badLink });
    return children;
  }
  if (tagName === "img") return settleImage(node, where, problems);
  return [{ type: "element", tagName, properties, children }];
}

const badLink =
  "This link is not safe or not complete. Begin its address with https:// for another site, / for a page of this site, or mailto: for an email address.";

/** The absolute address of a link, or null when it leads nowhere a mail may lead. */
function linkTarget(href: unknown, { locale, siteUrl }: Where): string | null {
  if (typeof href !== "string" || /[\p{Cc}\s\\]/u.test(href) || href.startsWith("//")) return null;
  if (href.startsWith("/"))
    return siteUrl + (/^\/(?:en|es)(?:[/?#]|$)/.test(href) ? href : localePath(locale, href));
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return href;
  return /^https?:\/\/[^/]/i.test(href) && URL.canParse(href) ? href : null;
}

function settleImage(node: SafeElement, { siteUrl }: Where, problems: MarkdownProblem[]): SafeContent[] {
  const { src, alt } = node.properties;
  const words = typeof alt === "string" ? alt.trim() : "";
  const address = typeof src === "string" ? src : "";
  const own = address.startsWith("/") && !address.startsWith("//");
  const line = lineOf(node);
  if (!words)
    problems.push({
      line,
      reason: "This picture has no description. Write what it shows: ![description](address).",
    });
  if (!own && !(/^https:\/\/[^/]/i.test(address) && URL.canParse(address))) {
    problems.push({
      line,
      reason: "The address of this picture must begin with https://, or with / for one of this site.",
    });
    return [{ type: "text", value: words }];
  }
  const properties = { src: own ? siteUrl + address : address, alt: words };
  return [{ type: "element", tagName: "img", properties, children: [] }];
}

/** The subject is the page's first heading, so the largest heading inside becomes the second, and so on to the fourth. */
function levelHeadings(tree: SafeRoot): SafeRoot {
  const level = (node: SafeElement) => Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
  let largest = 7;
  visit(tree, "element", (node) => {
    if (level(node)) largest = Math.min(largest, level(node));
  });
  visit(tree, "element", (node) => {
    if (level(node)) node.tagName = `h${Math.min(4, level(node) - largest + 2)}`;
  });
  return tree;
}
