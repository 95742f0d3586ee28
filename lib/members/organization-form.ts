import { z } from "zod";
import type { Messages } from "@/lib/platform/i18n";
import { counties } from "./county";
import { givenDuties } from "./representative";
import { emailField, nameField, organizationSizes, sectors, websiteField } from "./schema";
import { cleanLine, cleanText, holdsLinkOrMarkup, isVisible, lengthOf } from "./text";

/** What can be wrong with what is said of an organization; words: account-organization.json, under "errors". */
export type OrganizationError = keyof Messages["account-organization"]["errors"];

const error = (code: OrganizationError): OrganizationError => code;

/** The longest text about an organization, in characters. */
export const LONGEST_ABOUT = 1200;
export const MOST_LINES = 20;
// What comes back to the browser travels twice with the next try.
const LONGEST_KEPT = 12_000;

/** The languages an organization can say that it serves people in (BCP 47), those most spoken in California first. */
export const servedLanguages = [
  ...["en", "es", "zh", "tl", "vi", "ko", "hy", "fa", "ar", "ru", "hmn", "km", "pa", "hi", "ja", "pt", "fr"],
  ...["so", "am", "uk", "mix", "ase"],
] as const;

/** Several names, one a line. */
const names = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/\r\n?|\n/)
        .map(cleanLine)
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string())
      .refine((all) => all.length <= MOST_LINES, { error: error("too-many-lines"), abort: true })
      .refine((all) => all.every((one) => lengthOf(one) <= 100), { error: error("too-long"), abort: true })
      .refine((all) => !all.some(holdsLinkOrMarkup), error("holds-link")),
  );

const about = z
  .string()
  .transform(cleanText)
  .pipe(
    z
      .string()
      .refine((text) => lengthOf(text) <= LONGEST_ABOUT, { error: error("about-long"), abort: true })
      .refine((text) => !holdsLinkOrMarkup(text), error("holds-link")),
  );

const oneOf = (known: readonly string[]) =>
  z.string().transform((value) => known.find((one) => one === value) ?? null);
const someOf = (known: readonly string[]) =>
  z.array(z.string()).transform((values) => known.filter((one) => values.includes(one)));

/**
 * What an organization says of itself. The messages of its issues are `OrganizationError`s.
 * @param coalitions the ids of the content's coalitions
 */
export const organizationSchema = (coalitions: readonly string[]) =>
  z.object({
    name: z
      .string()
      .transform(cleanLine)
      .pipe(z.string().refine(isVisible, { error: error("name-missing"), abort: true }))
      .pipe(nameField),
    legalName: nameField,
    abbreviation: nameField,
    aliases: names,
    website: websiteField,
    sector: z.enum(sectors, error("sector-missing")),
    size: oneOf(organizationSizes),
    county: oneOf(counties.map(({ id }) => id)),
    districts: names,
    languages: someOf(servedLanguages),
    aboutEn: about,
    aboutEs: about,
    coalitions: someOf(coalitions),
    parent: nameField,
  });
export type OrganizationInput = z.infer<ReturnType<typeof organizationSchema>>;

/** What stands in the fields, as typed. */
export type OrganizationValues = {
  [F in keyof OrganizationInput]: F extends "languages" | "coalitions" ? string[] : string;
};
export type OrganizationField = keyof OrganizationInput;

export type OrganizationFormState = {
  values: OrganizationValues;
  errors: Partial<Record<OrganizationField, OrganizationError>>;
  /** What came of it. `waits`: it is off the public list until staff have looked. */
  notice: "saved" | "waits" | "not-yours" | "not-kept" | null;
};

/** An organization as it is known, in the columns that the form is about. */
export type KnownOrganization = Record<
  "legalName" | "abbreviation" | "website" | "size" | "county" | "proposedParent",
  string | null
> &
  Record<"aliases" | "districts" | "languages" | "coalitions", readonly string[]> & {
    name: string;
    sector: string;
    about: { en?: string; es?: string };
  };

/** What stands in the form's fields at first. */
export const valuesOfOrganization = (known: KnownOrganization): OrganizationValues => ({
  name: known.name,
  legalName: known.legalName ?? "",
  abbreviation: known.abbreviation ?? "",
  aliases: known.aliases.join("\n"),
  website: known.website ?? "",
  sector: known.sector,
  size: known.size ?? "",
  county: known.county ?? "",
  districts: known.districts.join("\n"),
  languages: [...known.languages],
  aboutEn: known.about.en ?? "",
  aboutEs: known.about.es ?? "",
  coalitions: [...known.coalitions],
  parent: known.proposedParent ?? "",
});

const severalFields: readonly string[] = ["languages", "coalitions"] satisfies OrganizationField[];

/** What was sent with the form. Files count as nothing. */
export function readOrganizationForm(form: FormData): OrganizationValues {
  const field = (name: string): string | string[] => {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (severalFields.includes(name)) return texts.slice(0, 50);
    return (texts[0] ?? "")
      .slice(0, LONGEST_KEPT)
      .toWellFormed()
      .replace(/[^\P{Cc}\n\r]+/gu, " ");
  };
  return Object.fromEntries(
    Object.keys(organizationSchema([]).shape).map((name) => [name, field(name)]),
  ) as OrganizationValues;
}

/** Checks what was typed: what it means, or the first thing that is wrong with each field. */
export function checkOrganization(
  values: OrganizationValues,
  coalitions: readonly string[],
): { ok: true; input: OrganizationInput } | { ok: false; errors: OrganizationFormState["errors"] } {
  const parsed = organizationSchema(coalitions).safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors: OrganizationFormState["errors"] = {};
  for (const issue of parsed.error.issues)
    errors[issue.path[0] as OrganizationField] ??= issue.message as OrganizationError;
  return { ok: false, errors };
}

/** Why staff do not list an organization, as the letter says it; words: mail.json, under "notListed". */
export const listingRefusals = ["authority", "duplicate", "not-organization", "other"] as const;
export type ListingRefusal = (typeof listingRefusals)[number];

/** An invitation of a colleague. */
export const invitationSchema = z.object({
  email: emailField,
  duties: z.array(z.string()).transform((ticked) => givenDuties.filter((duty) => ticked.includes(duty))),
});

/** What whoever takes an invitation says of themselves. */
export const acceptanceSchema = z.object({
  email: emailField,
  firstName: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().refine(isVisible, { error: error("firstName-missing"), abort: true }))
    .pipe(nameField),
  lastName: nameField,
  role: nameField,
  authority: z.literal(true, error("authority-missing")),
  updates: z.boolean(),
});
export type AcceptanceInput = z.infer<typeof acceptanceSchema>;

/** What stands in the fields of an invitation's page, as typed. */
export type AcceptanceValues = {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  authority: boolean;
  updates: boolean;
};

/** What an invitation's page shows: what was typed, what is wrong with it, and what came of it. */
export type AcceptanceFormState = {
  values: AcceptanceValues;
  errors: Partial<Record<keyof AcceptanceValues, OrganizationError>>;
  notice: "otherAddress" | "tooMany" | "notKept" | null;
};

/** What was sent with an invitation's form. Files count as nothing. */
export function readAcceptanceForm(form: FormData): AcceptanceValues {
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? cleanLine(value.slice(0, LONGEST_KEPT)) : "";
  };
  return {
    email: field("email"),
    firstName: field("firstName"),
    lastName: field("lastName"),
    role: field("role"),
    authority: form.has("authority"),
    updates: form.has("updates"),
  };
}

/** Checks what was typed: what it means, or the first thing that is wrong with each field. */
export function checkAcceptance(
  values: AcceptanceValues,
): { ok: true; input: AcceptanceInput } | { ok: false; errors: AcceptanceFormState["errors"] } {
  const parsed = acceptanceSchema.safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors: AcceptanceFormState["errors"] = {};
  for (const issue of parsed.error.issues)
    errors[issue.path[0] as keyof AcceptanceValues] ??= issue.message as OrganizationError;
  return { ok: false, errors };
}
