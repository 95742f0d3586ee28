import type { Navigation } from "@/lib/content/schema";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";

/** The site's main ways, large, for someone who has lost theirs. */
export function MainWays({ locale, links }: { locale: Locale; links: Navigation["primary"] }) {
  const home = { href: "/", label: translator(locale, "site")("home") };
  const ways = links.map(({ href, label }) => ({ href, label: label[locale] }));
  return (
    <ul className="ways">
      {[home, ...ways].map(({ href, label }) => (
        <li key={href}>
          <a href={href.startsWith("/") ? localePath(locale, href) : href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
