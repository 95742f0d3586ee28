import { z } from "zod";
import { counties } from "../county";
import { type KnownOrganization, listingRefusals, type ListingRefusal } from "../organization-form";
import { type MembershipStatus, sectors } from "../schema";
import { cleanLine, cleanText, isVisible, lengthOf } from "../text";

// What staff's pages about organizations can be asked for and what they show. Safe in the browser.

const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);

/** How an organization can stand with the public list. */
export const listingStates = ["listed", "waiting", "declined", "none"] as const;
export type ListingState = (typeof listingStates)[number];

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .optional()
  .catch(undefined);

/** The address's parameters of the organizations' list. What makes no sense is left out. */
export const organizationListSchema = z.object({
  q: one.transform((text) => text.replaceAll("\0", "").trim().slice(0, 100)).catch(""),
  sector: z.enum(sectors).optional().catch(undefined),
  county: z
    .enum(counties.map(({ id }) => id))
    .optional()
    .catch(undefined),
  coalition: slug,
  listing: z.enum(listingStates).optional().catch(undefined),
  tag: z.string().min(1).max(60).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
export type OrganizationListQuery = z.infer<typeof organizationListSchema>;

const note = z
  .string()
  .default("")
  .transform(cleanText)
  .pipe(z.string().refine((text) => lengthOf(text) <= 2000));

/** The staff's word on a listing. */
export const listingSchema = z.object({
  organizationId: z.uuid(),
  listed: z.enum(["yes", "no"]),
  note,
  reason: z.enum(listingRefusals).default("authority").catch("authority"),
  words: note,
  /** The page to come back to. */
  from: z.enum(["record", "queue", "list"]).default("record").catch("record"),
});

/** The staff's word that somebody may speak for an organization. */
export const authoritySchema = z.object({
  membershipId: z.uuid(),
  organizationId: z.uuid(),
  decision: z.enum(["shown", "withdrawn"]),
  note,
});

/** A question to an organization whether its name may stand under something. */
export const nameUseSchema = z.object({
  title: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().refine((text) => isVisible(text) && lengthOf(text) <= 160)),
  text: z
    .string()
    .transform(cleanText)
    .pipe(z.string().refine((text) => isVisible(text) && lengthOf(text) <= 5000)),
  answerBy: z.union([z.literal("").transform(() => null), z.iso.date()]),
  everyone: z.boolean(),
});
export type NameUseQuestion = z.infer<typeof nameUseSchema>;

/** Somebody who acts, or acted, for an organization. */
export type OrganizationPerson = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  role: string | null;
  status: MembershipStatus;
  duties: readonly string[];
  /** They stated that they may speak for it. */
  authority: boolean;
  proof: "domain" | "staff" | null;
  proofNote: string | null;
  since: Date;
  /** Whether a verified address of theirs is at the organization's domain. */
  isAtDomain: boolean;
};

/** An organization that looks like another. */
export type OrganizationTwin = {
  id: string;
  /** Of the question whether they are one. */
  pairId: string;
  name: string;
  website: string | null;
  listed: boolean;
  reasons: readonly string[];
  decision: string;
};

/** What staff see of an organization wherever they decide about it. */
export type OrganizationCase = KnownOrganization & {
  id: string;
  domain: string | null;
  parent: { id: string; name: string } | null;
  /** Organizations whose name is what it says it is a part of. */
  parentOffers: readonly { id: string; name: string }[];
  logo: { print: string; width: number; height: number } | null;
  wantsListing: boolean;
  listedAt: Date | null;
  listedHow: "domain" | "staff" | null;
  listingAskedAt: Date | null;
  listingNote: string | null;
  tags: readonly string[];
  slug: string | null;
  /** The content's record it would stand under, if it is one. */
  record: { id: string; name: string; website: string | null } | null;
  mergedInto: { id: string; name: string } | null;
  since: Date;
  people: readonly OrganizationPerson[];
  twins: readonly OrganizationTwin[];
};

/** A question about the use of a name, with its answer. */
export type NameUseLine = {
  id: string;
  organization: { id: string; name: string };
  title: string;
  text: string;
  askedAt: Date;
  askedBy: string | null;
  answerBy: Date | null;
  agreed: boolean | null;
  answeredAt: Date | null;
  answeredBy: string | null;
};

/** A line of the organizations' list. */
export type OrganizationLine = {
  id: string;
  name: string;
  abbreviation: string | null;
  domain: string | null;
  sector: string;
  county: string | null;
  listing: ListingState;
  tags: readonly string[];
  /** How many people act for it now. */
  people: number;
  since: Date;
};

export type { ListingRefusal };
