import type { Metadata } from "next";
import { OrganizationList, OrganizationSearch } from "@/components/staff/organization-list";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/viewer";
import { listOrganizations } from "@/lib/members/queries/list-organizations";
import { organizationListSchema } from "@/lib/members/queries/schema";
import { decideListingAction } from "./actions";
import { sectorNames } from "./sector-names";

export const metadata: Metadata = { title: "Organizations" };

const told: Record<string, string> = {
  listed: "It is on the public list now.",
  unlisted: "It is off the public list, and stays off until you list it again.",
  "not-asked": "Nobody there has agreed to be listed, so nothing was changed.",
  unknown: "That organization is no longer here, or nobody is a member for it any more.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OrganizationsPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const asked = await searchParams;
  const query = organizationListSchema.parse(asked);
  const words = typeof asked["done"] === "string" ? told[asked["done"]] : undefined;
  const { lines, next } = await listOrganizations(viewer, query);
  const address = (after?: string) =>
    `/staff/organizations?${new URLSearchParams({
      ...(query.q && { q: query.q }),
      ...(query.listing && { listing: query.listing }),
      ...(after && { after }),
    })}`;
  return (
    <>
      <StaffHead
        title="Organizations"
        summary="Everyone who joined for one, with the people who speak for it and whether it wishes to be listed publicly."
      >
        {query.listing ? (
          <a href="/staff/organizations">All organizations</a>
        ) : (
          <a href="/staff/organizations?listing=waiting">Waiting to be listed</a>
        )}
        <a href="/staff/organizations/duplicates">Possible duplicates</a>
      </StaffHead>
      {words ? (
        <div className="mb-8" role="status">
          <Notice>{words}</Notice>
        </div>
      ) : null}
      <OrganizationSearch q={query.q} />
      {lines.length > 0 ? (
        <OrganizationList
          lines={lines}
          sectors={sectorNames}
          listing={query.listing}
          decide={decideListingAction}
        />
      ) : (
        <p>
          {query.q
            ? "No organization fits that search."
            : query.listing
              ? "No organization waits to be listed. Those whose people have an address at the website's domain are listed by themselves."
              : "No organization has joined yet. They stand here once the first person has confirmed for them."}
        </p>
      )}
      <NextPage href={next && address(next)} onward={query.after !== undefined} first={address()} />
    </>
  );
}
