import type { Claim } from "@/lib/content/schema";
import { type Locale, translator } from "@/lib/platform/i18n";

/**
 * Splits a figure for setting its number large: "$22 billion" is "$", "22", " billion"; "7 of 10" is "", "7",
 * " of 10". A display without digits is all number.
 */
export function splitDisplay(display: string): { before: string; number: string; after: string } {
  const match = /\d+(?:[.,]\d+)*/.exec(display);
  if (!match) return { before: "", number: display, after: "" };
  return {
    before: display.slice(0, match.index),
    number: match[0],
    after: display.slice(match.index + match[0].length),
  };
}

/** Whether the figure's source does not say which year it speaks of. */
export const isUndated = (claim: Claim): boolean => claim.asOf === null;

/** Past this many years a figure is called old: its source has likely counted anew. */
const oldAfterYears = 5;

/**
 * What a reader must know about a figure's year before relying on it.
 * @param year the year it is now
 */
export function ageOf(claim: Claim, year: number): "undated" | "old" | "recent" {
  if (claim.asOf === null) return "undated";
  return year - claim.asOf > oldAfterYears ? "old" : "recent";
}

/** "About", "More than": what comes before a figure that is not exact. Empty for one that is. */
export function qualifierWords(locale: Locale, claim: Claim): string {
  if (claim.qualifier === "exact") return "";
  const t = translator(locale, "content");
  return claim.unit === "percent" || claim.unit === "percent-more"
    ? t(`qualifierShare.${claim.qualifier}`)
    : t(`qualifier.${claim.qualifier}`);
}

/** A figure with how exact it is: "More than 60%". */
export const figureWords = (claim: Claim, locale: Locale): string =>
  [qualifierWords(locale, claim), claim.display[locale]].filter(Boolean).join(" ");

/** A figure as one sentence without its full stop: "About 12% of California students drop out of high school". */
export const stateClaim = (claim: Claim, locale: Locale): string =>
  `${figureWords(claim, locale)} ${claim.sentence[locale]}`;

/** The part of a whole that a figure names, from 0 to 1; null for one that names no part. */
export const shareOf = (claim: Claim): number | null =>
  claim.unit === "percent" ? claim.value / 100 : claim.unit === "of-ten" ? claim.value / 10 : null;

const undated: Record<Locale, string> = { en: "undated", es: "sin fecha" };

/** Where a figure comes from: "Children Now, STEM Network issue page, undated", or with its year at the end. */
export const describeSource = (claim: Claim, locale: Locale): string =>
  `${claim.source[locale]}, ${claim.asOf ?? undated[locale]}`;

/**
 * The common scale of bars: percentages run to 100, shares of ten to 10, everything else to the greatest value. Shares
 * are between 0 and 1, in the order of the claims.
 */
export function barScale(claims: readonly Pick<Claim, "unit" | "value">[]): {
  max: number;
  shares: number[];
} {
  const greatest = Math.max(0, ...claims.map((claim) => claim.value));
  const units = new Set(claims.map((claim) => claim.unit));
  const whole =
    units.size === 1 ? ([...units][0] === "percent" ? 100 : [...units][0] === "of-ten" ? 10 : 0) : 0;
  const max = Math.max(greatest, whole);
  return { max, shares: claims.map((claim) => (max === 0 ? 0 : claim.value / max)) };
}
