import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { PersonPairView } from "@/components/staff/record/person-pair-view";
import { StaffHead } from "@/components/staff/staff-head";
import { Told } from "@/components/staff/told";
import { requireStaff } from "@/lib/auth/viewer";
import { getPersonPair } from "@/lib/members/queries/get-person-pair";
import "@/components/staff/record/record.css";
import "@/components/staff/record/pairs.css";
import { keepApartAction, mergePeopleAction } from "../actions";

export const metadata: Metadata = { title: "One person, or two?" };

const told: Record<string, string> = {
  "changed-elsewhere":
    "Nothing was merged: one of the records changed since you opened this page. Here they are as they are now.",
  staff: "Nothing was merged: one of them works here, and only an administrator decides on that.",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PersonPairPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const pair = z.uuid().safeParse(id).success ? await getPersonPair(viewer, id) : null;
  if (!pair) redirect("/staff/members/duplicates?done=unknown");
  return (
    <>
      <StaffHead
        title="One person, or two?"
        summary="Choose what stays where they differ. Everything else of both goes into one record, and can be parted again for a week."
      >
        <a href="/staff/members/duplicates">All pairs</a>
      </StaffHead>
      <Told done={done} words={told} wrong />
      <PersonPairView pair={pair} merge={mergePeopleAction} keepApart={keepApartAction} />
    </>
  );
}
