import { z } from "zod";
import type { MembershipStatus } from "../schema";

// What the staff's lists can be asked for and what they show. Safe in the browser.

const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);
const search = one.transform((text) => text.replaceAll("\0", "").trim().slice(0, 100)).catch("");
const after = z.uuid().optional().catch(undefined);

/** The address's parameters of the members' list: `q`, `kind`, `status`, `after`. What makes no sense is left out. */
export const memberListSchema = z.object({
  q: search,
  kind: z.enum(["individual", "organization"]).optional().catch(undefined),
  status: z.enum(["active", "left"]).optional().catch(undefined),
  after,
});
export type MemberListQuery = z.infer<typeof memberListSchema>;

/** Those who wish to be listed publicly and wait for staff to say so. */
const waiting = z.literal("waiting").optional().catch(undefined);

/** The address's parameters of the organizations' list: `q`, `listing`, `after`. */
export const organizationListSchema = z.object({ q: search, listing: waiting, after });

export type Page<Line> = { lines: Line[]; /** Where the next page begins, if there is one. */ next?: string };

export type MemberLine = {
  id: string;
  name: string;
  email: string;
  zip: string | null;
  locale: string;
  kind: "individual" | "organization";
  organization: string | null;
  role: string | null;
  status: MembershipStatus;
  since: Date;
  /** Whether they still get updates. */
  getsUpdates: boolean;
};

export type OrganizationLine = {
  id: string;
  name: string;
  website: string | null;
  sector: string;
  /** Asked to be listed publicly. */
  wantsListing: boolean;
  /** Since when it is listed publicly; null while it is not. */
  listedAt: Date | null;
  /** Who settled that: an address at the website's domain, or staff, who may have taken it off. */
  listedHow: "domain" | "staff" | null;
  /** The last part of its public address, once it has one. */
  slug: string | null;
  /** The organization of the content that it is shown with when it is listed. */
  record: string | null;
  /** How many people belong to it now. */
  people: number;
  since: Date;
};

/** One of two records that look alike, with what helps a human to tell. */
export type LookAlike = Pick<
  OrganizationLine,
  "id" | "name" | "website" | "sector" | "wantsListing" | "since"
> & {
  people: { name: string; email: string; role: string | null }[];
};

export type OpenDuplicate = {
  id: string;
  /** Why they look alike: "name", "domain" or both. */
  reasons: string[];
  older: LookAlike;
  newer: LookAlike;
};

/** The staff's word on a listing. */
export const listingSchema = z.object({
  organizationId: z.uuid(),
  listed: z.enum(["yes", "no"]),
  listing: waiting,
});

export const decisionSchema = z.object({ duplicateId: z.uuid(), decision: z.enum(["same", "different"]) });

export type MemberCounts = {
  individuals: number;
  /** Organizations with at least one person who is a member for them now. */
  organizations: number;
  /** Memberships that began in the last seven days. */
  joinedThisWeek: number;
  openDuplicates: number;
  /** Everyone with a role here. */
  staff: number;
};
