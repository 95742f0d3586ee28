import { languageNames } from "@/components/updates/obstacle-list";
import { formatter, locales } from "@/lib/platform/i18n";
import { leftOutReasons, type Audience, type LeftOut, type UpdateKind } from "@/lib/updates/schema";

const { list, number } = formatter("en");

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

/** What an update of a kind is, in the middle of a sentence. */
const kindNames: Record<UpdateKind, string> = {
  update: "updates",
  digest: "the monthly digest",
  alert: "campaign alerts",
  notice: "notices",
};

/** Who does not get an update of a kind, by reason: "unsubscribed from updates". */
export const leftOutNames = (kind: UpdateKind): Record<LeftOut, string> => ({
  unsubscribed:
    kind === "update" || kind === "digest"
      ? `unsubscribed from ${kindNames[kind]}`
      : `unsubscribed from ${kindNames[kind]}, or never agreed to them`,
  suppressed: "suppressed: mail to them comes back, or they reported it as unwanted",
  paused: "paused their membership",
  monthly: "want mail once a month: it stands in their digest",
  each: "get each update as it comes",
  receipts: "want receipts only",
  notRepresentatives: "act for no organization: a notice is for those who do",
  notMembers: "are no members: they left, were taken out, or were not asked yet",
});

const short: Record<LeftOut, string> = {
  unsubscribed: "unsubscribed from this kind",
  suppressed: "suppressed",
  paused: "paused",
  monthly: "monthly only",
  each: "get each one",
  receipts: "receipts only",
  notRepresentatives: "without an organization",
  notMembers: "no members",
};

/** Who does not get it, by reason with how many; none where nobody is left out. */
export const leftOutLines = ({ leftOut }: Audience): { reason: LeftOut; count: number }[] =>
  leftOutReasons
    .filter((reason) => leftOut[reason] > 0)
    .map((reason) => ({ reason, count: leftOut[reason] }));

/** The whole in one sentence: "12,418 will get it; 311 unsubscribed from this kind, 92 suppressed and 40 paused will not." */
export function breakdownWords(audience: Audience): string {
  const others = leftOutLines(audience).map(({ reason, count }) => `${number(count)} ${short[reason]}`);
  return others.length === 0
    ? `${number(audience.total)} will get it; nobody is left out.`
    : `${number(audience.total)} will get it; ${list(others)} will not.`;
}
