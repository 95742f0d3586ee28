import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, locales } from "@/lib/platform/i18n";
import type { Audience } from "@/lib/updates/schema";

const { number } = formatter("en");

/** "1 person", "1,204 people". */
export const people = (count: number): string => `${number(count)} ${count === 1 ? "person" : "people"}`;

/** Who gets an update, as one sentence with all its numbers. */
export function audienceWords(audience: Audience): string {
  if (audience.total === 0)
    return "Nobody would get this: nobody here is a member who wants to be written to each time.";
  const parts = locales
    .filter((locale) => audience.byLocale[locale] > 0)
    .map((locale) => `${number(audience.byLocale[locale])} in ${languageNames[locale]}`);
  return `${people(audience.total)} will get this: ${parts.join(", ")}.`;
}

const reasons = [
  ["unsubscribed", "unsubscribed"],
  ["paused", "paused their membership"],
  ["monthly", "want mail once a month: it stands in their digest"],
  ["receipts", "want receipts only"],
  ["suppressed", "have an address that mail comes back from, or complained of our mail"],
  ["notMembers", "are no members: they left, were taken out, or were not asked yet"],
] as const satisfies readonly (readonly [keyof Audience["leftOut"], string])[];

/** Who does not get it, reason by reason: none where nobody is left out. */
export const leftOutWords = ({ leftOut }: Audience): string[] =>
  reasons
    .filter(([reason]) => leftOut[reason] > 0)
    .map(([reason, words]) => `${number(leftOut[reason])} ${words}`);
