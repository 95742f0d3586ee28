import { NONE, type PersonCondition, type PersonFilter } from "@/lib/members/filter";
import { type Choice, type DataChoices, fixedChoices } from "./member-words";

/** The fields a segment's conditions can be about, in the order of the list, with their headings. */
export const conditionFields = [
  ["status", "Status"],
  ["kind", "Member as"],
  ["county", "County"],
  ["audience", "Audience"],
  ["interests", "Interests"],
  ["language", "Language"],
  ["since", "Member since"],
  ["engagement", "Last active"],
  ["frequency", "How often"],
  ["subscribed", "Gets updates"],
  ["source-kind", "What brought them"],
  ["source", "Source"],
  ["tag", "Tag"],
  ["has-organization", "Acts for an organization"],
  ["sector", "Sector of their organization"],
  ["district", "District of their organization"],
  ["coalition", "Coalition of their organization"],
  ["text", "Found by the words"],
] as const satisfies readonly (readonly [PersonCondition["field"], string])[];
export type ConditionField = (typeof conditionFields)[number][0];

/** What can be chosen for a field; null where nothing is chosen from a list. */
export function choicesFor(field: PersonCondition["field"], data: DataChoices): readonly Choice[] | null {
  if (field in fixedChoices) return fixedChoices[field as keyof typeof fixedChoices];
  return field in data ? data[field as keyof DataChoices] : null;
}

const listed = (words: readonly string[], last: "or" | "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });
const dayWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

const sinceWords = (it: Extract<PersonCondition, { field: "since" }>): string =>
  "lastDays" in it
    ? `joined in the last ${it.lastDays === 1 ? "day" : `${it.lastDays} days`}`
    : "from" in it
      ? `joined on ${dayWords(it.from)} or later`
      : `joined before ${dayWords(it.before)}`;

const audiencePlurals: Readonly<Record<string, string>> = {
  parent: "parents",
  educator: "educators",
  student: "students",
  business: "business people",
  community: "community members",
  official: "public officials",
};

const standingClauses: Readonly<Record<string, string>> = {
  active: "are members now",
  paused: "have paused",
  pending: "were not asked yet",
  left: "have left",
  removed: "were taken out",
};

const frequencyClauses = {
  each: "want each update",
  monthly: "want mail once a month",
  receipts: "want receipts only",
} as const;

const sectorArticles = {
  nonprofit: "a nonprofit",
  school: "a school or district",
  afterschool: "an after-school program",
  faith: "a faith community",
  health: "a health organization",
  "parent-group": "a parent group",
  business: "a business",
  labor: "a labor organization",
  foundation: "a foundation",
  government: "a public body",
} as const;

/** A condition as part of a sentence on people: "live in Alameda or Fresno". */
function conditionWords(it: PersonCondition, data: DataChoices): string {
  if (it.field === "since") return sinceWords(it);
  if (it.field === "text") return `are found by “${it.q}”`;
  if (it.field === "subscribed") return it.is ? "get updates" : "have unsubscribed";
  if (it.field === "has-organization") return it.is ? "act for an organization" : "act for no organization";
  const choices = choicesFor(it.field, data) ?? [];
  const label = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const named: string[] = it.in.filter((value) => value !== NONE).map(label);
  const none = it.in.some((value) => value === NONE);
  const words = listed(named, "or");
  const lower = words.toLowerCase();
  const say = (given: string, missing: string) =>
    [...(named.length > 0 ? [given] : []), ...(none ? [missing] : [])].join(" or ");
  switch (it.field) {
    case "status": {
      const as =
        it.as === undefined ? "" : it.as === "individual" ? " in their own name" : " for an organization";
      const stands = it.in.filter((value) => value !== NONE).map((value) => standingClauses[value] ?? value);
      return say(`${listed(stands, "or")}${as}`, `have no membership${as}`);
    }
    case "kind":
      return say(`joined ${lower}`, "have no membership");
    case "county":
      return say(`live in ${words}`, "live somewhere that is not known");
    case "audience":
      return say(
        `are ${listed(
          it.in.filter((value) => value !== NONE).map((value) => audiencePlurals[value] ?? value),
          "or",
        )}`,
        "have not said who they are",
      );
    case "interests":
      return say(`follow ${words}`, "follow no issue");
    case "language":
      return `read ${words}`;
    case "engagement":
      return say(`were last active ${lower}`, "were never active");
    case "frequency":
      return listed(
        it.in.map((value) => frequencyClauses[value]),
        "or",
      );
    case "source-kind":
      return say(`came by ${lower}`, "came nobody knows how");
    case "source":
      return say(`came from ${words}`, "came from nowhere that is known");
    case "tag":
      return say(`have the tag ${words}`, "have no tag");
    case "organization":
      return `act for ${it.in.length === 1 ? "one organization" : `one of ${it.in.length} organizations`}`;
    case "sector":
      return `act for ${listed(
        it.in.map((value) => sectorArticles[value]),
        "or",
      )}`;
    case "district":
      return say(`act for an organization in ${words}`, "act for one in no district");
    case "coalition":
      return say(`act for an organization in ${words}`, "act for one in no coalition");
  }
}

const isEmpty = (filter: PersonFilter): boolean =>
  ("all" in filter && filter.all.length === 0) || ("any" in filter && filter.any.length === 0);

/** The parts of a group as one clause; those that are left out come last. */
function groupWords(parts: readonly PersonFilter[], joint: "and" | "or", data: DataChoices): string {
  const said = parts.filter((part) => !isEmpty(part));
  // "Or not" stands in the row: only what all must hold can be taken back at the end.
  const isBut = (part: PersonFilter) => joint === "and" && "not" in part;
  const holds = said.filter((part) => !isBut(part)).map((part) => clause(part, data, said.length > 1));
  const buts = said.flatMap((part) => ("not" in part && isBut(part) ? clause(part.not, data, false) : []));
  const but = buts.length > 0 ? `but not those who ${listed(buts, "or")}` : "";
  return [listed(holds, joint), but].filter(Boolean).join(", ");
}

function clause(filter: PersonFilter, data: DataChoices, inside: boolean): string {
  if ("not" in filter) return `are not among those who ${clause(filter.not, data, true)}`;
  if ("all" in filter || "any" in filter) {
    const parts = "all" in filter ? filter.all : filter.any;
    const words = groupWords(parts, "all" in filter ? "and" : "or", data);
    return inside && parts.length > 1 ? `(${words})` : words;
  }
  return conditionWords(filter, data);
}

/** Whom a filter means, as a sentence: "People who are parents and live in Fresno, but not those who …." */
export function filterWords(filter: PersonFilter, data: DataChoices): string {
  if (isEmpty(filter)) return "any" in filter ? "Nobody." : "Everyone whose record is kept here.";
  const words = groupWords("all" in filter ? filter.all : [filter], "and", data);
  return words.startsWith("but not ") ? `Everyone ${words}.` : `People who ${words}.`;
}
