"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const links = [
  { href: "/staff/organizations", label: "Organizations" },
  { href: "/staff/organizations/listing", label: "Waiting to be listed" },
  { href: "/staff/organizations/name-uses", label: "Use of names" },
  { href: "/staff/organizations/duplicates", label: "Duplicates" },
];

/** The ways through everything about organizations. `waiting`: how many wait for a word on their listing. */
export function OrganizationsNav({ waiting }: { waiting: number }) {
  const path = usePathname();
  const here = links.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label="Organizations">
      <ul className="members-nav">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : here?.href === href ? "true" : undefined}
            >
              {label}
              {href.endsWith("/listing") && waiting > 0 ? (
                <span className="organization-waiting">{waiting.toLocaleString("en-US")}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
