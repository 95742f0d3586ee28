import type { TimelineLine } from "@/lib/members/record";
import type { EventAction } from "@/lib/members/timeline";

/** What happened, in the staff area's words. */
export const eventNames: Readonly<Partial<Record<EventAction, string>>> = {
  joined: "Joined",
  "confirmed-again": "Confirmed once more",
  imported: "Came with a list",
  changed: "Changed",
  "address-added": "Address added",
  "address-removed": "Address removed",
  "primary-address-changed": "Main address changed",
  subscribed: "Asked for mail",
  unsubscribed: "Wants less mail",
  suppressed: "Not written to any more",
  "suppression-lifted": "Written to again",
  paused: "Paused",
  resumed: "Came back from a pause",
  left: "Left",
  rejoined: "Came back",
  removed: "Was removed",
  listed: "Listed publicly",
  unlisted: "Taken off the public list",
  "listing-declined": "Listing declined",
  "authority-shown": "Showed that they may speak for it",
  "colleague-invited": "Colleague invited",
  "colleague-joined": "Colleague joined",
  "primary-contact-changed": "Main contact changed",
  "name-use-asked": "Asked to lend its name",
  "name-use-answered": "Answered whether it lends its name",
  merged: "Became one with another record",
  "merge-undone": "Parted from another record again",
  tagged: "Tags changed",
};

/** The names of what can change, for those who did not name the columns. */
export const fieldNames: Readonly<Record<string, string>> = {
  firstName: "First name",
  lastName: "Last name",
  email: "Address",
  address: "Address",
  zip: "ZIP code",
  county: "County",
  locale: "Language",
  interests: "Interests",
  audience: "Is",
  frequency: "Updates",
  tags: "Tags",
  status: "Standing",
  individual: "As a person",
  duties: "Duties",
  role: "Role",
  name: "Name",
  legalName: "Legal name",
  abbreviation: "Abbreviation",
  aliases: "Other names",
  website: "Website",
  sector: "Sector",
  size: "Size",
  districts: "Districts",
  languages: "Languages",
  parent: "Part of",
  about: "About text",
  logo: "Logo",
  wantsListing: "Wish to be listed",
  organizations: "Organizations",
  subscribed: "Gets updates",
  mail: "Agreed to",
  until: "Until",
};

const standings = {
  active: "member",
  paused: "paused",
  pending: "not asked yet",
  left: "left",
  removed: "removed",
};

const valueNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  locale: { en: "English", es: "Spanish" },
  frequency: { each: "each one", monthly: "once a month", receipts: "none but receipts" },
  mail: { updates: "updates", alerts: "alerts", notices: "notices" },
  interests: { stem: "STEM", "linked-learning": "Linked Learning" },
  status: standings,
  individual: standings,
  audience: {
    parent: "a parent",
    educator: "an educator",
    student: "a student",
    business: "in business",
    community: "a community member",
    official: "an official",
  },
};

/** Why an address is not written to. */
export const suppressionNames: Readonly<Record<string, string>> = {
  "hard-bounce": "Mail to the address comes back: there is no such mailbox",
  "soft-bounces": "Mail to the address came back several times: full, or not reachable",
  complaint: "They marked our mail as spam",
};

type Told = TimelineLine["changes"][string][number];

/** A value as people say it: "nothing" where there was none. */
export function tellValue(field: string, value: Told): string {
  if (value === null || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    return value.length === 0 ? "none" : value.map((each) => tellValue(field, each)).join(", ");
  }
  // A county's id is its name in small letters.
  if (field === "county") return String(value).split("-").map(capital).join(" ");
  return valueNames[field]?.[String(value)] ?? String(value);
}

/** Begins with a large letter. */
export const capital = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());

/** Who did it. */
export function tellActor({ actor, by }: Pick<TimelineLine, "actor" | "by">): string {
  switch (actor) {
    case "staff":
      return by ? `by ${by} of the staff` : "by the staff";
    case "import":
      return by ? `by a list that ${by} handed in` : "by a list that was handed in";
    case "system":
      return "by the site itself";
    default:
      return by ? `by ${by}` : "by themselves";
  }
}
