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

type SearchPagesProps = {
  locale: Locale;
  page: number;
  pages: number;
  previous: string | undefined;
  next: string | undefined;
};

/** The way to the other pages of results; nothing where there is one page. */
export function SearchPages({ locale, page, pages, previous, next }: SearchPagesProps) {
  const t = translator(locale, "search");
  if (pages < 2) return null;
  return (
    <nav className="search-pages" aria-label={t("pages")}>
      {previous ? (
        <a className="button button-quiet" href={previous} rel="prev">
          {t("previous")}
        </a>
      ) : null}
      <p>{t("pageOf", { page, pages })}</p>
      {next ? (
        <a className="button button-quiet" href={next} rel="next">
          {t("next")}
        </a>
      ) : null}
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
