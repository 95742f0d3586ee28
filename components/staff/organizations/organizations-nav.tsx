import { SectionNav } from "@/components/staff/section-nav";

/** The ways through everything about organizations. `waiting`: how many wait for a word on their listing. */
export const OrganizationsNav = ({ waiting }: { waiting: number }) => (
  <SectionNav
    label="Organizations"
    links={[
      { href: "/staff/organizations", label: "Organizations" },
      { href: "/staff/organizations/listing", label: "Waiting to be listed", waiting },
      { href: "/staff/organizations/name-uses", label: "Use of names" },
      { href: "/staff/organizations/duplicates", label: "Duplicates" },
    ]}
  />
);
