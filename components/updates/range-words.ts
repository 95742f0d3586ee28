import { formatter } from "@/lib/platform/i18n";
import { percentOf } from "@/lib/updates/report";

const { number } = formatter("en");

/** "12", or "between 10 and 14": readers cannot be counted more exactly than that. */
export const rangeWords = ({ least, most }: { least: number; most: number }): string =>
  least === most ? number(least) : `${number(least)} to ${number(most)}`;

/** A percentage with one digit below ten: "3.4%". */
export function percentWords(percent: number | null): string {
  if (percent === null) return "–";
  const digits = percent < 0.1 && percent > 0 ? 2 : percent < 10 ? 1 : 0;
  return `${number(percent, { maximumFractionDigits: digits })}%`;
}

/** The share in percent with what it is of: "3.4% of those who have it"; "" where it would say nothing. */
export function shareWords(part: number, of: number, ofWhat: string, most = part): string {
  if (of === 0 || ofWhat === "") return "";
  const low = percentWords(percentOf(part, of));
  const high = percentWords(percentOf(most, of));
  return `${low === high ? low : `${low} to ${high}`} ${ofWhat}`;
}
