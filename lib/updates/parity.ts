import { isTranslated, type UpdateContent } from "./schema";

/** What is counted in a text to compare it with its translation. */
export const countedParts = [
  "paragraphs",
  "headings",
  "points",
  "links",
  "figures",
  "pictures",
  "cards",
] as const;
export type CountedPart = (typeof countedParts)[number];
export type PartCounts = Record<CountedPart, number>;

const signs: [part: CountedPart, sign: RegExp][] = [
  ["links", /(?<!!)\[[^[\]\n]{0,500}\]\(|<https?:\/\/|<Button\b/g],
  ["figures", /<Claim\b/g],
  ["pictures", /!\[|<Picture\b/g],
  ["cards", /<(?:AgendaItem|Issue|Article)\b/g],
];

/**
 * Counts what a reader meets in a text: paragraphs, headings, points of lists, links (buttons too), figures, pictures
 * and cards. It reads the signs of Markdown and no more, since it is done at every press of a key.
 */
export function countParts(markdown: string): PartCounts {
  const counts = Object.fromEntries(countedParts.map((part) => [part, 0])) as PartCounts;
  for (const [part, sign] of signs) counts[part] = markdown.match(sign)?.length ?? 0;
  let inParagraph = false;
  for (const line of markdown.split("\n").map((raw) => raw.trim())) {
    const isHeading = /^#{1,6}\s/.test(line);
    const isPoint = /^(?:[-*+]|\d{1,9}[.)])\s/.test(line);
    // A tag alone on its line is counted by its own sign; a line of dashes divides.
    const isWords =
      line !== "" && !isHeading && !isPoint && !/^<\/?[A-Z][^<]*>$/.test(line) && !divides(line);
    if (isHeading) counts.headings++;
    if (isPoint) counts.points++;
    if (isWords && !inParagraph) counts.paragraphs++;
    // Words right under a point belong to it.
    inParagraph = isWords || (isPoint && line !== "");
  }
  return counts;
}

const divides = (line: string): boolean => /^(?:(?:[-*_]\s?){3,}|!\[[^\]]*\]\([^)]*\))$/.test(line);

/** How the Spanish of an update stands beside its English. */
export type Parity = {
  /**
   * "alone": only one language is written. "half": a part of one is missing. "behind": the English changed after the
   * Spanish. "uneven": their counts differ. "even": nothing stands out.
   */
  state: "empty" | "alone" | "half" | "behind" | "uneven" | "even";
  /** Parts that one language has and the other lacks. */
  missing: { locale: "en" | "es"; part: "subject" | "preheader" | "body" }[];
  counts: { part: CountedPart; en: number; es: number }[];
};

/** @param behind whether the English was changed after the Spanish; see queries/get-draft.ts */
export function parityOf(content: UpdateContent, behind: boolean): Parity {
  const has = (locale: "en" | "es", part: "subject" | "preheader" | "body") =>
    content[locale][part].trim() !== "";
  const started = (locale: "en" | "es") => has(locale, "subject") || has(locale, "body");
  const [en, es] = [countParts(content.en.body), countParts(content.es.body)];
  const counts = countedParts
    .map((part) => ({ part, en: en[part], es: es[part] }))
    .filter((count) => count.en > 0 || count.es > 0);
  if (!started("en") && !started("es")) return { state: "empty", missing: [], counts };
  if (!started("en") || !started("es")) return { state: "alone", missing: [], counts };
  const missing = (["en", "es"] as const).flatMap((locale) =>
    (["subject", "preheader", "body"] as const)
      .filter((part) => !has(locale, part) && has(locale === "en" ? "es" : "en", part))
      .map((part) => ({ locale, part })),
  );
  const whole = isTranslated(content.en) && isTranslated(content.es);
  const uneven = counts.some((count) => count.en !== count.es);
  const state =
    !whole || missing.length > 0 ? "half" : behind ? "behind" : uneven ? "uneven" : ("even" as const);
  return { state, missing, counts };
}
