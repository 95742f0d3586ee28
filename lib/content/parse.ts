import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { agendaAnchor, anchorFrom, Anchors } from "@/lib/content/anchors";
import { type Checked, type Place, type Problem, sortProblems } from "@/lib/content/problems";
import { findObstacle } from "@/lib/content/limits";
import { checkTree, findTooDeep, liftComponents } from "@/lib/content/rules";
import { type Frontmatter, frontmatterSchema, type Heading } from "@/lib/content/schema";
import { type Inventory, showTree } from "@/lib/content/shown";
import { describeSyntaxError } from "@/lib/content/syntax";
import {
  childrenOf,
  isComponent,
  placeOf,
  type ShownRoot,
  type WrittenNode,
  type WrittenRoot,
  writtenText,
} from "@/lib/content/tree";
import { readYaml } from "@/lib/content/yaml";
import type { Locale } from "@/lib/platform/i18n";

/** A page that passed every check of its own. Whether what it names exists is for checkReferences to say. */
export type ParsedPage = Inventory & {
  frontmatter: Frontmatter;
  /** Safe to show: no HTML, no scripts, no addresses but http, https, mailto and this site's. */
  tree: ShownRoot;
  headings: Heading[];
  /** Every id of the body that a link can lead to. */
  anchors: string[];
};

const maxFrontmatter = 8_000;

// remark-frontmatter is not needed: the block is cut out first, so that its faults and those of the text are told together.
const frontmatterBlock = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;
const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMdx).freeze();

/**
 * Reads a page of Markdown with components into a safe tree. Nothing in it is ever evaluated: code, HTML, unknown
 * components and unsafe addresses are refused, each with its place and a sentence for the editor. Never throws.
 *
 * @param where.path the file's path as the problems shall name it
 */
export function parse(source: string, where: { path: string; locale: Locale }): Checked<ParsedPage> {
  const problems: Problem[] = [];
  const report = ({ line, column }: Place, reason: string) => {
    problems.push({ file: where.path, line, column, reason, severity: "error" });
  };
  const refuse = () => ({ ok: false as const, problems: sortProblems(problems) });

  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const obstacle = findObstacle(text);
  if (obstacle) {
    report(obstacle, obstacle.reason);
    return refuse();
  }

  const { frontmatter, body } = readFrontmatter(text, where.path, report, problems);
  const written = readBody(body, report);
  if (!written) return refuse();
  checkTree(written, report);
  if (problems.length > 0 || !frontmatter) return refuse();

  const anchors = new Anchors();
  reserveAgendaIds(written, anchors, report);
  if (problems.length > 0) return refuse();
  const headings = nameHeadings(written, anchors);
  const links = anchors.list();
  const { tree, inventory } = showTree(written, where.locale, anchors);
  return { ok: true, value: { frontmatter, tree, headings, anchors: links, ...inventory } };
}

type Report = (place: Place, reason: string) => void;

/** Cuts the front matter out and leaves its lines empty, so that the body keeps its line numbers. */
function readFrontmatter(text: string, path: string, report: Report, problems: Problem[]) {
  const block = frontmatterBlock.exec(text);
  if (!block) {
    report(
      { line: 1, column: 1 },
      "The front matter is missing: begin the page with its fields (kind, title, …) between two lines of three hyphens.",
    );
    return { frontmatter: undefined, body: text };
  }
  const [whole, yaml = ""] = block;
  const lines = whole.split("\n").length - 1;
  const body = "\n".repeat(lines) + text.slice(whole.length);
  if (frontmatterBlock.test(body.trimStart()) && /^---[ \t]*\n\s*[a-zA-Z]+:/.test(body.trimStart())) {
    const line = body.length - body.trimStart().length + 1;
    report({ line, column: 1 }, "A second block of front matter begins here. Keep one.");
    return { frontmatter: undefined, body: "" };
  }
  if (yaml.length > maxFrontmatter) {
    report({ line: 1, column: 1 }, "The front matter is too long. Write the text of the page below it.");
    return { frontmatter: undefined, body };
  }
  const read = readYaml(yaml, frontmatterSchema, { file: path, firstLine: 2, what: "The front matter" });
  if (!read.ok) problems.push(...read.problems);
  return { frontmatter: read.ok ? read.value : undefined, body };
}

function readBody(body: string, report: Report): WrittenRoot | undefined {
  try {
    const tree = markdown.parse(body);
    const deep = findTooDeep(tree);
    if (deep) {
      report(deep, "This is nested too deeply (lists in lists, quotations in quotations). Make it simpler.");
      return undefined;
    }
    liftComponents(tree);
    return tree;
  } catch (error) {
    for (const { reason, ...place } of describeSyntaxError(error, body)) report(place, reason);
    return undefined;
  }
}

function reserveAgendaIds(node: WrittenNode, anchors: Anchors, report: Report): void {
  if (isComponent(node) && node.name === "AgendaItem") {
    const id = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === "id")?.value;
    if (typeof id === "string" && !anchors.reserve(agendaAnchor(id))) {
      report(placeOf(node), `The id "${id}" is taken already. Choose another for this agenda item.`);
    }
  }
  for (const child of childrenOf(node)) reserveAgendaIds(child, anchors, report);
}

function nameHeadings(root: WrittenRoot, anchors: Anchors): Heading[] {
  return root.children.flatMap((node) => {
    if (node.type !== "heading") return [];
    const text = writtenText(node).replace(/\s+/g, " ").trim();
    const id = anchors.take(anchorFrom(text));
    node.data = { ...node.data, hProperties: { id } };
    return [{ depth: node.depth, id, text }];
  });
}
