import type { Metadata } from "next";
import "@/app/styles/articles.css";
import { PersonCard } from "@/components/content/person-card";
import { PageHead } from "@/components/layout/page-head";
import { listArticlesBy } from "@/lib/content/articles";
import { describePerson, sortByName } from "@/lib/content/authors";
import { listOrganizations, listPages, listPeople } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/people";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  return pageMetadata(locale, { title: t("people.title"), description: t("people.description"), path });
}

export default async function PeoplePage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  const pages = listPages(locale);
  const people = sortByName(listPeople().values(), locale).map((person) =>
    describePerson(person, locale, { organizations: listOrganizations() }),
  );
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead title={t("people.title")} summary={t("people.summary")} ground="poppy" figure="people" />
      <div className="frame people">
        {people.map((person) => (
          <PersonCard
            key={person.id}
            locale={locale}
            person={person}
            wrote={listArticlesBy(pages, person.id).length}
          />
        ))}
        {people.length === 0 ? (
          <div>
            <h2 className="record-heading">{t("people.emptyTitle")}</h2>
            <p className="record-none">{t("people.emptyHint")}</p>
          </div>
        ) : null}
      </div>
    </PageFrame>
  );
}
