import rehypeSanitize, { type Options as SafeSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { findObstacle } from "@/lib/content/limits";
import { localePath, translator, type Locale } from "@/lib/platform/i18n";
import { readPictureAddress } from "./kept-picture";
import { readPersonal } from "./personal";
import { nameOf, placeTags, tagElements } from "./place-tags";
import type { MarkdownProblem, SafeContent, SafeElement, SafeRoot } from "./schema";
import { showTag } from "./show-tags";
import { separateTags } from "./tags";

const parser = unified().use(remarkParse).use(remarkGfm);

const schema: SafeSchema = {
  tagNames: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre"],
    ...["a", "img", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"],
    ...tagElements.tagNames,
  ],
  attributes: {
    ...{ a: ["href"], img: ["src", "alt"], ol: ["start"], th: ["align"], td: ["align"] },
    ...tagElements.attributes,
  },
  protocols: { href: ["http", "https", "mailto"], src: ["http", "https"] },
  strip: ["script", "style"],
  // An id is what a tag names, and no element of a page has it.
  clobber: [],
};
const toSafeTree = unified().use(remarkRehype).use(rehypeSanitize, schema);

export type ReadUpdate = { tree: SafeRoot; problems: MarkdownProblem[] };
type Where = { locale: Locale; /** Without a slash at the end. */ siteUrl: string };

/**
 * Reads an update's Markdown (CommonMark with GitHub's tables, lists and strikethrough) into a tree that holds nothing
 * but an allow-list of elements, the components of tags.ts among them as `x-…` with what they name, and personal fields
 * as `x-field` around what stands there otherwise. Other tags are shown as the text they are and named as problems;
 * addresses of this site become absolute, in the reader's language. Text that would keep the parser busy for long is
 * not read at all. Never throws.
 */
export function readUpdate(markdown: string, where: Where): ReadUpdate {
  const obstacle = findObstacle(markdown);
  if (obstacle) return { tree: { type: "root", children: [] }, problems: [obstacle] };
  const problems: MarkdownProblem[] = [];
  const { text, lineOf: typedLine } = separateTags(markdown);
  try {
    const written = parser.parse(text);
    placeTags(written, problems);
    const tree = toSafeTree.runSync(written) as SafeRoot;
    const settled = tree.children.flatMap((node) => settle(node, where, problems));
    const children = [...settled, ...numberSources(settled, where.locale)];
    const typed = problems.map(({ line, reason }) => ({ line: typedLine(line), reason }));
    return { tree: levelHeadings({ type: "root", children }), problems: sorted(typed) };
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

type Placed = { position?: { start: { line: number } } | undefined };
const lineOf = (node: Placed): number => node.position?.start.line ?? 1;

function settle(
  node: SafeContent,
  where: Where,
  problems: MarkdownProblem[],
  literal = false,
): SafeContent[] {
  if (node.type === "text")
    return literal ? [{ type: "text", value: node.value }] : settleText(node.value, node, where, problems);
  if (node.type !== "element") return [];
  const { tagName, properties } = node;
  const asTyped = literal || tagName === "code" || tagName === "pre";
  const children = node.children.flatMap((child) =>
    settle(child, where, problems, asTyped),
  ) as SafeElement["children"];
  if (tagName === "a") {
    const href = linkTarget(properties.href, where);
    if (typeof href === "string") return [{ type: "element", tagName, properties: { href }, children }];
    problems.push({ line: lineOf(node), reason: href.reason });
    return children;
  }
  if (tagName === "img") return settleImage(node, where, problems);
  if (tagName.startsWith("x-")) return settleTag(node, children, where, problems);
  return [{ type: "element", tagName, properties, children }];
}

/** Text with its personal fields, each an element around what stands there otherwise. */
function settleText(
  text: string,
  at: Placed,
  { locale }: Where,
  problems: MarkdownProblem[],
): SafeElement["children"] {
  const { pieces, problems: found } = readPersonal(text, locale);
  for (const { at: sign, reason } of found)
    problems.push({ line: lineOf(at) + (text.slice(0, sign).match(/\n/g)?.length ?? 0), reason });
  return pieces.map((piece) =>
    typeof piece === "string"
      ? { type: "text", value: piece }
      : {
          type: "element",
          tagName: "x-field",
          properties: { field: piece.field },
          children: [{ type: "text", value: piece.fallback }],
        },
  );
}

function settleTag(
  node: SafeElement,
  children: SafeElement["children"],
  where: Where,
  problems: MarkdownProblem[],
): SafeContent[] {
  const { tagName, properties } = node;
  const words = (text: unknown) => settleText(String(text), node, where, problems);
  if (tagName === "x-button") {
    const href = linkTarget(properties["href"], where);
    if (typeof href === "string")
      return [{ type: "element", tagName, properties: { href }, children: words(properties["words"]) }];
    problems.push({ line: lineOf(node), reason: href.reason });
    return [{ type: "element", tagName: "p", properties: {}, children: words(properties["words"]) }];
  }
  if (tagName === "x-callout") {
    const title: SafeElement = {
      ...{ type: "element", tagName: "x-title", properties: {} },
      children: words(properties["title"]),
    };
    const { tone } = properties;
    return [{ type: "element", tagName, properties: { tone }, children: [title, ...children] }];
  }
  if (tagName === "x-picture") {
    const [picture] = settleImage(node, where, problems);
    if (picture?.type !== "element") return picture ? [picture] : [];
    const { caption, width } = properties;
    const size = width === undefined ? {} : sizeAt(Number(width), picture.properties);
    const more = caption === undefined ? {} : { caption };
    return [{ ...picture, tagName, properties: { ...picture.properties, ...size, ...more } }];
  }
  const shown = showTag(node, where.locale, where.siteUrl);
  if (shown.ok) return [shown.element];
  problems.push({ line: lineOf(node), reason: shown.reason });
  // It stays visible, so that nothing vanishes unseen.
  const typed = { type: "text" as const, value: `<${nameOf(tagName)} id="${String(properties["id"])}" />` };
  return properties["inline"] === true
    ? [typed]
    : [{ type: "element", tagName: "p", properties: {}, children: [typed] }];
}

/** Numbers the figures in sentences by what they name, in reading order, and lists where they come from. */
function numberSources(nodes: readonly SafeContent[], locale: Locale): SafeContent[] {
  const sources = new Map<unknown, SafeElement>();
  visit({ type: "root", children: [...nodes] } satisfies SafeRoot, "element", (node) => {
    if (node.tagName !== "x-claim" || node.properties["inline"] !== true) return;
    const { id, href, statement, source } = node.properties;
    const known = sources.get(id);
    const note = known?.properties["note"] ?? sources.size + 1;
    node.properties["note"] = note;
    if (!known)
      sources.set(id, {
        ...{ type: "element", tagName: "x-source" },
        ...{ properties: { note, href, statement, source }, children: [] },
      });
  });
  const children = [...sources.values()];
  const title = translator(locale, "updates")("blocks.sources");
  return children.length > 0
    ? [{ type: "element", tagName: "x-sources", properties: { title }, children }]
    : [];
}

const badLink =
  "This link is not safe or not complete. Begin its address with https:// for another site, / for a page of this site, or mailto: for an email address.";
const personalLink =
  "Personal fields do not work in addresses: a link leads everyone to the same page. Take the curly brackets out.";

/** The absolute address of a link, or why it leads nowhere a mail may lead. */
function linkTarget(href: unknown, { locale, siteUrl }: Where): string | { reason: string } {
  if (typeof href !== "string" || /[\p{Cc}\s\\]/u.test(href) || href.startsWith("//"))
    return { reason: badLink };
  if (/[{}]|%7B|%7D/i.test(href)) return { reason: personalLink };
  if (href.startsWith("/"))
    return siteUrl + (/^\/(?:en|es)(?:[/?#]|$)/.test(href) ? href : localePath(locale, href));
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return href;
  return /^https?:\/\/[^/]/i.test(href) && URL.canParse(href) ? href : { reason: badLink };
}

function settleImage(node: SafeElement, { siteUrl }: Where, problems: MarkdownProblem[]): SafeContent[] {
  const { src, alt } = node.properties;
  const words = typeof alt === "string" ? alt.trim() : "";
  const address = typeof src === "string" ? src : "";
  const own = address.startsWith("/") && !address.startsWith("//");
  const line = lineOf(node);
  if (/[{}]/.test(words))
    problems.push({
      line,
      reason:
        "Personal fields do not work in the description of a picture: write what everyone can see in it.",
    });
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
  const kept = own ? readPictureAddress(address) : null;
  const size = kept && { width: kept.width, height: kept.height };
  const properties = { src: own ? siteUrl + address : address, alt: words, ...size };
  return [{ type: "element", tagName: "img", properties, children: [] }];
}

/** A picture's size at a width that somebody chose; its height only where its own size is known. */
function sizeAt(width: number, own: SafeElement["properties"]): SafeElement["properties"] {
  const [ownWidth, ownHeight] = [Number(own["width"]), Number(own["height"])];
  return ownWidth && ownHeight ? { width, height: Math.round((width * ownHeight) / ownWidth) } : { width };
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
