import type { Metadata } from "next";
import { OrganizationFilters, OrganizationList } from "@/components/staff/organizations/organization-list";
import { sectorNames } from "@/components/staff/organizations/sector-names";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { counties } from "@/lib/members/county";
import { listOrganizations, listOrganizationTags } from "@/lib/members/queries/list-organizations";
import { organizationListSchema } from "@/lib/members/queries/organization-schema";
import { decideListingAction } from "./actions";
import { caseWords, coalitionOffers } from "./case-words";
import { told } from "./told";

export const metadata: Metadata = { title: "Organizations" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganizationsPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const asked = await searchParams;
  const { after, ...query } = organizationListSchema.parse(asked);
  const [{ lines, next }, tags] = await Promise.all([
    listOrganizations(viewer, { ...query, after }),
    listOrganizationTags(viewer),
  ]);
  const chosen = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const address = (from?: string) =>
    `/staff/organizations?${new URLSearchParams([...chosen, ...(from ? [["after", from]] : [])])}`;
  return (
    <>
      <StaffHead
        title="Organizations"
        summary="Everyone who joined for one. Open a record to see its people, decide about its listing, or ask for the use of its name."
      />
      <Told done={asked["done"]} words={told} />
      <OrganizationFilters
        query={{ ...query, after }}
        offers={{
          sector: Object.entries(sectorNames).map(([value, label]) => ({ value, label })),
          county: counties.map(({ id, name }) => ({ value: id, label: name })),
          coalition: coalitionOffers(),
          tag: tags.map((tag) => ({ value: tag, label: tag })),
        }}
      />
      {lines.length > 0 ? (
        <OrganizationList
          lines={lines}
          sector={caseWords.sector}
          county={caseWords.county}
          decide={decideListingAction}
        />
      ) : (
        <p>
          {chosen.length > 0
            ? "No organization fits that. Take something away, or show all."
            : "No organization has joined yet. They stand here once the first person has confirmed for them."}
        </p>
      )}
      <NextPage href={next && address(next)} onward={after !== undefined} first={address()} />
    </>
  );
}
