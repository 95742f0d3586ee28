import type { Metadata } from "next";
import { OrganizationList, OrganizationSearch } from "@/components/staff/organization-list";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { requireStaff } from "@/lib/auth/viewer";
import { listOrganizations } from "@/lib/members/queries/list-organizations";
import { organizationListSchema } from "@/lib/members/queries/schema";
import { sectorNames } from "./sector-names";

export const metadata: Metadata = { title: "Organizations" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganizationsPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const query = organizationListSchema.parse(await searchParams);
  const { lines, next } = await listOrganizations(viewer, query);
  const address = (after?: string) =>
    `/staff/organizations?${new URLSearchParams({ ...(query.q && { q: query.q }), ...(after && { after }) })}`;
  return (
    <>
      <StaffHead
        title="Organizations"
        summary="Everyone who joined for one, with the people who speak for it and whether it wishes to be listed publicly."
      >
        <a href="/staff/organizations/duplicates">Possible duplicates</a>
      </StaffHead>
      <OrganizationSearch q={query.q} />
      {lines.length > 0 ? (
        <OrganizationList lines={lines} sectors={sectorNames} />
      ) : (
        <p>
          {query.q
            ? "No organization fits that search."
            : "No organization has joined yet. They stand here once the first person has confirmed for them."}
        </p>
      )}
      <NextPage href={next && address(next)} onward={query.after !== undefined} first={address()} />
    </>
  );
}
