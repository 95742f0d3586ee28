"use client";

import "./updates-nav.css";
import Link from "next/link";
import { usePathname } from "next/navigation";

const links = [
  { href: "/staff/updates", label: "All updates" },
  { href: "/staff/updates/templates", label: "Templates" },
  { href: "/staff/updates/senders", label: "Senders" },
];

/** The ways through what belongs to no single update. `settings`: whoever looks may change them. */
export function UpdatesNav({ settings }: { settings: boolean }) {
  const path = usePathname();
  const all = settings ? [...links, { href: "/staff/updates/settings", label: "Settings" }] : links;
  return (
    <nav aria-label="Updates">
      <ul className="updates-nav">
        {all.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={path === href ? "page" : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
