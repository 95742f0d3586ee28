import type { Collaborator } from "@/components/content/coalition-members";
import type { OrganizationRecord } from "@/lib/content/records/schema";
import type { Frontmatter } from "@/lib/content/schema";
import { listChildren, listOrganizations, listRegions, type Page } from "@/lib/content/store";
import { organizationKey } from "@/lib/members/policy";
import { type Locale, translator } from "@/lib/platform/i18n";

export type Coalition = Page & { frontmatter: Extract<Frontmatter, { kind: "coalition" }> };

export const isCoalition = (page: Page): page is Coalition => page.frontmatter.kind === "coalition";

/** The coalitions of a language, in their order. */
export const listCoalitions = (locale: Locale): Coalition[] =>
  listChildren(locale, "/coalitions").filter(isCoalition);

/** The last part of a coalition's address. */
export const coalitionId = ({ address }: Pick<Page, "address">): string => address.split("/").at(-1) ?? "";

/** The coalitions an organization is in, and what it is there. */
export const coalitionsOf = (locale: Locale, record: OrganizationRecord) =>
  listCoalitions(locale).flatMap((coalition) => {
    const place = record.coalitions.find(({ id }) => id === coalitionId(coalition));
    return place ? [{ coalition, role: place.role }] : [];
  });

/** The organizations of a coalition, by name. */
export function membersOf(coalition: Coalition): {
  leads: OrganizationRecord[];
  collaborators: OrganizationRecord[];
} {
  const id = coalitionId(coalition);
  const inRole = (role: string) =>
    [...listOrganizations().values()]
      .filter(({ coalitions }) => coalitions.some((one) => one.id === id && one.role === role))
      .sort((a, b) => (organizationKey(a.name) < organizationKey(b.name) ? -1 : 1));
  return { leads: inRole("lead"), collaborators: inRole("collaborator") };
}

/** Collaborators with those below them that collaborate too; the latter stand nowhere else. */
export function nest(records: readonly OrganizationRecord[]): Collaborator[] {
  const ids = new Set(records.map(({ id }) => id));
  return records
    .filter(({ parent }) => !parent || !ids.has(parent.id))
    .map((record) => ({
      ...record,
      children: records.flatMap((child) =>
        child.parent?.id === record.id ? [{ ...child, relation: child.parent.relation }] : [],
      ),
    }));
}

/** What stands on a coalition's poster: since when it meets, how many work in it, where. */
export function factsOf(coalition: Coalition): string[] {
  const t = translator(coalition.locale, "coalitions");
  const { since, region } = coalition.frontmatter;
  const { leads, collaborators } = membersOf(coalition);
  const districts = region ? listRegions().get(region)?.districts.length : undefined;
  return [
    ...(since ? [t("since", { year: since })] : []),
    t("facts.organizations", { count: leads.length + collaborators.length }),
    ...(districts ? [t("facts.districts", { count: districts })] : []),
  ];
}
