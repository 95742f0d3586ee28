import { homeTimeZone } from "@/lib/platform/clock";
import { formatter, locales, translator, type Locale } from "@/lib/platform/i18n";
import type { PublicUpdateLine } from "./queries/show-update";
import type { UpdateContent } from "./schema";

/** On how many of a month's first days its digest is still made. Later it would be old news. */
const FIRST_DAYS = 10;

const californian = new Intl.DateTimeFormat("en-US", {
  ...{ timeZone: homeTimeZone, year: "numeric", month: "numeric", day: "numeric" },
});

/** The month whose digest is due, as "2026-10": the one before, in the first days of a month in California. */
export function monthDue(now: Date): string | null {
  const parts = new Map(californian.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 0, day = 0] = [parts.get("year"), parts.get("month"), parts.get("day")];
  if (day > FIRST_DAYS) return null;
  const before = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${before[0]}-${String(before[1]).padStart(2, "0")}`;
}

/**
 * Where a month's digest stands among the updates: no update can have that address, since theirs are made of letters,
 * digits and hyphens.
 */
export const digestSlug = (month: string): string => `digest_${month}`;

/** Text as Markdown that means nothing but itself. */
const literal = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);

function partOf(month: string, locale: Locale, lines: readonly PublicUpdateLine[]) {
  const t = translator(locale, "updates");
  // The middle of the month, so that no time zone moves it into another.
  const name = formatter(locale).dateTime(new Date(`${month}-15T12:00:00Z`), {
    ...{ month: "long", year: "numeric" },
  });
  const parts = lines.map(({ subject, excerpt, slug, locale: written }) =>
    [
      `## ${literal(subject)}`,
      ...(excerpt ? [literal(excerpt)] : []),
      `[${t(written === locale ? "digest.read" : "digest.readEnglish")}](/updates/${slug})`,
    ].join("\n\n"),
  );
  return {
    subject: t("digest.subject", { month: name }),
    preheader: "",
    body: [t("digest.intro", { month: name }), ...parts, t("digest.outro")].join("\n\n"),
  };
}

/** A digest's words: what went out in a month, each with its title, its first words and the way to all of it. */
export function writeDigest(
  month: string,
  updates: Record<Locale, readonly PublicUpdateLine[]>,
): UpdateContent {
  const [en, es] = locales.map((locale) => partOf(month, locale, updates[locale]));
  return { en: en!, es: es! };
}
