import type { ReactNode } from "react";
import { ClosePicks } from "@/components/staff/members/close-picks";
import { MembersNav } from "@/components/staff/members/members-nav";
import { requireStaff } from "@/lib/auth/viewer";
import "@/components/staff/members/members.css";

export default async function MembersLayout({ children }: { children: ReactNode }) {
  await requireStaff("manage-members");
  return (
    <>
      <MembersNav />
      <ClosePicks />
      {children}
    </>
  );
}
