import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import type { ShownOrganization } from "@/components/content/organization-record";
import type { OrganizationRecord } from "@/lib/content/records/schema";
import { listOrganizations, listRegions } from "@/lib/content/store";
import { recordOf } from "@/lib/members/directory";
import {
  getListedMember,
  type ListedMember,
  listMembersOfRecord,
} from "@/lib/members/queries/list-directory";
import { formatter, type Locale, localePath, translator } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { movedOrNotFound } from "../../../moved";
import { coalitionId, coalitionsOf, listCoalitions } from "../../coalitions/coalitions";
import { countyWords, languageWords, sectorWords } from "../words";

/** An organization of the content, a listed member, or both. */
export type Organization = { id: string; name: string; record?: OrganizationRecord; member?: ListedMember };

/**
 * The organization at the last part of an address. A member that the content has a record of, or that was merged, leads
 * to the one address it has; one that is on no list ends here.
 */
export const requireOrganization = cache(async (locale: Locale, slug: string): Promise<Organization> => {
  const records = listOrganizations();
  const record = records.get(slug);
  if (record) {
    const member = await findMember(record, records);
    return { id: slug, name: record.name, record, ...(member && { member }) };
  }
  const member = await getListedMember(slug);
  if (!member) return movedOrNotFound(locale, `/organizations/${slug}`);
  const known = recordOf(member, records)?.id ?? member.slug;
  if (known !== slug) permanentRedirect(localePath(locale, `/organizations/${known}`));
  return { id: slug, name: member.name, member };
});

/** What is known of an organization of the content as a member; nothing while the database cannot be asked. */
async function findMember(
  record: OrganizationRecord,
  records: ReadonlyMap<string, OrganizationRecord>,
): Promise<ListedMember | undefined> {
  try {
    return (await listMembersOfRecord(records)).get(record.id);
  } catch (cause) {
    log.warn({ err: cause }, "an organization's page stands without its membership");
    return undefined;
  }
}

/** Everything an organization's page says of it. */
export function showOrganization(locale: Locale, { record, member }: Organization): ShownOrganization {
  const records = listOrganizations();
  const way = ({ id, name }: OrganizationRecord) => ({
    name,
    href: localePath(locale, `/organizations/${id}`),
  });
  const parent = record?.parent && records.get(record.parent.id);
  const coalitions = record ? coalitionsOf(locale, record) : [];
  const joined = listCoalitions(locale).filter(
    (coalition) =>
      member?.coalitions.includes(coalitionId(coalition)) &&
      !coalitions.some((known) => known.coalition.address === coalition.address),
  );
  const { dateTime } = formatter(locale);
  const website = record?.website ?? member?.website;
  return {
    abbreviation: record
      ? record.abbreviation === record.name
        ? undefined
        : record.abbreviation
      : (member?.abbreviation ?? undefined),
    aliases: record?.aliases ?? member?.aliases ?? [],
    parent:
      parent && record?.parent
        ? { ...way(parent), relation: record.parent.relation }
        : parentOf(locale, record ? undefined : member),
    children: [...records.values()].flatMap((child) =>
      child.parent && child.parent.id === record?.id
        ? [{ ...way(child), relation: child.parent.relation }]
        : [],
    ),
    coalitions: [
      ...coalitions,
      // What a member says of itself names no part in it: that is the coalition's to say.
      ...joined.map((coalition) => ({ coalition, role: undefined })),
    ].map(({ coalition, role }) => ({
      name: coalition.frontmatter.title,
      href: localePath(locale, coalition.address),
      role,
    })),
    regions: coalitions.flatMap(({ coalition }) => {
      const region = coalition.frontmatter.region && listRegions().get(coalition.frontmatter.region);
      return region ? [region.name[locale]] : [];
    }),
    sector: sectorWords(locale, record?.sector ?? member?.sector),
    county: countyWords(locale, member?.county ?? null),
    districts: member?.districts ?? [],
    languages: (member?.languages ?? []).map((id) => languageWords(locale, id)),
    state: stateWords(locale, record?.state),
    member: member?.since
      ? {
          words: dateTime(member.since, { month: "long", year: "numeric" }),
          date: member.since.toISOString().slice(0, 7),
        }
      : undefined,
    website: website ? { href: website, ours: record?.website !== undefined } : undefined,
  };
}

/** What a member is a part of, as staff confirmed; a link where that has a page. */
function parentOf(locale: Locale, member: ListedMember | undefined): ShownOrganization["parent"] {
  if (!member?.parent) return undefined;
  const { name, slug } = member.parent;
  return { name, relation: "part-of", ...(slug && { href: localePath(locale, `/organizations/${slug}`) }) };
}

function stateWords(locale: Locale, state: string | undefined): string | undefined {
  const t = translator(locale, "articles");
  if (state === "US-CA" || state === "US-WA") return t(`states.${state}`);
  return state?.slice(3);
}
