import { greetingName, oneLine, typed } from "@/lib/mail/text";
import { getCounty } from "@/lib/members/county";
import type { Locale } from "@/lib/platform/i18n";

// What differs by reader in an update's words: "{first name|friend}" is the reader's first name, and "friend" where we
// do not know it. Web pages, and whoever reads along, get what stands behind the bar.

/** The fields there are, in the order in which they are offered. */
export const fieldNames = ["first name", "organization", "county", "your district"] as const;
export type FieldName = (typeof fieldNames)[number];

/** The same field in each language; either name is understood in either language. */
export const fieldWords: Record<FieldName, Record<Locale, string>> = {
  "first name": { en: "first name", es: "nombre" },
  organization: { en: "organization", es: "organización" },
  county: { en: "county", es: "condado" },
  "your district": { en: "your district", es: "tu distrito" },
};

/** One place for a personal value, with what stands there for those who have none. */
export type PersonalField = { field: FieldName; fallback: string };

/** What is known of a reader; see queries/personal-columns.ts for where it comes from. */
export type PersonalData = {
  /** "" when they gave none. */
  firstName: string;
  /** The organization they act for; of several, the one they have acted for longest. */
  organization: string | null;
  /** The id of the California county of their ZIP code, e.g. "los-angeles". */
  county: string | null;
  /** The school or other district that organization works in, when it names exactly one. */
  district: string | null;
};

/** Whose values a test or a page shows where there is no reader. */
export const nobody: PersonalData = { firstName: "", organization: null, county: null, district: null };

/** Longer names of organizations and districts would break the sentence they stand in. */
const LONGEST_VALUE = 80;

function known(field: FieldName, person: PersonalData, locale: Locale): string {
  switch (field) {
    case "first name":
      return greetingName(person.firstName);
    case "organization":
      return fit(person.organization);
    case "your district":
      return fit(person.district);
    case "county": {
      const name = getCounty(person.county)?.name;
      if (!name) return "";
      return locale === "es" ? `condado de ${name}` : `${name} County`;
    }
  }
}

const fit = (text: string | null): string =>
  text === null || [...text].length > LONGEST_VALUE ? "" : typed(text);

/** What somebody reads in a field's place, as plain text of one line; the fallback when nothing is known of them. */
export const valueOf = ({ field, fallback }: PersonalField, person: PersonalData, locale: Locale): string =>
  known(field, person, locale) || fallback;

/** What a part of a message is made of, which says how a value has to be encoded in it. */
export type MailPart = "html" | "text" | "subject";

/** What every slot begins with. */
export const SLOT = "personalValueOfTheReader";

/**
 * The word that stands for a value while a message is composed: letters and digits alone, so that no transfer encoding
 * changes it, though one may break it over two lines.
 * @param index of the field in what the compose step lists as `personal`, from 0
 */
export const slotOf = (index: number, part: MailPart): string =>
  `${SLOT}${index}In${{ html: "Html", text: "Text", subject: "Subject" }[part]}`;

/**
 * Text cut at its fields; a field that cannot be read stays in the text as it was typed, and is named with where in the
 * text it stands.
 */
export type PersonalText = {
  pieces: (string | PersonalField)[];
  problems: { at: number; reason: string }[];
};

const MOST_FALLBACK = 60;

const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

const byWord = new Map(
  fieldNames.flatMap((field) =>
    Object.values(fieldWords[field]).map((word) => [withoutAccents(word), field] as const),
  ),
);

const example = "{first name|friend}";
const list = (locale: Locale): string => fieldNames.map((field) => fieldWords[field][locale]).join(", ");

/** Reads the fields in plain text, such as a subject or the words of a paragraph. Takes time linear in its length. */
export function readPersonal(text: string, locale: Locale = "en"): PersonalText {
  const pieces: PersonalText["pieces"] = [];
  const problems: PersonalText["problems"] = [];
  const reserved = text.indexOf(SLOT);
  if (reserved >= 0)
    problems.push({
      at: reserved,
      reason: `The word ${SLOT} stands for something else while a mail is made. Take it out.`,
    });
  let from = 0;
  for (const { 0: whole, 1: inside, index } of text.matchAll(/\{([^{}]*)\}/g)) {
    const read = readField(inside ?? "", locale);
    if (typeof read === "string") {
      problems.push({ at: index, reason: read });
      continue;
    }
    pieces.push(text.slice(from, index), read);
    from = index + whole.length;
  }
  pieces.push(text.slice(from));
  const lone = text.replace(/\{[^{}]*\}/g, (whole) => " ".repeat(whole.length)).search(/[{}]/);
  if (lone >= 0)
    problems.push({
      at: lone,
      reason: `Curly brackets stand around personal fields, and here one is alone. Write ${example} whole, without formatting inside; in a table write \\| for the bar.`,
    });
  return { pieces: pieces.filter((piece) => piece !== ""), problems };
}

function readField(inside: string, locale: Locale): PersonalField | string {
  const bar = inside.indexOf("|");
  const name = oneLine((bar < 0 ? inside : inside.slice(0, bar)).replace(/\s+/g, " "));
  const fallback = bar < 0 ? "" : oneLine(inside.slice(bar + 1).replace(/\s+/g, " "));
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  const field = byWord.get(withoutAccents(name));
  if (!field) return `There is no personal field “${shown}”. These exist: ${list(locale)}.`;
  if (!fallback)
    return `Say what stands there for people whose ${fieldWords[field].en.replace("your ", "")} is not known, behind a bar: {${name}|…}, such as ${example}.`;
  if (fallback.includes("|")) return `Between { and } stands one bar: {${name}|what stands there otherwise}.`;
  if (fallback.length > MOST_FALLBACK)
    return `What stands behind the bar in {${name}|…} has at most ${MOST_FALLBACK} characters.`;
  return { field, fallback };
}

/** The pieces as one text, each field told by `fill`. */
export const joinPieces = (
  pieces: PersonalText["pieces"],
  fill: (personal: PersonalField) => string,
): string => pieces.map((piece) => (typeof piece === "string" ? piece : fill(piece))).join("");

/** Text as somebody reads it of whom nothing is known. */
export const withFallbacks = (text: string): string =>
  joinPieces(readPersonal(text).pieces, ({ fallback }) => fallback);
