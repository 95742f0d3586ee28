"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

export type StaffLink = { href: string; label: string };

const within = (path: string, href: string) =>
  path === href || (href !== "/staff" && path.startsWith(`${href}/`));

/** The ways through the staff area; the one that leads here is marked, and said to be. */
export function StaffNav({ links }: { links: readonly StaffLink[] }) {
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  // Where the ways are a sheet over the page, the page that was asked for comes from under it.
  useEffect(() => nav.current?.closest<HTMLElement>(":popover-open")?.hidePopover(), [path]);
  return (
    <nav aria-label="Staff" ref={nav}>
      <ul className="staff-nav">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : within(path, href) ? "true" : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
