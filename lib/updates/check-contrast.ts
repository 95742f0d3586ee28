import { contrast } from "@/lib/content/colors";
import { darkColours } from "@/lib/mail/templates/style";
import { good, wrong, type Finding } from "./checks";

/** Words and what they lie on, as #rrggbb. */
type Pair = { words: string; ink: string; ground: string };

type Open = { tag: string; classes: readonly string[]; ink: string; ground: string; hidden: boolean };

/** The least contrast of text (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*(\/?)>|<[^>]*>|([^<]+)/gi;
const voids = new Set(["br", "hr", "img", "meta", "link", "input"]);

const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`, "i").exec(attributes)?.[1] ?? "";

const colourIn = (style: string, property: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*(#[0-9a-f]{6})`, "i").exec(style)?.[1];

/** What the reader's dark setting makes of an element's colour: later rules win, as in the style sheet. */
function darkened(
  property: "color" | "background-color",
  own: readonly string[],
  above: readonly Open[],
): string | undefined {
  let found: string | undefined;
  for (const [selectors, colours] of darkColours)
    for (const selector of selectors.split(", ")) {
      const steps = selector.split(" ").map((step) => step.slice(1));
      const last = steps.at(-1) ?? "";
      const inside = steps.slice(0, -1).every((step) => above.some(({ classes }) => classes.includes(step)));
      if (own.includes(last) && inside) found = colourIn(colours, property) ?? found;
    }
  return found;
}

/**
 * Every pair of colours that is read in a mail of ours, from its markup. It knows the markup that we write: quoted
 * attributes, every element closed, colours as #rrggbb.
 */
function listPairs(html: string, dark: boolean): Pair[] {
  const root: Open = { tag: "", classes: [], ink: "#000000", ground: "#ffffff", hidden: false };
  const open: Open[] = [root];
  const pairs: Pair[] = [];
  for (const [, slash, name = "", attributes = "", own, text] of html.matchAll(token)) {
    const here = open.at(-1) ?? root;
    if (text !== undefined) {
      // Spaces that hold a cell open are no words.
      const words = text.replace(/&(?:nbsp|zwnj|#847);/g, "").trim();
      if (words !== "" && !here.hidden)
        pairs.push({ words: words.slice(0, 40), ink: here.ink, ground: here.ground });
      continue;
    }
    const tag = name.toLowerCase();
    if (tag === "") continue;
    if (slash) {
      const at = open.findLastIndex((one) => one.tag === tag);
      if (at > 0) open.length = at;
      continue;
    }
    const style = attributeOf(attributes, "style");
    const classes = attributeOf(attributes, "class").split(/\s+/);
    const said = (property: "color" | "background-color") =>
      (dark ? darkened(property, classes, open) : undefined) ?? colourIn(style, property);
    const next: Open = {
      tag,
      classes,
      ink: said("color") ?? here.ink,
      ground: said("background-color") ?? here.ground,
      hidden: here.hidden || tag === "head" || /display\s*:\s*none/.test(style),
    };
    // A picture that is not shown is its description, in the same colours.
    if (tag === "img" && attributeOf(attributes, "alt"))
      pairs.push({ words: attributeOf(attributes, "alt").slice(0, 40), ink: next.ink, ground: next.ground });
    if (!voids.has(tag) && !own) open.push(next);
  }
  return pairs;
}

/** Whether everything that is rendered can be read, on light paper and on dark. */
export function checkContrast(html: string): Finding[] {
  return ([false, true] as const).map((dark): Finding => {
    const judged = listPairs(html, dark).map((pair) => ({
      ...pair,
      ratio: contrast(pair.ink.toLowerCase(), pair.ground.toLowerCase()),
    }));
    const least = judged.sort((a, b) => a.ratio - b.ratio)[0];
    const paper = dark ? "On dark paper" : "On light paper";
    if (!least) return good(`${paper}: there are no words.`);
    const ratio = `${Math.floor(least.ratio * 10) / 10} to 1`;
    return least.ratio < LEAST
      ? wrong(`${paper}: “${least.words}” stands out by ${ratio}; ${LEAST} to 1 can be read well.`)
      : good(`${paper}: everything stands out by at least ${ratio}; ${LEAST} to 1 is asked for.`);
  });
}
