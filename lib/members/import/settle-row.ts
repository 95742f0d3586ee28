import type { MembershipKind, MembershipStatus } from "../schema";
import { type Changes, changesBetween } from "../timeline";
import type { ReadRow, RowOrganization } from "./read-row";
import type { Refusal } from "./schema";

/** A person who is here already, as far as a list can touch them. */
export type KnownPerson = {
  id: string;
  firstName: string;
  lastName: string;
  zip: string | null;
  county: string | null;
  locale: string;
  audience: string | null;
  interests: string[];
  tags: string[];
  /** They get no updates, by their own word. */
  unsubscribed: boolean;
  memberships: {
    id: string;
    kind: MembershipKind;
    organizationId: string | null;
    status: MembershipStatus;
    role: string | null;
  }[];
};

/** What holds for all rows of a list. */
export type ListTerms = {
  /** Staff stated why these people may be written to. */
  hasBasis: boolean;
  /** What is known of somebody stays as it is. */
  keepKnown: boolean;
  /** Tags for everybody. */
  tags: readonly string[];
};

/** What a list may change of a person. */
export type PersonFields = Pick<
  KnownPerson,
  "firstName" | "lastName" | "zip" | "county" | "locale" | "audience" | "interests" | "tags"
>;

/** What happens to a membership, and whether it brings a consent for updates. */
export type MembershipStep =
  | { do: "add"; status: "active" | "pending"; updates: boolean }
  | { do: "activate"; membershipId: string; updates: boolean }
  | { do: "describe"; membershipId: string; role: string; was: string | null }
  | { do: "nothing" };

export type Settled =
  | { fate: "new"; status: "active" | "pending" }
  | { fate: "update"; fields: Partial<PersonFields>; changes: Changes; step: MembershipStep }
  | { fate: "same" }
  /** `suppress`: nobody here has the address, and it must not come in by another list either. */
  | { fate: "refused"; reason: Refusal; suppress: boolean };

const refuse = (reason: Refusal, suppress = false): Settled => ({ fate: "refused", reason, suppress });

const ENDED = ["paused", "removed", "left"] as const;

/** What the row changes of what is known. What is empty in it changes nothing; interests and tags are only added. */
function fieldChanges(row: ReadRow, known: KnownPerson, terms: ListTerms): Partial<PersonFields> {
  const takes = (was: string | null, is: string | null): is is string =>
    is !== null && is !== "" && is !== was && (!terms.keepKnown || was === null || was === "");
  const added = (has: readonly string[], more: readonly string[]): string[] | undefined => {
    const missing = more.filter((word) => !has.includes(word));
    return missing.length > 0 ? [...has, ...missing] : undefined;
  };
  const interests = added(known.interests, row.interests);
  const tags = added(known.tags, [...new Set([...row.tags, ...terms.tags])]);
  return {
    ...(takes(known.firstName, row.firstName) && { firstName: row.firstName }),
    ...(takes(known.lastName, row.lastName) && { lastName: row.lastName }),
    ...(takes(known.zip, row.zip) && { zip: row.zip, county: row.county }),
    ...(takes(known.locale, row.locale) && { locale: row.locale }),
    ...(takes(known.audience, row.audience) && { audience: row.audience }),
    ...(interests && { interests }),
    ...(tags && { tags }),
  };
}

/**
 * What comes of a row. A list never brings back somebody who left, paused, was taken out or unsubscribed, and consents
 * only follow from a stated basis.
 * @param organizationId the row's organization where it is known; null for one that will be added, or for none
 * @param isSuppressed the address is one that must not be written to
 */
export function settleRow(
  row: ReadRow,
  known: KnownPerson | null,
  organizationId: string | null,
  isSuppressed: boolean,
  terms: ListTerms,
): Settled {
  if (row.unsubscribed) return refuse("unsubscribed-elsewhere", known === null && !isSuppressed);
  if (!known) {
    if (isSuppressed) return refuse("suppressed");
    return { fate: "new", status: terms.hasBasis ? "active" : "pending" };
  }
  const target = known.memberships.find((it) =>
    row.kind === "individual"
      ? it.kind === "individual"
      : organizationId !== null && it.organizationId === organizationId,
  );
  const standings = target ? [target.status] : known.memberships.map(({ status }) => status);
  if (standings.length > 0 && !standings.some((status) => status === "active" || status === "pending"))
    return refuse(ENDED.find((status) => standings.includes(status)) ?? "left");
  if (isSuppressed && standings.length === 0) return refuse("suppressed");
  if (known.unsubscribed && standings.length === 0) return refuse("unsubscribed");

  const fields = fieldChanges(row, known, terms);
  const step = membershipStep(row, target, known, terms, isSuppressed);
  const changes = changesBetween<PersonFields>(known, fields);
  // It follows from the ZIP code.
  delete changes["county"];
  if (step.do === "describe") changes["role"] = [step.was, step.role];
  if (Object.keys(changes).length === 0 && step.do === "nothing") return { fate: "same" };
  return { fate: "update", fields, changes, step };
}

function membershipStep(
  row: ReadRow,
  target: KnownPerson["memberships"][number] | undefined,
  known: KnownPerson,
  terms: ListTerms,
  isSuppressed: boolean,
): MembershipStep {
  const grants = terms.hasBasis && !isSuppressed;
  if (!target)
    return {
      do: "add",
      status: grants ? "active" : "pending",
      // Who gets updates already has said so; who does not want them is not asked by a list.
      updates: grants && !known.unsubscribed && !known.memberships.some(({ status }) => status === "active"),
    };
  if (target.status === "pending" && grants && !known.unsubscribed)
    return { do: "activate", membershipId: target.id, updates: true };
  if (row.role && row.role !== target.role && (!terms.keepKnown || !target.role))
    return { do: "describe", membershipId: target.id, role: row.role, was: target.role };
  return { do: "nothing" };
}

/** An organization that is here already, as far as a row's is compared with it. */
export type KnownOrganization = { id: string; nameKey: string; domain: string | null };

/**
 * The organization a row means: the one of its name, unless both have a website of their own and those differ, as
 * chapters of one organization have. Of several the one at the same domain, else the oldest.
 * @param candidates oldest first
 */
export function matchOrganization(
  { nameKey, domain }: Pick<RowOrganization, "nameKey" | "domain">,
  candidates: readonly KnownOrganization[],
): KnownOrganization | null {
  const named = candidates.filter(
    (it) => it.nameKey === nameKey && (domain === null || it.domain === null || it.domain === domain),
  );
  return named.find((it) => domain !== null && it.domain === domain) ?? named[0] ?? null;
}

/** Why two records look alike: "name", "domain" or both; empty where they do not. */
export const likeness = (
  one: Pick<KnownOrganization, "nameKey" | "domain">,
  other: Pick<KnownOrganization, "nameKey" | "domain">,
): string[] => [
  ...(one.nameKey === other.nameKey ? ["name"] : []),
  ...(one.domain !== null && one.domain === other.domain ? ["domain"] : []),
];
