import { SectionNav } from "@/components/staff/section-nav";

/** The ways through everything about members. A person's own record belongs to the list. */
export const MembersNav = () => (
  <SectionNav
    label="Members"
    links={[
      { href: "/staff/members", label: "People" },
      { href: "/staff/members/segments", label: "Segments" },
      { href: "/staff/members/import", label: "Import" },
      { href: "/staff/members/duplicates", label: "Duplicates" },
      { href: "/staff/members/paper", label: "Paper sign-up" },
      { href: "/staff/members/export", label: "Export" },
    ]}
  />
);
