import type { Claim, Site } from "@/lib/content/schema";
import { type Locale, localePath, locales, translator } from "@/lib/platform/i18n";

// All figures as data, for spreadsheets and programs. Both languages are in every file: who compares or translates needs
// them side by side.

/** Where the data is taken from: the site's address without a path, as "https://example.org". */
type Origin = string;

const columns = [
  "id",
  "value",
  "unit",
  "qualifier",
  ...both("display"),
  ...both("sentence"),
  ...both("label"),
  ...both("population"),
  "geography",
  ...both("source"),
  "as_of",
  "checked_on",
  ...both("note"),
  ...both("address"),
];

function both(name: string): string[] {
  return locales.map((locale) => `${name}_${locale}`);
}

const addressOf = (origin: Origin, claim: Claim, locale: Locale): string =>
  `${origin}${localePath(locale, `/claims/${claim.id}`)}`;

/**
 * The figures as CSV (RFC 4180). It begins with a byte order mark, without which Excel takes UTF-8 for something else. A
 * text that a spreadsheet would take for a formula has an apostrophe before it (OWASP, CSV injection).
 */
export function claimsCsv(claims: Iterable<Claim>, origin: Origin): string {
  const rows = [...claims].map((claim) => [
    claim.id,
    claim.value,
    claim.unit,
    claim.qualifier,
    ...locales.map((locale) => claim.display[locale]),
    ...locales.map((locale) => claim.sentence[locale]),
    ...locales.map((locale) => claim.label[locale]),
    ...locales.map((locale) => claim.population[locale]),
    claim.geography,
    ...locales.map((locale) => claim.source[locale]),
    claim.asOf,
    claim.checkedOn,
    ...locales.map((locale) => claim.note?.[locale] ?? null),
    ...locales.map((locale) => addressOf(origin, claim, locale)),
  ]);
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const defused = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** The figures as JSON, with the terms they may be used under. */
export function claimsJson(
  claims: Iterable<Claim>,
  { locale, site, origin }: { locale: Locale; site: Site; origin: Origin },
): string {
  const t = translator(locale, "content");
  const data = {
    title: t("claims.data.title"),
    publisher: site.organisation[locale],
    site: site.name[locale],
    address: `${origin}${localePath(locale, "/claims")}`,
    licence: t("claims.data.licence", { organisation: site.organisation[locale], site: site.name[locale] }),
    claims: [...claims].map((claim) => ({
      ...claim,
      note: claim.note ?? null,
      address: Object.fromEntries(locales.map((each) => [each, addressOf(origin, claim, each)])),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
