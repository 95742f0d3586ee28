import { z } from "zod";
import { agendaStatuses, localizedSchema, slugSchema, year } from "@/lib/content/schema";

// The records that pages name by their id, besides claims and terms. Safe in the browser: no files, no database.

/** A proper name, the same in every language. */
const name = z.string({ error: "must be text" }).trim().min(1, "must not be empty").max(120);
const website = z.url({ protocol: /^https?$/, error: "must be a full address that begins with https://" });
/** ISO 3166-2: a state of the United States. */
const state = z.string().regex(/^US-[A-Z]{2}$/, "must be a state such as US-CA");

/** How an organization belongs to the one above it. */
export const relations = ["part-of", "project-of"] as const;
/** What an organization is in a coalition. */
export const coalitionRoles = ["lead", "collaborator"] as const;

export const organizationSchema = z.strictObject({
  id: slugSchema,
  name,
  abbreviation: name.optional(),
  /** Names it had or is also known by. */
  aliases: z.array(name).default([]),
  parent: z.strictObject({ id: slugSchema, relation: z.enum(relations) }).optional(),
  website: website.optional(),
  state: state.optional(),
  /** One of the sectors of the join form; left out where no source says. */
  sector: slugSchema.optional(),
  /** The last part of a coalition's address, and what the organization is in it. */
  coalitions: z.array(z.strictObject({ id: slugSchema, role: z.enum(coalitionRoles) })).default([]),
  about: localizedSchema.optional(),
});
export type OrganizationRecord = z.infer<typeof organizationSchema>;

export const personSchema = z
  .strictObject({
    id: slugSchema,
    name,
    /** By which the person is cited and sorted, where that is not just the last word: "García Robles". */
    familyName: name.optional(),
    /** "Dr.", said before the name; "Dra." in Spanish. */
    honorific: localizedSchema.optional(),
    /** What the person does, the first one foremost. */
    roles: z.array(z.strictObject({ title: localizedSchema, organization: slugSchema.optional() })).min(1),
    /** The two halves of a mail address; they are never shown joined by an @. */
    mail: z.strictObject({ user: name, domain: name }).optional(),
  })
  .refine(
    ({ name: whole, familyName: family }) =>
      family === undefined ||
      whole === family ||
      whole.endsWith(` ${family}`) ||
      whole.startsWith(`${family} `),
    { path: ["familyName"], error: "must be the words with which the name ends or begins" },
  );
export type PersonRecord = z.infer<typeof personSchema>;

/** A bill's road: like an ask's, and "carried-on" for one whose purpose went into another bill. */
export const billStatuses = [...agendaStatuses, "carried-on"] as const;

export const billSchema = z.strictObject({
  /** The last part of its address: "ab-2565". */
  id: slugSchema,
  /** As it is written: "AB 2565". */
  number: name,
  state,
  status: z.enum(billStatuses),
  /** The bill that carries on its purpose. */
  leadsTo: slugSchema.optional(),
  /** What it is, in one sentence. */
  about: localizedSchema,
  /** What the movement and its partners did. */
  did: localizedSchema,
  /** Thanks to those who acted. */
  thanks: localizedSchema.optional(),
  /** The claim that says what it brought. */
  outcome: slugSchema.optional(),
  /** The issues it concerns: "stem". */
  issues: z.array(slugSchema).default([]),
});
export type Bill = z.infer<typeof billSchema>;

export const regionSchema = z.strictObject({
  id: slugSchema,
  name: localizedSchema,
  state,
  /** Its districts as tiles of a map: column from the west, row from the north, both from 0. */
  districts: z
    .array(
      z.strictObject({
        name,
        column: z.int().min(0).max(20),
        row: z.int().min(0).max(20),
      }),
    )
    .min(1),
});
export type Region = z.infer<typeof regionSchema>;

export const resourceTypes = ["brief", "report", "toolkit", "video", "dataset", "poster"] as const;
export const resourceFormats = ["pdf", "csv", "json", "png", "svg", "html", "video"] as const;

export const resourceSchema = z.strictObject({
  id: slugSchema,
  type: z.enum(resourceTypes),
  title: localizedSchema,
  about: localizedSchema,
  /** The organization that publishes it. */
  publisher: slugSchema,
  year: year.optional(),
  issues: z.array(slugSchema).default([]),
  coalitions: z.array(slugSchema).default([]),
  files: z
    .array(
      z.strictObject({
        language: z.enum(["en", "es", "both"]),
        format: z.enum(resourceFormats),
        /** On this site, with its language in front ("/es/issues/stem/pdf"), or an https address elsewhere. */
        href: z.string().regex(/^(?:\/(?![/\\])|https:\/\/)\S*$/, "must begin with / or https://"),
      }),
    )
    .min(1),
});
export type Resource = z.infer<typeof resourceSchema>;

/** An address that once was, without language, and where its page is now. */
export const redirectSchema = z.strictObject({
  from: z.string().regex(/^\/[^\s?#]*[^\s?#/]$/, "must begin with / and hold no question mark"),
  to: z.string().regex(/^(?:\/(?![/\\])|https:\/\/)\S*$/, "must begin with / or https://"),
});
export type Redirect = z.infer<typeof redirectSchema>;
