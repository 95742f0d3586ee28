import type { Metadata } from "next";
import { MemberFilters, MemberList } from "@/components/staff/member-list";
import { StaffHead } from "@/components/staff/staff-head";
import { NextPage } from "@/components/staff/staff-table";
import { requireStaff } from "@/lib/auth/viewer";
import { listMembers } from "@/lib/members/queries/list-members";
import { memberListSchema } from "@/lib/members/queries/schema";

export const metadata: Metadata = { title: "Members" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MembersPage({ searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const query = memberListSchema.parse(await searchParams);
  const { lines, next } = await listMembers(viewer, query);
  const address = (after?: string) => {
    const { q, kind = "", status = "" } = query;
    const kept = Object.entries({ q, kind, status, after: after ?? "" }).filter(([, value]) => value);
    return `/staff/members?${new URLSearchParams(kept)}`;
  };
  const filtered = query.q !== "" || query.kind !== undefined || query.status !== undefined;
  return (
    <>
      <StaffHead
        title="Members"
        summary="Everyone who has confirmed, newest first. Someone who joined in person and for an organization has a line for each."
      />
      <MemberFilters query={query} />
      {lines.length > 0 ? (
        <MemberList lines={lines} />
      ) : (
        <p>
          {filtered
            ? "Nobody fits these filters."
            : "Nobody has joined yet. Members stand here once they have confirmed by mail."}
        </p>
      )}
      <NextPage href={next && address(next)} onward={query.after !== undefined} first={address()} />
    </>
  );
}
