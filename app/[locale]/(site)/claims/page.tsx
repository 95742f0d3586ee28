import type { Metadata } from "next";
import "@/app/styles/choices.css";
import { ClaimData, ClaimList } from "@/components/content/claim-list";
import { PageHead } from "@/components/layout/page-head";
import { ChoiceLinks } from "@/components/ui/choice-links";
import {
  type ClaimFilter,
  filterAddress,
  filterClaims,
  issuesOf,
  listUses,
  readFilter,
} from "@/lib/content/claim-uses";
import { getPage, getSite, listClaims, listPages } from "@/lib/content/store";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import "@/app/styles/figures.css";
import "@/app/styles/claims.css";

export const dynamic = "force-dynamic";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const path = "/claims";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "content");
  return pageMetadata(locale, { title: t("claims.title"), description: t("claims.description"), path });
}

export default async function ClaimsPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "content");
  const claims = listClaims();
  const uses = listUses(listPages(locale), claims);
  const issues = issuesOf([...uses.values()].flat());
  const filter = readFilter(await searchParams, issues);
  const shown = filterClaims(claims.values(), uses, filter);
  return (
    <PageFrame locale={locale} path={path} query={filterAddress(filter).slice(path.length)}>
      <PageHead title={t("claims.title")} summary={t("claims.summary")} ground="sun" figure="claims" />
      <div className="frame claims-sheet">
        <ChoiceLinks label={t("claims.filter")} groups={choicesOf(locale, issues, filter)} />
        <section aria-labelledby="shown">
          <h2 id="shown" className="wall-title">
            {t("claims.shown", { count: shown.length })}
          </h2>
          {shown.length > 0 ? (
            <ClaimList locale={locale} claims={shown} year={new Date().getFullYear()} />
          ) : (
            <div className="claims-none ground-tint">
              {filter.dated === "yes" ? (
                <>
                  <p className="callout-title">{t("claims.noneTitle")}</p>
                  <p>{t("claims.none")}</p>
                </>
              ) : (
                <p>{t("claims.nothing")}</p>
              )}
            </div>
          )}
        </section>
        <ClaimData locale={locale} site={getSite()} />
      </div>
    </PageFrame>
  );
}

// Each choice keeps the other group's.
function choicesOf(locale: Locale, issues: readonly string[], filter: ClaimFilter) {
  const t = translator(locale, "content");
  const choice = (label: string, change: Partial<ClaimFilter>) => {
    const changed = { ...filter, ...change };
    const chosen = changed.issue === filter.issue && changed.dated === filter.dated;
    return { label, chosen, href: localePath(locale, filterAddress(changed)) };
  };
  const titleOf = (issue: string) => getPage(locale, `/issues/${issue}`)?.frontmatter.title ?? issue;
  return [
    {
      id: "issue",
      title: t("claims.filterIssue"),
      choices: [
        choice(t("claims.everyIssue"), { issue: undefined }),
        ...issues.map((issue) => choice(titleOf(issue), { issue })),
      ],
    },
    {
      id: "dated",
      title: t("claims.filterDated"),
      choices: [
        choice(t("claims.everyYear"), { dated: undefined }),
        choice(t("claims.dated"), { dated: "yes" }),
        choice(t("claims.notDated"), { dated: "no" }),
      ],
    },
  ];
}
