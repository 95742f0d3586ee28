"use client";

import "./section-nav.css";
import Link from "next/link";
import { usePathname } from "next/navigation";

type SectionLink = {
  href: string;
  label: string;
  /** How many wait there; nothing is said of none. */
  waiting?: number;
};

/** The ways through one part of the staff area. A page below one of them, such as a record, belongs to it. */
export function SectionNav({ label, links }: { label: string; links: readonly SectionLink[] }) {
  const path = usePathname();
  const here = links.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label={label}>
      <ul className="section-nav">
        {links.map(({ href, label: words, waiting = 0 }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : here?.href === href ? "true" : undefined}
            >
              {words}
              {waiting > 0 ? (
                <span className="section-waiting">{waiting.toLocaleString("en-US")}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
