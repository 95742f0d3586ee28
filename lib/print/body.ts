import { barScale, describeSource, qualifierWords, shareOf, splitDisplay } from "@/lib/content/claims";
import type { AgendaStatus, Audience, Claim, ComponentName, Term } from "@/lib/content/schema";
import {
  componentOf,
  type ShownContent,
  type ShownElement,
  type ShownRoot,
  shownText,
} from "@/lib/content/tree";
import type { Bar, Block, LargeFigure, Part, Run, Section, Word } from "@/lib/print/document";
import { type Locale, translator } from "@/lib/platform/i18n";

/** What a body's ids stand for, and where its links lead. */
export type BodyContext = {
  locale: Locale;
  claims: ReadonlyMap<string, Claim>;
  terms: ReadonlyMap<string, Term>;
  /** The full address of a link of the page; null for one that leads nowhere on paper. */
  resolve: (href: string) => string | null;
  /** The year it is now: a goal past it says so. */
  year: number;
};

/**
 * A page's body as sections: each heading of the second level with what follows it. What stands before the first
 * heading is a section without one.
 */
export function sectionsOf(tree: ShownRoot, context: BodyContext): Section[] {
  const sections: { heading: Run[] | null; nodes: ShownElement[] }[] = [{ heading: null, nodes: [] }];
  for (const node of tree.children) {
    if (node.type !== "element") continue;
    if (node.tagName === "h2") sections.push({ heading: runsOf(node.children, context), nodes: [] });
    // An editor's notes bring a heading of their own, which the page hides from view.
    else if (node.tagName === "section") {
      const [heading, ...nodes] = elementsOf(node.children);
      sections.push({ heading: heading ? runsOf(heading.children, context) : null, nodes });
    } else sections.at(-1)?.nodes.push(node);
  }
  const explained = new Set<string>();
  const shown = sections
    .map(({ heading, nodes }) => ({ heading, parts: partsOf(nodes, context, explained) }))
    .filter(({ heading, parts }) => heading !== null || parts.length > 0);
  const blocks = shown.flatMap(({ parts }) => parts.flatMap((part) => part.blocks));
  const first = blocks.find((block) => block.kind === "figures");
  if (first) first.first = true;
  return shown;
}

const isWide = ({ tagName }: ShownElement): boolean => {
  const name = componentOf(tagName);
  return name === "Figures" || name === "Claim" || name === "AgendaItem" || name === "Act";
};

/** Cuts a section where something needs the whole width. A word is explained beside the text that uses it first. */
function partsOf(nodes: readonly ShownElement[], context: BodyContext, explained: Set<string>): Part[] {
  const runs: { wide: boolean; nodes: ShownElement[] }[] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (last && last.wide === isWide(node)) last.nodes.push(node);
    else runs.push({ wide: isWide(node), nodes: [node] });
  }
  const parts: Part[] = [];
  let waiting: Word[] = [];
  for (const run of runs) {
    waiting.push(...run.nodes.flatMap((node) => wordsOf(node, context, explained)));
    parts.push({ wide: run.wide, blocks: blocksOf(run.nodes, context), words: run.wide ? [] : waiting });
    if (!run.wide) waiting = [];
  }
  // The words of a wide part at the end go back to the text before it, or stand alone.
  const beside = parts.findLast((part) => !part.wide);
  if (beside) beside.words.push(...waiting);
  else if (waiting.length > 0) parts.push({ wide: false, blocks: [], words: waiting });
  return parts;
}

function wordsOf(node: ShownContent, context: BodyContext, explained: Set<string>): Word[] {
  if (node.type !== "element") return [];
  const below = () => node.children.flatMap((child) => wordsOf(child, context, explained));
  const term = componentOf(node.tagName) === "Term" ? context.terms.get(text(node, "id")) : undefined;
  if (!term || explained.has(term.id)) return below();
  explained.add(term.id);
  const { locale } = context;
  const expansion = term.expansion?.[locale] ?? null;
  return [{ term: term.term[locale], expansion, definition: term.definition[locale] }, ...below()];
}

const text = (element: ShownElement, attribute: string): string =>
  String(element.properties[attribute] ?? "");
const optional = (element: ShownElement, attribute: string): string | null =>
  text(element, attribute) || null;
const noteOf = (element: ShownElement, attribute: string): number =>
  Number(element.properties[attribute] ?? 0);

const inlineTags = new Set(["a", "strong", "em", "del", "code", "br", "sup", "img"]);

const isInline = (node: ShownContent): boolean =>
  node.type === "text" ||
  (node.type === "element" &&
    (inlineTags.has(node.tagName) ||
      componentOf(node.tagName) === "Term" ||
      componentOf(node.tagName) === "Words" ||
      (componentOf(node.tagName) === "Claim" && node.properties["inline"] === true)));

/** Blocks of nodes. Words that stand loose, as in a tight list, make a paragraph; steps and acts that follow one another go together. */
export function blocksOf(nodes: readonly ShownContent[], context: BodyContext): Block[] {
  const blocks: Block[] = [];
  let loose: ShownContent[] = [];
  const close = () => {
    const runs = runsOf(loose, context);
    if (runs.some((run) => run.kind !== "text" || run.text.trim() !== "")) {
      blocks.push({ kind: "paragraph", runs: trimmed(runs) });
    }
    loose = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      loose.push(node);
      continue;
    }
    close();
    if (node.type !== "element") continue;
    const last = blocks.at(-1);
    for (const block of blockOf(node, context)) {
      if (block.kind === "steps" && last?.kind === "steps") last.steps.push(...block.steps);
      else if (block.kind === "acts" && last?.kind === "acts") last.acts.push(...block.acts);
      else blocks.push(block);
    }
  }
  close();
  return blocks;
}

/** Without the line breaks of the source at either end. */
function trimmed(runs: Run[]): Run[] {
  const [first, last] = [runs.at(0), runs.at(-1)];
  if (first?.kind === "text") first.text = first.text.trimStart();
  if (last?.kind === "text") last.text = last.text.trimEnd();
  return runs;
}

function blockOf(element: ShownElement, context: BodyContext): Block[] {
  const name = componentOf(element.tagName);
  if (name) return componentBlock(name, element, context);
  const { children, tagName } = element;
  switch (tagName) {
    case "p":
      return blocksOf(children, context);
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return [{ kind: "heading", level: Number(tagName.slice(1)), runs: runsOf(children, context) }];
    case "ul":
    case "ol": {
      const items = children.filter((child) => child.type === "element" && child.tagName === "li");
      return [
        {
          kind: "list",
          ordered: tagName === "ol",
          start: Number(element.properties["start"] ?? 1),
          items: items.map((item) => blocksOf("children" in item ? item.children : [], context)),
        },
      ];
    }
    case "blockquote":
      return [{ kind: "quotation", blocks: blocksOf(children, context), by: [] }];
    case "hr":
      return [{ kind: "rule" }];
    case "pre":
      return [{ kind: "code", text: shownText(element).replace(/\n$/, "") }];
    case "table": {
      const [head = [], ...rows] = rowsOf(element).map((row) =>
        elementsOf(row.children).map((cell) => runsOf(cell.children, context)),
      );
      return [{ kind: "table", head, rows }];
    }
    default:
      return blocksOf(children, context);
  }
}

const elementsOf = (nodes: readonly ShownContent[]): ShownElement[] =>
  nodes.filter((node) => node.type === "element");

const rowsOf = (table: ShownElement): ShownElement[] =>
  elementsOf(table.children).flatMap((part) => (part.tagName === "tr" ? [part] : elementsOf(part.children)));

function componentBlock(name: ComponentName, element: ShownElement, context: BodyContext): Block[] {
  const t = translator(context.locale, "content");
  const blocks = () => blocksOf(element.children, context);
  switch (name) {
    case "Claim":
      return figuresBlock([element], context);
    case "Figures":
      return figuresBlock(
        elementsOf(element.children).filter((child) => componentOf(child.tagName) === "Claim"),
        context,
      );
    case "Comparison":
      return comparisonBlock(element, context);
    case "AgendaItem": {
      const status = text(element, "status") as AgendaStatus;
      const since = optional(element, "since");
      return [
        {
          kind: "agenda",
          title: t("agendaTitle"),
          status: since ? t(`agendaStatusSince.${status}`, { since }) : t(`agendaStatus.${status}`),
          blocks: blocks(),
        },
      ];
    }
    case "Progress":
      return [
        {
          kind: "steps",
          steps: [{ when: optional(element, "when"), title: optional(element, "title"), blocks: blocks() }],
        },
      ];
    case "Callout":
      return [
        {
          kind: "callout",
          tone: text(element, "tone") === "act" ? "act" : "note",
          title: text(element, "title"),
          blocks: blocks(),
        },
      ];
    case "Act": {
      const audience = text(element, "audience") as Audience;
      return [
        { kind: "acts", acts: [{ audience, title: t("actAudience", { audience }), blocks: blocks() }] },
      ];
    }
    case "View": {
      const by = text(element, "by");
      return [
        { kind: "view", by, role: optional(element, "role"), note: t("viewNote", { by }), blocks: blocks() },
      ];
    }
    case "Goal": {
      const year = text(element, "by");
      const expired = context.year > Number(year);
      return [
        {
          kind: "goal",
          year,
          state: t(expired ? "goalExpired" : "goalOpen", { year }),
          title: text(element, "title"),
          note: expired ? t("goalExpiredNote") : null,
          blocks: blocks(),
        },
      ];
    }
    case "Quote": {
      const by = ["by", "role", "source"].flatMap((each) => optional(element, each) ?? []);
      return [{ kind: "quotation", blocks: blocks(), by }];
    }
    case "Term":
    case "Words":
      return blocks();
  }
}

function figuresBlock(elements: readonly ShownElement[], context: BodyContext): Block[] {
  const { locale } = context;
  const t = translator(locale, "content");
  const year = ({ asOf }: Claim) => asOf ?? translator(locale, "print")("undated");
  const figures = elements.flatMap((element): LargeFigure[] => {
    const claim = context.claims.get(text(element, "id"));
    if (!claim) return [];
    return [
      {
        ...splitDisplay(claim.display[locale]),
        qualifier: qualifierWords(locale, claim),
        sentence: claim.sentence[locale],
        scope: `${t("geography", { geography: claim.geography })}, ${year(claim)}`,
        share: shareOf(claim),
        note: noteOf(element, "note"),
      },
    ];
  });
  return figures.length > 0 ? [{ kind: "figures", first: false, figures }] : [];
}

function comparisonBlock(element: ShownElement, context: BodyContext): Block[] {
  const { locale, claims } = context;
  const first = claims.get(text(element, "first"));
  const second = claims.get(text(element, "second"));
  if (!first || !second) return [];
  const { shares } = barScale([first, second]);
  const bar = (claim: Claim, share: number | undefined, attribute: string): Bar => ({
    label: claim.label[locale],
    value: [qualifierWords(locale, claim), claim.display[locale]].filter(Boolean).join(" "),
    share: share ?? 0,
    note: noteOf(element, attribute),
  });
  const sources = [...new Set([first, second].map((claim) => describeSource(claim, locale)))];
  return [
    {
      kind: "comparison",
      title: text(element, "title"),
      bars: [bar(first, shares[0], "firstNote"), bar(second, shares[1], "secondNote")],
      source: sources.join("; "),
    },
  ];
}

/** The words of nodes within a line. */
export function runsOf(nodes: readonly ShownContent[], context: BodyContext): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type === "text") return [{ kind: "text", text: node.value.replace(/\s+/g, " ") }];
    if (node.type !== "element") return [];
    const runs = () => runsOf(node.children, context);
    switch (node.tagName) {
      case "strong":
      case "em":
      case "del":
        return [{ kind: node.tagName, runs: runs() }];
      case "sup":
        return [{ kind: "sup", runs: [{ kind: "text", text: shownText(node) }] }];
      case "code":
        return [{ kind: "code", text: shownText(node) }];
      case "br":
        return [{ kind: "break" }];
      case "img":
        // Paper gets the words of a picture: they say what it shows.
        return [{ kind: "em", runs: [{ kind: "text", text: `[${text(node, "alt")}]` }] }];
      case "a":
        return linkRuns(node, runs(), context);
      default:
        if (componentOf(node.tagName) === "Claim") return claimRuns(node, context);
        if (componentOf(node.tagName) === "Words")
          return [{ kind: "words", lang: text(node, "lang") as Locale, runs: runs() }];
        return runs();
    }
  });
}

function linkRuns(element: ShownElement, runs: Run[], context: BodyContext): Run[] {
  // The arrows back from an editor's notes lead nowhere on paper.
  if ("dataFootnoteBackref" in element.properties) return [];
  const href = context.resolve(text(element, "href"));
  return href === null ? runs : [{ kind: "link", href, runs }];
}

function claimRuns(element: ShownElement, context: BodyContext): Run[] {
  const claim = context.claims.get(text(element, "id"));
  if (!claim) return [];
  return [{ kind: "claim", text: claim.display[context.locale], note: noteOf(element, "note") }];
}
