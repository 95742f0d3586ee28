import type { Place } from "@/lib/content/problems";
import { readTarget } from "@/lib/content/links";
import { type ComponentName, componentNames, componentSchemas } from "@/lib/content/schema";
import { codeReason, expressionReason, htmlReason } from "@/lib/content/syntax";
import {
  childrenOf,
  isComponent,
  placeOf,
  type WrittenComponent,
  type WrittenContent,
  type WrittenNode,
  type WrittenRoot,
  writtenText,
} from "@/lib/content/tree";

type Report = (place: Place, reason: string) => void;
type Rule = {
  /** On lines of its own, in the middle of a sentence, or either. */
  stands: "alone" | "in a sentence" | "either";
  holds: "nothing" | "figures" | "paragraphs" | "words";
  /** The components it may stand in directly, and "page" for none. */
  within: readonly (ComponentName | "page")[];
};

const sections = ["page", "AgendaItem", "Callout", "Act", "Progress", "View", "Goal"] as const;
const rules: Record<ComponentName, Rule> = {
  Claim: { stands: "either", holds: "nothing", within: [...sections, "Figures", "Quote"] },
  Figures: { stands: "alone", holds: "figures", within: ["page", "AgendaItem", "Act"] },
  Comparison: { stands: "alone", holds: "nothing", within: sections },
  AgendaItem: { stands: "alone", holds: "paragraphs", within: ["page"] },
  Progress: { stands: "alone", holds: "paragraphs", within: ["page", "AgendaItem"] },
  Callout: { stands: "alone", holds: "paragraphs", within: ["page"] },
  Act: { stands: "alone", holds: "paragraphs", within: ["page", "Callout"] },
  Term: { stands: "in a sentence", holds: "words", within: [...sections, "Quote"] },
  View: { stands: "alone", holds: "paragraphs", within: ["page"] },
  Goal: { stands: "alone", holds: "paragraphs", within: ["page"] },
  Quote: { stands: "alone", holds: "paragraphs", within: ["page", "AgendaItem", "Callout"] },
  Words: { stands: "in a sentence", holds: "words", within: [...sections, "Quote"] },
};

/** Deeper than this no page needs to be; recursion below relies on it. */
const maxDepth = 16;
const plainInTerm = new Set<WrittenContent["type"]>(["text", "emphasis", "strong"]);
/** Where a figure or a term would put a link into a link, or something to press into a heading. */
const noComponents = new Set<WrittenNode["type"]>(["heading", "link", "linkReference"]);

/** The first place that is nested too deeply, found without recursion. */
export function findTooDeep(root: WrittenRoot): Place | undefined {
  const open: { node: WrittenNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > maxDepth) return placeOf(next.node);
    for (const child of childrenOf(next.node)) open.push({ node: child, depth: next.depth + 1 });
  }
  return undefined;
}

/**
 * Lifts components that were written on one line with their text (`<Act audience="parent">Ask.</Act>`) out of the
 * paragraph that Markdown makes of such a line.
 */
export function liftComponents(node: WrittenNode): void {
  if (!("children" in node)) return;
  for (const child of childrenOf(node)) liftComponents(child);
  const children = childrenOf(node).flatMap((child): WrittenContent[] => {
    if (child.type !== "paragraph") return [child];
    const written = childrenOf(child).filter(isWritten);
    const alone = written.filter((part) => isComponent(part) && ruleOf(part)?.stands === "alone");
    return alone.length > 0 && alone.length === written.length ? written.map(asBlock) : [child];
  });
  (node as { children: WrittenContent[] }).children = children;
}

const isWritten = (node: WrittenContent): boolean => node.type !== "text" || node.value.trim() !== "";

function asBlock(node: WrittenContent): WrittenContent {
  if (node.type !== "mdxJsxTextElement") return node;
  const written = childrenOf(node).filter(isWritten);
  let children: WrittenContent[] = [{ type: "paragraph", children: node.children, position: node.position }];
  if (written.length === 0) children = [];
  else if (ruleOf(node)?.holds === "figures") children = written.map(asBlock);
  return { ...node, type: "mdxJsxFlowElement", children } as WrittenContent;
}

const isName = (name: string | null): name is ComponentName =>
  (componentNames as readonly (string | null)[]).includes(name);
const ruleOf = (node: WrittenComponent): Rule | undefined =>
  isName(node.name) ? rules[node.name] : undefined;

/** Holds a page's tree against what a page may hold, and reports everything else. */
export function checkTree(root: WrittenRoot, report: Report): void {
  let depth = 1;
  const visit = (node: WrittenNode, ancestors: readonly WrittenNode[]): void => {
    if (isComponent(node)) checkComponent(node, ancestors, report);
    else checkMarkdown(node, ancestors, report);
    if (node.type === "heading") {
      if (node.depth > depth + 1) {
        report(
          placeOf(node),
          `This heading skips a level: after ${"#".repeat(depth)} comes ${"#".repeat(depth + 1)}.`,
        );
      }
      depth = node.depth;
    }
    for (const child of childrenOf(node)) visit(child, [...ancestors, node]);
  };
  visit(root, []);
}

function checkComponent(node: WrittenComponent, ancestors: readonly WrittenNode[], report: Report): void {
  const place = placeOf(node);
  const { name } = node;
  if (!name) return report(place, "The empty tag <> is not allowed. Delete it.");
  if (!isName(name)) return report(place, describeUnknown(name));
  const { stands, holds, within } = rules[name];
  const inline = node.type === "mdxJsxTextElement";
  checkAttributes(name, node, report);

  const around = ancestors.findLast(isComponent)?.name ?? "page";
  if (isName(around) || around === "page") {
    if (!within.includes(around)) {
      report(
        place,
        around === name
          ? `<${name}> cannot stand in another <${name}>.`
          : `<${name}> cannot stand in <${around}>.`,
      );
    } else if (stands === "alone" && inline) {
      report(
        place,
        `<${name}> stands on lines of its own, not in a sentence. Leave an empty line before and after it.`,
      );
    } else if (stands === "in a sentence" && !inline) {
      report(place, `<${name}> belongs in a sentence, around its words, not on a line of its own.`);
    } else if (!inline && ancestors.at(-1)?.type !== "root" && !isComponent(ancestors.at(-1) ?? node)) {
      report(place, `<${name}> cannot stand alone in a list, a quotation or a note.`);
    } else if (inline && ancestors.some(({ type }) => noComponents.has(type))) {
      report(place, `<${name}> cannot stand in a heading or a link. Move it to a sentence.`);
    }
  }
  if (holds === "nothing" && node.children.length > 0) {
    report(place, `<${name}> holds no text. Write it as <${name} … />.`);
  } else if (holds === "figures") {
    checkFigures(node, report);
  } else if (holds !== "nothing" && writtenText(node).trim() === "" && !node.children.some(isComponent)) {
    report(place, `<${name}> is empty. Write its text before </${name}>.`);
  }
  if (holds === "words") {
    const odd = node.children.find((child) => !plainInTerm.has(child.type));
    if (odd) report(placeOf(odd), `<${name}> holds plain words only.`);
  }
}

function checkFigures(node: WrittenComponent, report: Report): void {
  const odd = (node.children as WrittenContent[]).find(
    (child) => !(isComponent(child) && child.name === "Claim"),
  );
  if (odd) report(placeOf(odd), '<Figures> holds <Claim id="…" /> only, each on a line of its own.');
  else if (node.children.length < 2 || node.children.length > 4) {
    report(placeOf(node), `<Figures> holds two to four claims; here it has ${node.children.length}.`);
  }
}

function describeUnknown(name: string): string {
  if (!/^[A-Z]/.test(name)) return htmlReason(name);
  return `There is no component <${name}>. These exist: ${componentNames.join(", ")}.`;
}

function checkAttributes(name: ComponentName, node: WrittenComponent, report: Report): void {
  const schema = componentSchemas[name];
  const known = Object.keys(schema.shape);
  const given = new Map<string, string>();
  let refused = false;
  const refuse = (place: Place, reason: string) => {
    refused = true;
    report(place, reason);
  };
  for (const attribute of node.attributes) {
    const place = placeOf(attribute.position ? attribute : node);
    if (attribute.type === "mdxJsxExpressionAttribute") {
      refuse(
        place,
        `The attributes of <${name}> are written one by one, such as ${known[0] ?? "id"}="…". ${expressionReason}`,
      );
    } else if (!known.includes(attribute.name)) {
      const list = known.length > 0 ? `It knows: ${known.join(", ")}.` : "It has none.";
      refuse(place, `<${name}> has no attribute "${attribute.name}". ${list}`);
    } else if (given.has(attribute.name)) {
      refuse(place, `<${name}> has the attribute "${attribute.name}" twice. Keep one.`);
    } else if (typeof attribute.value !== "string") {
      refuse(place, `Write the value of "${attribute.name}" in quotes: ${attribute.name}="…".`);
    } else {
      given.set(attribute.name, attribute.value);
    }
  }
  if (refused) return;
  const parsed = schema.safeParse(Object.fromEntries(given));
  for (const issue of parsed.error?.issues ?? []) {
    const attribute = String(issue.path[0] ?? "");
    const written = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === attribute);
    const missing = attribute !== "" && !given.has(attribute);
    report(
      placeOf(written?.position ? written : node),
      missing
        ? `<${name}> needs ${attribute}="…".`
        : `<${name}>${attribute && ` attribute "${attribute}"`} ${issue.message}.`,
    );
  }
}

function checkMarkdown(
  node: Exclude<WrittenNode, WrittenComponent>,
  ancestors: readonly WrittenNode[],
  report: Report,
): void {
  const place = placeOf(node);
  switch (node.type) {
    case "mdxjsEsm":
      return report(place, codeReason);
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return report(place, expressionReason);
    case "heading":
      if (node.depth === 1)
        report(place, "The page's title comes from its front matter. Begin headings with ##.");
      if (writtenText(node).trim() === "") report(place, "This heading is empty.");
      if (ancestors.length > 1)
        report(place, "A heading cannot stand in a component, a list or a quotation. Use **bold** words.");
      return;
    case "link":
    case "definition": {
      const target = readTarget(node.url);
      if (target.kind === "refused") report(place, target.reason);
      if (node.type === "link" && writtenText(node).trim() === "")
        report(place, "This link has no words to press.");
      return;
    }
    case "image": {
      if (readTarget(node.url).kind !== "internal") {
        report(place, "Pictures come from this site: their address begins with a /.");
      }
      if (!node.alt?.trim())
        report(place, "Describe this picture between the square brackets, for people who cannot see it.");
      return;
    }
    case "imageReference":
      return report(place, "Write a picture with its address: ![what it shows](/pictures/name.webp).");
    case "listItem":
      if (typeof node.checked === "boolean")
        report(place, "Boxes to tick are not used on pages. Write a plain list.");
      return;
    case "root":
    case "paragraph":
    case "text":
    case "emphasis":
    case "strong":
    case "delete":
    case "linkReference":
    case "list":
    case "blockquote":
    case "thematicBreak":
    case "break":
    case "code":
    case "inlineCode":
    case "table":
    case "tableRow":
    case "tableCell":
    case "footnoteReference":
    case "footnoteDefinition":
      return;
    default:
      report(place, `This kind of text (${node.type}) is not allowed in a page.`);
  }
}
