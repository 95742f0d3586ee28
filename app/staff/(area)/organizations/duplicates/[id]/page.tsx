import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { OrganizationPairView } from "@/components/staff/organizations/organization-pair-view";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { getOrganizationPair } from "@/lib/members/queries/get-organization-pair";
import "@/components/staff/record/record.css";
import "@/components/staff/record/pairs.css";
import { caseWords } from "../../case-words";
import { keepApartAction, mergeOrganizationsAction } from "../actions";

export const metadata: Metadata = { title: "One organization, or two?" };

const told: Record<string, string> = {
  "changed-elsewhere":
    "Nothing was merged: one of the records changed since you opened this page. Here they are as they are now.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OrganizationPairPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const pair = z.uuid().safeParse(id).success ? await getOrganizationPair(viewer, id) : null;
  if (!pair) redirect("/staff/organizations/duplicates?done=unknown");
  return (
    <>
      <StaffHead
        title="One organization, or two?"
        summary="Choose what stays where they differ. Everything else of both goes into one record, and can be parted again for a week."
      >
        <a href="/staff/organizations/duplicates">All pairs</a>
      </StaffHead>
      <Told done={done} words={told} wrong />
      <OrganizationPairView
        pair={pair}
        words={caseWords}
        merge={mergeOrganizationsAction}
        keepApart={keepApartAction}
      />
    </>
  );
}
