import type { Metadata } from "next";
import "@/app/styles/controls.css";
import "@/app/styles/organizations.css";
import "@/app/styles/turner.css";
import { OrganizationFilter } from "@/components/content/organization-filter";
import { LetterRow, OrganizationList } from "@/components/content/organization-list";
import { PageTurner } from "@/components/content/page-turner";
import { PageHead } from "@/components/layout/page-head";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { listOrganizations } from "@/lib/content/store";
import { counties } from "@/lib/members/county";
import {
  type Directory,
  directoryAddress,
  type DirectoryFilter,
  initialOf,
  initials,
  PAGE_LENGTH,
  readDirectoryFilter,
} from "@/lib/members/directory";
import { organizationKey } from "@/lib/members/policy";
import { findDirectory } from "@/lib/members/queries/list-directory";
import { sectors } from "@/lib/members/schema";
import { formatter, type Locale, localePath, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { coalitionId, listCoalitions } from "../coalitions/coalitions";
import { countyWords, relationWords, sectorWords } from "./words";

export const dynamic = "force-dynamic";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const path = "/organizations";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "organizations");
  return pageMetadata(locale, { title: t("title"), description: t("description"), path });
}

export default async function OrganizationsPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "organizations");
  const filter = readDirectoryFilter(await searchParams, listCoalitions(locale).map(coalitionId));
  const directory = await findDirectory(listOrganizations(), filter);
  const { total, letters, whole } = directory;
  const address = (change: Partial<DirectoryFilter>) =>
    localePath(locale, directoryAddress({ ...filter, page: 1, ...change }));
  const pages = Math.ceil(total / PAGE_LENGTH);
  const { page } = filter;
  return (
    <PageFrame locale={locale} path={path} query={directoryAddress(filter).slice(path.length)}>
      <PageHead title={t("title")} summary={t("summary")} ground="sage" figure="organizations" />
      <div className="frame directory">
        {whole ? null : (
          <Notice>
            <p>{t("offline")}</p>
          </Notice>
        )}
        <OrganizationFilter locale={locale} offers={offersOf(locale, directory, filter)} chosen={filter} />
        <LetterRow
          locale={locale}
          all={{ href: address({ letter: undefined }), chosen: !filter.letter }}
          letters={initials.map((letter) => ({
            letter,
            count: letters[letter] ?? 0,
            href: address({ letter }),
            chosen: filter.letter === letter,
          }))}
        />
        <section aria-labelledby="shown">
          <h2 className="wall-title" id="shown">
            {t("shown", { count: total })}
          </h2>
          {directory.entries.length > 0 ? (
            <OrganizationList locale={locale} groups={groupsOf(locale, directory)} />
          ) : (
            <div className="directory-none ground-tint">
              <p className="directory-none-title">{t("noneTitle")}</p>
              <p>
                {t("none")} <a href={localePath(locale, path)}>{t("clear")}</a>
              </p>
            </div>
          )}
          <PageTurner
            locale={locale}
            page={page}
            pages={pages}
            previous={page > 1 ? address({ page: Math.min(page - 1, pages) }) : undefined}
            next={page < pages ? address({ page: page + 1 }) : undefined}
          />
        </section>
      </div>
      <section className="directory-yours ground-poppy" aria-labelledby="yours">
        <div className="frame">
          <h2 className="wall-title" id="yours">
            {t("yoursTitle")}
          </h2>
          <p>{t("yours")}</p>
          <ButtonLink href={joinAddress(locale, path, "organization")}>{t("yoursJoin")}</ButtonLink>
        </div>
      </section>
    </PageFrame>
  );
}

/** The lines of a page under their letters. */
function groupsOf(locale: Locale, { entries }: Directory) {
  const records = listOrganizations();
  const { dateTime } = formatter(locale);
  const letterOf = (name: string) => initialOf(organizationKey(name));
  return [...new Set(entries.map(({ name }) => letterOf(name)))].map((letter) => ({
    letter,
    organizations: entries
      .filter(({ name }) => letterOf(name) === letter)
      .map(({ slug, name, sector, county, since }) => {
        const record = records.get(slug);
        const facts = [
          relationWords(locale, record, records),
          sectorWords(locale, sector),
          countyWords(locale, county),
        ];
        return {
          slug,
          name,
          abbreviation: record?.abbreviation,
          facts: facts.filter((fact) => fact !== undefined),
          since: since ? dateTime(since, { year: "numeric" }) : undefined,
        };
      }),
  }));
}

/** What somebody on the list has, in words; what is asked for by its address stands there in any case. */
function offersOf(locale: Locale, directory: Directory, filter: DirectoryFilter) {
  return {
    sector: sectors
      .filter((id) => directory.sectors.includes(id) || filter.sector === id)
      .map((id) => ({ value: id, label: sectorWords(locale, id) ?? id })),
    county: counties
      .filter(({ id }) => directory.counties.includes(id) || filter.county === id)
      .map(({ id, name }) => ({ value: id, label: name })),
    coalition: listCoalitions(locale).map((coalition) => ({
      value: coalitionId(coalition),
      label: coalition.frontmatter.title,
    })),
  };
}
