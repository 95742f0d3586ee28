import type { Audience, MembershipStatus, SourceKind, UpdateFrequency } from "../schema";

// What the staff's lists can be asked for and what they show. Safe in the browser.

export type Page<Line> = { lines: Line[]; /** Where the next page begins, if there is one. */ next?: string };

/** A person as the staff's list shows them. */
export type PersonLine = {
  id: string;
  /** "" where they gave none. */
  name: string;
  email: string;
  zip: string | null;
  /** The id of a county. */
  county: string | null;
  locale: string;
  interests: string[];
  audience: Audience | null;
  frequency: UpdateFrequency;
  /** Where they stand in their own name and for organizations; null: not at all. */
  individualStatus: MembershipStatus | null;
  representativeStatus: MembershipStatus | null;
  /** They have not unsubscribed. */
  subscribed: boolean;
  since: Date | null;
  sourceKind: SourceKind | null;
  source: string | null;
  /** YYYY-MM-DD. */
  lastActiveOn: string | null;
  tags: string[];
  /** They work here. */
  staff: boolean;
  /** The names of the organizations they act for. */
  organizations: string[];
};

/** A page of people, and how many fit in all. */
export type PeoplePage = {
  lines: PersonLine[];
  total: number;
  /** There are more than `total`: so many fit what was typed that they were not all counted. */
  more: boolean;
  /** Nobody fits what was typed; these have words like it. */
  near: boolean;
  /** Where the next page begins, if there is one. */
  next?: string;
};

/** One of two records that look alike, with what helps a human to tell. */
export type LookAlike = {
  id: string;
  name: string;
  website: string | null;
  sector: string;
  /** Asked to be listed publicly. */
  wantsListing: boolean;
  since: Date;
  people: { name: string; email: string; role: string | null }[];
};

export type OpenDuplicate = {
  id: string;
  /** Why they look alike: "name", "domain" or both. */
  reasons: string[];
  older: LookAlike;
  newer: LookAlike;
};

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
