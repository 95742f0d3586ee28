import { SectionNav } from "@/components/staff/section-nav";

/** The ways through what belongs to no single update. `settings`: whoever looks may change them. */
export const UpdatesNav = ({ settings }: { settings: boolean }) => (
  <SectionNav
    label="Updates"
    links={[
      { href: "/staff/updates", label: "All updates" },
      { href: "/staff/updates/templates", label: "Templates" },
      { href: "/staff/updates/pictures", label: "Pictures" },
      { href: "/staff/updates/senders", label: "Senders" },
      ...(settings ? [{ href: "/staff/updates/settings", label: "Settings" }] : []),
    ]}
  />
);
