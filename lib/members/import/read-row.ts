import { readAddress } from "../address";
import { countyOf } from "../county";
import { domainOf, organizationKey } from "../policy";
import { type Audience, type MembershipKind, nameField, type Sector, websiteField } from "../schema";
import { cleanLine, isVisible } from "../text";
import * as cells from "./cells";
import { type ColumnField, type ImportField, readTags, type Refusal, type RowNote } from "./schema";

/** An organization as a row names it. */
export type RowOrganization = {
  name: string;
  nameKey: string;
  website: string | null;
  domain: string | null;
  sector: Sector | null;
};

/** What a row says, in our terms; null and "" where it says nothing. */
export type ReadRow = {
  line: number;
  /** Whom it is about, for people to recognise. */
  who: string;
  email: string;
  key: string;
  firstName: string;
  lastName: string;
  zip: string | null;
  county: string | null;
  locale: "en" | "es" | null;
  audience: Audience | null;
  interests: string[];
  tags: string[];
  kind: MembershipKind;
  organization: RowOrganization | null;
  role: string;
  since: Date | null;
  /** They unsubscribed where the list comes from. */
  unsubscribed: boolean;
  /** What was left out because it makes no sense. */
  note: RowNote | null;
};

export type RefusedRow = { line: number; who: string; refused: Refusal };

const MOST_TAGS = 20;

const once = (words: string[]): string[] => (words.length > 1 ? [...new Set(words)] : words);

/** A name as the join form would take it; null where it would not. */
function readName(typed: string): string | null {
  if (typed === "") return "";
  const parsed = nameField.safeParse(typed);
  return parsed.success ? parsed.data : null;
}

const show = (name: string, email: string): string =>
  [cleanLine(name), cleanLine(email)].filter(Boolean).join(" · ").slice(0, 200);

/** A cell without the apostrophe that keeps a spreadsheet from running it (export-members.ts puts it there). */
const withoutMark = (cell: string): string => (/^'[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell);

const placed = new WeakMap<readonly ColumnField[], Partial<Record<ImportField, number[]>>>();

/** Where each field stands: looked for once a list, not once a row. */
function placesOf(columns: readonly ColumnField[]): Partial<Record<ImportField, number[]>> {
  const known = placed.get(columns);
  if (known) return known;
  const places: Partial<Record<ImportField, number[]>> = {};
  columns.forEach((field, place) => {
    if (field) (places[field] ??= []).push(place);
  });
  placed.set(columns, places);
  return places;
}

/**
 * What the cells of a row say.
 * @param columns each column's field
 * @param locale the language where a row names none: it also tells how a whole name is cut
 */
export function readRow(
  line: number,
  row: readonly string[],
  columns: readonly ColumnField[],
  locale: "en" | "es",
  now: Date,
): ReadRow | RefusedRow {
  const places = placesOf(columns);
  const all = (field: ImportField): string[] =>
    places[field]?.map((place) => withoutMark(row[place] ?? "")).filter(Boolean) ?? [];
  const cell = (field: ImportField): string => cleanLine(all(field)[0] ?? "");
  let note: RowNote | null = null;
  /** What a cell means; what means nothing is left out, and said once. */
  const meaning = <T>(field: ImportField, read: (text: string) => T | null, left: RowNote): T | null => {
    const text = cell(field);
    const value = text === "" ? null : read(text);
    if (text !== "" && value === null) note ??= left;
    return value;
  };

  const language = meaning("locale", cells.readLanguage, "language-left-out");
  const whole = cells.splitName(cell("fullName"), language ?? locale);
  const given = cell("firstName") || whole.firstName;
  const family = cleanLine(all("lastName").join(" ")) || whole.lastName;
  const typed = cell("email");
  const who = show(`${given} ${family}`, typed);
  if (typed === "") return { line, who, refused: "email-missing" };
  // "Ana Ruiz <ana@example.org>", as mail programs copy it.
  const address = readAddress(/<([^<>]+)>$/.exec(typed)?.[1] ?? typed.replace(/^mailto:/i, ""));
  if (!address) return { line, who, refused: "email-wrong" };
  const [firstName, lastName, role] = [readName(given), readName(family), readName(cell("role"))];
  if (firstName === null || lastName === null || role === null) return { line, who, refused: "name-wrong" };

  const website = meaning(
    "website",
    (text) => {
      const parsed = websiteField.safeParse(text);
      return parsed.success && parsed.data ? parsed.data : null;
    },
    "website-left-out",
  );
  const saidKind = cells.readKindCell(cell("kind"));
  const named = cell("organizationName");
  const kind = saidKind ?? (named ? "organization" : "individual");
  if (kind === "organization" && !named) return { line, who, refused: "organization-missing" };
  const name = kind === "organization" ? readName(named) : "";
  if (name === null || (kind === "organization" && !isVisible(name)))
    return { line, who, refused: "organization-wrong" };
  const sector = meaning("sector", cells.readSector, "sector-left-out");
  const zip = meaning("zip", cells.readZip, "zip-left-out");
  // Spelled out: an object that begins with another's properties takes twice as long as all the rest.
  return {
    line,
    who,
    email: address.email,
    key: address.key,
    firstName,
    lastName,
    zip,
    county: countyOf(zip)?.id ?? null,
    locale: language,
    audience: meaning("audience", cells.readAudience, "audience-left-out"),
    interests: once(all("interests").flatMap(cells.readInterests)),
    tags: once(all("tags").flatMap(readTags)).slice(0, MOST_TAGS),
    kind,
    organization:
      kind === "organization"
        ? {
            name,
            nameKey: organizationKey(name),
            website,
            domain: website ? domainOf(website) : null,
            sector,
          }
        : null,
    role,
    since: meaning("since", (text) => cells.readDate(text, now), "date-left-out"),
    unsubscribed:
      all("unsubscribed").some(cells.saysUnsubscribed) || all("subscribed").some(cells.saysNotSubscribed),
    // The last: what stands before it may have left something out.
    note,
  };
}
