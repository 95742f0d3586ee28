import { z } from "zod";

/** What can differ between two records of one organization, of which one value stays. */
export const organizationMergeFields = [
  ...(["name", "legalName", "abbreviation", "website", "sector", "size", "county", "parent"] as const),
  ...(["aboutEn", "aboutEs", "logo", "slug", "contact"] as const),
] as const;
export type OrganizationMergeField = (typeof organizationMergeFields)[number];

/** What can be that of both. */
export const organizationMergeLists = ["districts", "languages", "coalitions"] as const;
export type OrganizationMergeList = (typeof organizationMergeLists)[number];

const side = z.enum(["kept", "gone"]);
const either = z.enum(["kept", "gone", "both"]);

/**
 * Whose value stays, field by field. The domain goes with the website. `slug`: whose public address; the other leads
 * there. `contact`: whose primary contact.
 */
export const organizationMergeSchema = z.object({
  ...{ name: side, legalName: side, abbreviation: side, website: side, sector: side, size: side },
  ...{ county: side, parent: side, aboutEn: side, aboutEs: side, logo: side, slug: side, contact: side },
  ...{ districts: either, languages: either, coalitions: either },
});
export type OrganizationMergeChoices = z.infer<typeof organizationMergeSchema>;

/** What the choices are between: each as it is told to people. */
export type OrganizationMergeValues = Record<OrganizationMergeField, string | null> &
  Record<OrganizationMergeList, readonly string[]> & { isListed: boolean };

/**
 * What is probably right: the words of the record that stands on the public list, else of the one that was here first; a
 * value rather than none; and of lists both.
 */
export function likelyOrganizationChoices(
  kept: OrganizationMergeValues,
  gone: OrganizationMergeValues,
): OrganizationMergeChoices {
  const better = gone.isListed && !kept.isListed ? ("gone" as const) : ("kept" as const);
  const known = (field: OrganizationMergeField) => (!kept[field] ? "gone" : !gone[field] ? "kept" : better);
  return {
    ...(Object.fromEntries(organizationMergeFields.map((field) => [field, known(field)])) as Record<
      OrganizationMergeField,
      "kept" | "gone"
    >),
    ...{ districts: "both", languages: "both", coalitions: "both" },
  };
}
