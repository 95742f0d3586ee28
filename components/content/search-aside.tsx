import type { Locale } from "@/lib/platform/i18n";
import { translator } from "@/lib/platform/i18n";

export type FilterGroup = {
  id: string;
  title: string;
  choices: readonly { href: string; label: string; count: number; chosen: boolean }[];
};

/** What the results can be narrowed to, with how many there are: links, so each choice has an address. */
export function SearchFilters({ locale, groups }: { locale: Locale; groups: readonly FilterGroup[] }) {
  const t = translator(locale, "search");
  return (
    <nav className="search-filters" id="filters" aria-label={t("filter")}>
      {groups.map(({ id, title, choices }) => (
        <div key={id}>
          <p id={`filter-${id}`}>{title}</p>
          <ul aria-labelledby={`filter-${id}`}>
            {choices.map(({ href, label, count, chosen }) => (
              <li key={href}>
                <a href={href} aria-current={chosen ? "true" : undefined}>
                  <span>{label}</span>{" "}
                  <span>
                    <span aria-hidden="true">{count}</span>
                    <span className="sr-only">{t("filterCount", { count })}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type Way = { href: string; label: string };

/** Questions to begin with, and pages to look around on. */
export function SearchWays({
  locale,
  examples,
  browse,
}: {
  locale: Locale;
  examples: readonly Way[];
  browse: readonly Way[];
}) {
  const t = translator(locale, "search");
  const groups = [
    { id: "examples", title: t("tryTitle"), ways: examples },
    { id: "browse", title: t("browseTitle"), ways: browse },
  ].filter(({ ways }) => ways.length > 0);
  return (
    <div className="search-ways">
      {groups.map(({ id, title, ways }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <ul>
            {ways.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
