import type { ReactNode } from "react";
import { MembersNav } from "@/components/staff/members/members-nav";
import "@/components/staff/members/members.css";

export default function MembersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <MembersNav />
      {children}
    </>
  );
}
