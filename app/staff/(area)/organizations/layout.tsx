import type { ReactNode } from "react";
import { OrganizationsNav } from "@/components/staff/organizations/organizations-nav";
import { requireStaff } from "@/lib/auth/viewer";
import { countListingQueue } from "@/lib/members/queries/list-listing-queue";
import "@/components/staff/members/members.css";
import "@/components/staff/organizations/organizations.css";

export default async function OrganizationsLayout({ children }: { children: ReactNode }) {
  await requireStaff("manage-members");
  return (
    <>
      <OrganizationsNav waiting={await countListingQueue()} />
      {children}
    </>
  );
}
