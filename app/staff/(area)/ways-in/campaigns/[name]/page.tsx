import "@/components/staff/ways-in.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffHead } from "@/components/staff/staff-head";
import { WayNumbers } from "@/components/staff/ways-in";
import { WayLinks } from "@/components/staff/way-links";
import { requireStaff } from "@/lib/auth/viewer";
import { getCampaign } from "@/lib/members/queries/list-ways-in";
import { readCode } from "@/lib/members/way-in";
import { linksOf } from "../../links-of";

export const metadata: Metadata = { title: "Campaign" };

type Props = { params: Promise<{ name: string }> };

export default async function CampaignPage({ params }: Props) {
  const viewer = await requireStaff("manage-members");
  const { name } = await params;
  if (readCode(name) !== name) notFound();
  const counts = await getCampaign(viewer, name);
  return (
    <>
      <StaffHead
        title={name}
        summary="A campaign is no more than its name in the link: it is counted as soon as somebody joins by it."
      >
        <a href="/staff/ways-in">All ways in</a>
      </StaffHead>
      <WayNumbers counts={counts} />
      <WayLinks links={linksOf({ kind: "campaign", name })} />
    </>
  );
}
