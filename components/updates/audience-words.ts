import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, locales } from "@/lib/platform/i18n";
import type { Audience } from "@/lib/updates/schema";

const { number } = formatter("en");

/** "1 person", "1,204 people". */
export const people = (count: number): string => `${number(count)} ${count === 1 ? "person" : "people"}`;

/** Who gets an update and who does not, as one sentence with all its numbers. */
export function audienceWords(audience: Audience): string {
  if (audience.total === 0) return "Nobody would get this: there is no member with confirmed consent yet.";
  const parts = locales
    .filter((locale) => audience.byLocale[locale] > 0)
    .map((locale) => `${number(audience.byLocale[locale])} in ${languageNames[locale]}`);
  const { unsubscribed } = audience.leftOut;
  const out =
    unsubscribed > 0
      ? ` ${number(unsubscribed)} who unsubscribed ${unsubscribed === 1 ? "is" : "are"} left out.`
      : "";
  return `${people(audience.total)} will get this: ${parts.join(", ")}.${out}`;
}
