import type { ComponentType, ReactNode } from "react";
import { z } from "zod";
import { type Locale, locales } from "@/lib/platform/i18n";

// Everything here is safe in the browser: no files, no database.

const words = (max: number) =>
  z
    .string({ error: "must be text" })
    .trim()
    .min(1, "must not be empty")
    .max(max, `is longer than ${max} characters`);

/** Lower-case words joined by hyphens: what ids, addresses and anchors are made of. */
export const slugSchema = z
  .string({ error: "must be text" })
  .max(80, "is longer than 80 characters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "may hold only small letters a-z, digits and single hyphens");

/** A year, written in quotes. */
export const year = z.string().regex(/^(?:19|20)\d\d$/, "must be a year, such as 2012");

/** One text in both languages. */
export const localizedSchema = z.strictObject({ en: words(600), es: words(600) });

// Front matter

export const grounds = ["poppy", "lupine", "sage", "sun"] as const;
export type Ground = (typeof grounds)[number];

const anyPage = {
  /** The page's heading. */
  title: words(60),
  /** The one sentence of the poster head. */
  summary: words(140),
  /** What search engines show. */
  description: words(160),
  /** Spanish only: the first 12 hex digits of the SHA-256 of the English file this was made from. */
  translationOf: z
    .string({ error: "must be text: put it in quotes" })
    .regex(/^[0-9a-f]{12}$/, "must be 12 hex digits")
    .optional(),
};
const ground = z.enum(grounds, `must be one of ${grounds.join(", ")}`);
const order = z.int("must be a whole number");
/** The name of the drawn figure: the same in both languages, so that both draw the same. */
const figure = slugSchema;

export const pageKinds = ["home", "hub", "issue", "article", "coalition", "page", "policy"] as const;
const slugs = z.array(slugSchema).default([]);

export const frontmatterSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("home"), ...anyPage, ground, figure }),
    z.strictObject({ kind: z.literal("hub"), ...anyPage, ground, figure, order }),
    z.strictObject({ kind: z.literal("issue"), ...anyPage, ground, figure, order }),
    z.strictObject({
      kind: z.literal("article"),
      ...anyPage,
      ground,
      figure,
      /** What kind of article it is, above the headline. */
      kicker: words(60),
      /** Where it appears. */
      publication: words(80),
      /** The ids of people or organizations, in the order of the byline. */
      authors: z.array(slugSchema).min(1, "needs at least one author"),
      /** Whether the authors are guests: their page then says that their opinions are theirs. */
      guest: z.boolean().default(false),
      /** The day it appeared (YYYY-MM-DD); null when no source says. */
      published: z.iso.date("must be a date such as 2026-11-20, or null").nullable(),
      /** The day it was last changed in substance. */
      updated: z.iso.date("must be a date such as 2026-11-20").optional(),
      issues: slugs,
      bills: slugs,
      organizations: slugs,
    }),
    z.strictObject({
      kind: z.literal("coalition"),
      ...anyPage,
      ground,
      figure,
      order,
      /** The year it first met. */
      since: year.optional(),
      /** The id of the region it works in. */
      region: slugSchema.optional(),
    }),
    z.strictObject({ kind: z.literal("page"), ...anyPage, ground, figure }),
    z.strictObject({
      kind: z.literal("policy"),
      ...anyPage,
      figure: figure.optional(),
      order: order.optional(),
    }),
  ],
  { error: `must be one of ${pageKinds.join(", ")}` },
);
export type Frontmatter = z.infer<typeof frontmatterSchema>;

// Data files

export const claimSchema = z.strictObject({
  id: slugSchema,
  /** How the figure is written, e.g. "$22 billion". */
  display: localizedSchema,
  /** The bare number behind the display, in the unit: 25 for "25%", 22000000000 for "$22 billion". */
  value: z.number("must be a number").nonnegative("must not be negative"),
  unit: z.enum(["percent", "percent-more", "count", "usd", "of-ten"]),
  qualifier: z.enum(["exact", "about", "more-than", "at-least"]),
  /** Continues the figure: "of students attend schools that offer no calculus". */
  sentence: localizedSchema,
  /** A short name for a bar or a list. */
  label: localizedSchema,
  population: localizedSchema,
  geography: z.enum(["US-CA", "US"]),
  source: localizedSchema,
  /** The year the figure speaks of; null when its source does not say. */
  asOf: z.int("must be a year or null").min(1900).max(2100).nullable(),
  /** The day someone last held the figure against its source (YYYY-MM-DD); null when nobody did. */
  checkedOn: z.iso.date("must be a date such as 2026-11-20, or null").nullable(),
  note: localizedSchema.optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export const termSchema = z.strictObject({
  id: slugSchema,
  term: localizedSchema,
  /** What the letters stand for. */
  expansion: localizedSchema.optional(),
  definition: localizedSchema,
});
export type Term = z.infer<typeof termSchema>;

export const siteSchema = z.strictObject({
  name: localizedSchema,
  /** What a page's title in a window's tab or among results ends in; without one, the name itself. */
  shortName: localizedSchema.optional(),
  organisation: localizedSchema,
  tagline: localizedSchema,
});
export type Site = z.infer<typeof siteSchema>;

const navigationLinkSchema = z.strictObject({
  label: localizedSchema,
  /** An address on this site without language, or an https address elsewhere. */
  href: z
    .string({ error: "must be text" })
    .regex(/^(?:\/(?![/\\])|https:\/\/)\S*$/, "must begin with / or https://"),
});
const navigationLinks = z.array(navigationLinkSchema).min(1);
export const navigationSchema = z.strictObject({
  /** The few ways in the head of every page; the search, the languages and the invitation stand beside them. */
  primary: navigationLinks,
  /** All ways, in groups, at the foot. */
  footer: z.array(z.strictObject({ title: localizedSchema, links: navigationLinks })),
});
export type Navigation = z.infer<typeof navigationSchema>;

// Components of a page's body: what an editor may write between < and >

export const agendaStatuses = ["proposed", "in-progress", "won", "lost"] as const;
export type AgendaStatus = (typeof agendaStatuses)[number];
export const audiences = ["educator", "parent", "business", "community"] as const;
export type Audience = (typeof audiences)[number];

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

/** The attributes of each component. All of them are literal texts. */
export const componentSchemas = {
  Claim: z.strictObject({ id: slugSchema }),
  Figures: z.strictObject({}),
  Comparison: z.strictObject({ title: words(120), first: slugSchema, second: slugSchema }),
  AgendaItem: z.strictObject({ id: slugSchema, status: oneOf(agendaStatuses), since: year.optional() }),
  Progress: z
    .strictObject({ when: words(40).optional(), title: words(120).optional() })
    .refine((written) => written.when ?? written.title, "needs a when or a title"),
  Callout: z.strictObject({ title: words(120), tone: oneOf(["note", "act"]) }),
  Act: z.strictObject({ audience: oneOf(audiences) }),
  Term: z.strictObject({ id: slugSchema }),
  /** Someone's view in our words: never set as a quotation. */
  View: z.strictObject({ by: words(120), role: words(160).optional(), person: slugSchema.optional() }),
  /** What is to be reached by the end of a year; past it, the page says so. */
  Goal: z.strictObject({ by: year, title: words(120) }),
  Quote: z.strictObject({ by: words(120), role: words(120).optional(), source: words(200).optional() }),
  /** Words of a sentence in the other language: a law's English name on a Spanish page. */
  Words: z.strictObject({ lang: oneOf(locales) }),
} as const;
export type ComponentName = keyof typeof componentSchemas;
export const componentNames = Object.keys(componentSchemas) as ComponentName[];

/** A claim at one place of a page. */
export type Citation = {
  claim: Claim;
  /** The number of its source note on this page, from 1; a claim named twice keeps its number. */
  note: number;
  /** The id this place carries, so that the source note can lead back to it. Unique in the page. */
  anchor: string;
};

type InPage = { locale: Locale };
type Written<N extends ComponentName> = z.infer<(typeof componentSchemas)[N]>;
type Body = { children?: ReactNode };

/** What the React component of each name is given: checked attributes, with ids replaced by their records. */
export type ContentProps = {
  /** `inline`: in the middle of a sentence, not on a line of its own. */
  Claim: InPage & Citation & { inline: boolean };
  Figures: InPage & Body;
  Comparison: InPage & { title: string; first: Citation; second: Citation };
  /** Drawn with the id `agenda-ID`, which links in the text may lead to. */
  AgendaItem: InPage & Written<"AgendaItem"> & Body;
  Progress: InPage & Written<"Progress"> & Body;
  Callout: InPage & Written<"Callout"> & Body;
  Act: InPage & Written<"Act"> & Body;
  /** `anchor`: an id unique in the page, for the explanation that opens in place. */
  Term: InPage & { term: Term; anchor: string } & Body;
  View: InPage & Written<"View"> & Body;
  Goal: InPage & Written<"Goal"> & Body;
  Quote: InPage & Written<"Quote"> & Body;
  Words: InPage & Written<"Words"> & Body;
};
/** The React components that draw a page's body: components/content has them. */
export type ContentComponents = { [N in ComponentName]: ComponentType<ContentProps[N]> };

/** One line of a page's list of sources. */
export type SourceNote = {
  note: number;
  claim: Claim;
  /** The id this line carries: where a claim in the text leads. */
  id: string;
  /** The anchors of all places that name the claim, in reading order. */
  anchors: string[];
};

/** The id of a source note's line, e.g. "note-3". */
export const noteId = (note: number): string => `note-${note}`;

/** A page's headings, for its table of contents. */
export type Heading = { depth: number; id: string; text: string };
