import { Figure } from "@/components/content/figure";
import { PageTurner } from "@/components/content/page-turner";
import { type FilterGroup, SearchFilters } from "@/components/content/search-aside";
import { SearchForm } from "@/components/content/search-form";
import { SearchResultList } from "@/components/content/search-results";
import { Notice } from "@/components/ui/notice";
import { keepIndexed } from "@/lib/content/commands/index-search";
import { search, type SearchResult, type SearchResults } from "@/lib/content/queries/search";
import {
  type Asked,
  LAST_PAGE,
  RESULTS_PER_PAGE,
  rewordQuestion,
  searchAddress,
} from "@/lib/content/search/query";
import { getClaim, getPage, listOrganizations } from "@/lib/content/store";
import { env } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { WaysView } from "./ways-view";

/** What was asked for, and what was found. */
export async function SearchView({ locale, asked }: { locale: Locale; asked: Asked }) {
  const t = translator(locale, "search");
  const found = await find(locale, asked);
  return (
    <>
      <div className="search-head ground-lupine">
        <Figure name="search" ground="lupine" />
        <div className="frame">
          <SearchForm locale={locale} q={asked.q} />
          <h1>{found ? t("resultsTitle", { q: asked.q, count: found.total }) : t("unavailableTitle")}</h1>
        </div>
      </div>
      {found && found.everything > 0 ? (
        <div className="frame sheet search-sheet">
          <Found locale={locale} asked={asked} found={found} />
        </div>
      ) : (
        <div className="frame search-begin">
          {found ? <Nothing locale={locale} asked={asked} found={found} /> : <p>{t("unavailable")}</p>}
          <WaysView locale={locale} />
        </div>
      )}
    </>
  );
}

async function find(locale: Locale, asked: Asked): Promise<SearchResults | null> {
  try {
    if (env.NODE_ENV === "development") await keepIndexed();
    return await search(locale, asked, listOrganizations());
  } catch (cause) {
    // What somebody looked for is nobody's business: only the kind of failure is written down.
    const { name, code } = cause as { name: string; code?: string };
    log.error({ name, code }, "a search failed");
    return null;
  }
}

type Parts = { locale: Locale; asked: Asked; found: SearchResults };

function Found({ locale, asked, found }: Parts) {
  const t = translator(locale, "search");
  const pages = Math.min(Math.ceil(found.total / RESULTS_PER_PAGE), LAST_PAGE);
  const to = (change: Partial<Asked>) => localePath(locale, searchAddress({ ...asked, page: 1, ...change }));
  return (
    <>
      <div className="search-found">
        <Said locale={locale} asked={asked} found={found} />
        <a href="#filters" className="search-narrow">
          {t("filter")}
        </a>
        {found.results.length > 0 ? (
          <SearchResultList
            locale={locale}
            results={found.results.map((result) => withFigure(result, locale))}
            first={(asked.page - 1) * RESULTS_PER_PAGE + 1}
          />
        ) : found.total > 0 ? (
          <Notice title={t("beyondTitle")}>
            <a href={to({})}>{t("beyond")}</a>
          </Notice>
        ) : (
          <Notice title={t("noneHereTitle")}>
            <p>{t("noneHere", { count: found.everything })}</p>
            <a href={to({ type: undefined, issue: undefined })}>{t("showAll")}</a>
          </Notice>
        )}
        <PageTurner
          locale={locale}
          page={asked.page}
          pages={pages}
          previous={asked.page > 1 && asked.page <= pages ? to({ page: asked.page - 1 }) : undefined}
          next={asked.page < pages ? to({ page: asked.page + 1 }) : undefined}
        />
      </div>
      <SearchFilters locale={locale} groups={filtersOf({ locale, asked, found }, to)} />
    </>
  );
}

/** How what was found relates to what was typed, where it is not the same. */
function Said({ locale, asked, found }: Parts) {
  const t = translator(locale, "search");
  const { closeness, corrections } = found;
  if (closeness === "exact") return null;
  const meant = rewordQuestion(asked.q, corrections);
  return (
    <div className="notice search-said">
      <p>
        {closeness === "some"
          ? t("some")
          : corrections.length > 0
            ? t.rich("corrected", {
                ...{ q: asked.q, meant },
                b: (words) => <a href={localePath(locale, searchAddress({ q: meant }))}>{words}</a>,
              })
            : t("near", { q: asked.q })}
      </p>
      <Elsewhere locale={locale} asked={asked} found={found} />
    </div>
  );
}

function Elsewhere({ locale, asked, found: { elsewhere } }: Parts) {
  if (!elsewhere) return null;
  return (
    <p>
      <a href={localePath(elsewhere.locale, searchAddress({ q: asked.q }))} hrefLang={elsewhere.locale}>
        {translator(locale, "search")("elsewhere", { count: elsewhere.count })}
      </a>
    </p>
  );
}

function Nothing(parts: Parts) {
  const t = translator(parts.locale, "search");
  return (
    <div className="search-none">
      <h2>{t("noneTitle")}</h2>
      <ul>
        <li>{t("noneWords")}</li>
        <li>{t("noneSpelling")}</li>
        <li>{t("noneCommon")}</li>
      </ul>
      <Elsewhere {...parts} />
    </div>
  );
}

function filtersOf({ locale, asked, found }: Parts, to: (change: Partial<Asked>) => string): FilterGroup[] {
  const t = translator(locale, "search");
  const all = (lines: readonly { count: number }[]) => lines.reduce((sum, { count }) => sum + count, 0);
  const titleOf = (issue: string) => getPage(locale, `/issues/${issue}`)?.frontmatter.title ?? issue;
  const types = {
    id: "type",
    title: t("filterType"),
    choices: [
      { label: t("everyType"), count: all(found.types), href: to({ type: undefined }), chosen: !asked.type },
      ...found.types.map(({ type, count }) => ({
        ...{ label: t(`kinds.${type}`), count, href: to({ type }), chosen: type === asked.type },
      })),
    ],
  };
  const issues = {
    id: "issue",
    title: t("filterIssue"),
    choices: [
      {
        ...{ label: t("everyIssue"), count: found.ofType, href: to({ issue: undefined }) },
        chosen: !asked.issue,
      },
      ...found.issues.map(({ issue, count }) => ({
        ...{ label: titleOf(issue), count, href: to({ issue }), chosen: issue === asked.issue },
      })),
    ],
  };
  return found.issues.length > 0 ? [types, issues] : [types];
}

function withFigure(result: SearchResult, locale: Locale) {
  const claim = result.type === "claim" ? getClaim(result.address.replace("/claims/", "")) : null;
  return { ...result, figure: claim?.display[locale] };
}
