"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const links = [
  { href: "/staff/members", label: "People" },
  { href: "/staff/members/segments", label: "Segments" },
  { href: "/staff/members/import", label: "Import" },
  { href: "/staff/members/duplicates", label: "Duplicates" },
  { href: "/staff/members/paper", label: "Paper sign-up" },
  { href: "/staff/members/export", label: "Export" },
];

/** The ways through everything about members. A person's own record belongs to the list. */
export function MembersNav() {
  const path = usePathname();
  const here = links.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label="Members">
      <ul className="members-nav">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : here?.href === href ? "true" : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
