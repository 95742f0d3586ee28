import { sectorNames } from "@/components/staff/organizations/sector-names";
import { engagements, NONE } from "@/lib/members/filter";
import type { MemberColumn, MemberListQuery, MemberSort } from "@/lib/members/member-list";
import { audiences, membershipStatuses, sectors, sourceKinds, updateFrequencies } from "@/lib/members/schema";

/** One value that can be chosen, with the staff area's words for it. */
export type Choice = { value: string; label: string };

/** What can be chosen of what depends on the data: handed in by the page. */
export type DataChoices = Record<
  "county" | "interests" | "source" | "tag" | "district" | "coalition" | "segment",
  readonly Choice[]
>;

const choices = <Value extends string>(values: readonly Value[], words: Record<Value, string>): Choice[] =>
  values.map((value) => ({ value, label: words[value] }));

const standings = {
  active: "Member now",
  paused: "Paused",
  pending: "Not asked yet",
  left: "Left",
  removed: "Removed",
} as const;

/** The words for where somebody stands. */
export const standingWords: Readonly<Record<string, string>> = standings;

export const languageWords: Readonly<Record<string, string>> = { en: "English", es: "Spanish" };

export const audienceWords: Readonly<Record<string, string>> = {
  parent: "Parent",
  educator: "Educator",
  student: "Student",
  business: "Business person",
  community: "Community member",
  official: "Public official",
};

export const sourceKindWords: Readonly<Record<string, string>> = {
  page: "A page of this site",
  campaign: "A campaign",
  partner: "A partner",
  import: "An imported list",
  paper: "A paper sign-up",
  staff: "The staff",
};

const frequencyWords: Readonly<Record<string, string>> = {
  each: "Each update",
  monthly: "Once a month",
  receipts: "Receipts only",
};

const notGiven: Choice = { value: NONE, label: "Not known" };

/** The choices of the fields whose values are always the same. */
export const fixedChoices = {
  kind: [
    { value: "individual", label: "In their own name" },
    { value: "organization", label: "For an organization" },
    { value: NONE, label: "No membership" },
  ],
  status: [...choices(membershipStatuses, standings), { value: NONE, label: "No membership" }],
  audience: [...choices(audiences, audienceWords as Record<(typeof audiences)[number], string>), notGiven],
  language: choices(["en", "es"], { en: "English", es: "Spanish" }),
  frequency: choices(updateFrequencies, frequencyWords as Record<(typeof updateFrequencies)[number], string>),
  "source-kind": choices(sourceKinds, sourceKindWords as Record<(typeof sourceKinds)[number], string>),
  engagement: choices(engagements, {
    month: "In the last 30 days",
    quarter: "31 to 90 days ago",
    year: "91 days to a year ago",
    older: "Over a year ago",
    [NONE]: "Never",
  }),
  sector: choices(sectors, sectorNames),
} as const satisfies Record<string, readonly Choice[]>;

/** The lists of boxes among the table's filters, in their order: the parameter, its heading. */
export const listFilters = [
  ["status", "Status"],
  ["kind", "Member as"],
  ["county", "County"],
  ["audience", "Audience"],
  ["interests", "Interests"],
  ["language", "Language"],
  ["engagement", "Last active"],
  ["frequency", "How often"],
  ["source-kind", "What brought them"],
  ["source", "Source"],
  ["sector", "Sector"],
  ["district", "District"],
  ["coalition", "Coalition"],
  ["tag", "Tag"],
] as const satisfies readonly (readonly [keyof MemberListQuery, string])[];
export type ListFilter = (typeof listFilters)[number][0];

/** What can be chosen in one of them. */
export const choicesOf = (filter: ListFilter, data: DataChoices): readonly Choice[] =>
  filter in fixedChoices
    ? fixedChoices[filter as keyof typeof fixedChoices]
    : data[filter as keyof typeof data & ListFilter];

export const columnWords: Record<MemberColumn, string> = {
  email: "Address",
  standing: "Status",
  organization: "Organization",
  county: "County",
  language: "Language",
  since: "Since",
  updates: "Updates",
  audience: "Audience",
  interests: "Interests",
  source: "Source",
  active: "Last active",
  tags: "Tags",
  zip: "ZIP",
};

export const sortWords: Record<MemberSort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  name: "By last name",
};

/** Whether, and how often, somebody gets updates. */
export const updateWords = (line: { subscribed: boolean; frequency: string }): string =>
  line.subscribed ? (frequencyWords[line.frequency] ?? line.frequency) : "Unsubscribed";
