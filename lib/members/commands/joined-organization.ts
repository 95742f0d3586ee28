import type { Tx } from "@/lib/platform/db";
import type { Organization } from "@/prisma/client/client";
import { MOST_LINES } from "../organization-form";
import type {
  OrganizationMergeChoices,
  OrganizationMergeField,
  OrganizationMergeList,
} from "../organization-merge-choices";
import { organizationKey } from "../policy";
import { mayBePartOf } from "./set-parent";

const union = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** What one record says that was made of two, by what was chosen between them. */
export async function joinedOrganization(
  tx: Tx,
  kept: Organization,
  gone: Organization,
  choices: OrganizationMergeChoices,
) {
  const from = (field: OrganizationMergeField | OrganizationMergeList): Organization =>
    choices[field] === "gone" ? gone : kept;
  const list = (field: OrganizationMergeList): string[] =>
    choices[field] === "both" ? union(kept[field], gone[field]) : from(field)[field];
  const about = (field: "aboutEn" | "aboutEs", language: "en" | "es") => {
    const words = (from(field).about as Partial<Record<string, string>>)[language];
    return words ? { [language]: words } : {};
  };
  const { name, nameKey } = from("name");
  const { website, domain } = from("website");
  const { legalName } = from("legalName");
  const known = new Set([nameKey, ...(legalName ? [organizationKey(legalName)] : [])]);
  // What it was called until here it is still found by.
  const aliases = union([kept.name, gone.name], kept.aliases, gone.aliases).filter(
    (other) => !known.has(organizationKey(other)),
  );
  return {
    ...{ name, nameKey, website, domain, legalName },
    abbreviation: from("abbreviation").abbreviation,
    sector: from("sector").sector,
    size: from("size").size,
    county: from("county").county,
    parentId: await soundParent(tx, kept.id, gone.id, from("parent").parentId),
    proposedParent: kept.proposedParent ?? gone.proposedParent,
    about: { ...about("aboutEn", "en"), ...about("aboutEs", "es") },
    aliases: aliases.slice(0, MOST_LINES),
    districts: list("districts").slice(0, MOST_LINES),
    languages: list("languages"),
    coalitions: list("coalitions"),
    tags: union(kept.tags, gone.tags).sort(),
    listingNote: kept.listingNote ?? gone.listingNote,
    createdAt: kept.createdAt < gone.createdAt ? kept.createdAt : gone.createdAt,
    slug: from("slug").slug ?? kept.slug ?? gone.slug,
    ...joinedListing(kept, gone, { nameKey, domain }),
  };
}

/** Nothing is a part of itself, nor of what is a part of it. */
async function soundParent(tx: Tx, keptId: string, goneId: string, parentId: string | null) {
  if (!parentId || parentId === keptId || parentId === goneId) return null;
  return (await mayBePartOf(tx, keptId, parentId)) ? parentId : null;
}

/**
 * One of the two on the list is the one record on the list, unless staff said no to the kept one. For another name or
 * domain than it was listed by, whoever chose those answers.
 */
function joinedListing(
  kept: Organization,
  gone: Organization,
  { nameKey, domain }: Pick<Organization, "nameKey" | "domain">,
) {
  const wantsListing = kept.wantsListing || gone.wantsListing;
  const wins = !kept.listedAt && !kept.listedHow && gone.listedAt ? gone : kept;
  const { listedAt } = wins;
  const isAsListed = wins.nameKey === nameKey && wins.domain === domain;
  const listedHow = listedAt && !isAsListed ? ("staff" as const) : wins.listedHow;
  const waits = [kept.listingAskedAt, gone.listingAskedAt].filter((at) => at !== null);
  const first = waits.length > 0 ? new Date(Math.min(...waits.map(Number))) : null;
  return { wantsListing, listedAt, listedHow, listingAskedAt: listedAt ? null : first };
}

/** A record as a timeline compares it. */
export function toldOfOrganization(organization: Organization) {
  const { name, legalName, abbreviation, aliases, website, sector, size, county } = organization;
  const { districts, languages, coalitions, tags, wantsListing } = organization;
  return {
    ...{ name, legalName, abbreviation, aliases, website, sector, size, county },
    ...{ districts, languages, coalitions, tags, wantsListing },
  };
}
