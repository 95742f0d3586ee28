import type { ReactNode } from "react";
import { StaffFrame } from "@/components/staff/staff-frame";
import { requireStaff } from "@/lib/auth/viewer";
import { can, type StaffViewer } from "@/lib/members/policy";
import { env } from "@/lib/platform/env";
import { signOutAction } from "./actions";

const roles = { editor: "Editor", organizer: "Organizer", admin: "Administrator" } as const;

const linksFor = (viewer: StaffViewer) => [
  { href: "/staff", label: "Overview" },
  ...(can(viewer, "write-updates") ? [{ href: "/staff/updates", label: "Updates" }] : []),
  ...(can(viewer, "manage-members")
    ? [
        { href: "/staff/members", label: "Members" },
        { href: "/staff/organizations", label: "Organizations" },
        { href: "/staff/ways-in", label: "Ways in" },
      ]
    : []),
  { href: "/staff/claims", label: "Claims" },
  { href: "/staff/translations", label: "Translations" },
  { href: "/staff/style", label: "Style" },
  // With a mail server nothing is kept here.
  ...(!env.SMTP_URL && can(viewer, "read-mailbox") ? [{ href: "/staff/mailbox", label: "Mailbox" }] : []),
];

export default async function StaffAreaLayout({ children }: { children: ReactNode }) {
  const viewer = await requireStaff();
  return (
    <StaffFrame links={linksFor(viewer)} name={viewer.name} role={roles[viewer.role]} signOut={signOutAction}>
      {children}
    </StaffFrame>
  );
}
