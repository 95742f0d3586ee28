import type { Metadata } from "next";
import "@/app/styles/controls.css";
import "@/app/styles/search-form.css";
import "@/app/styles/search.css";
import "@/app/styles/turner.css";
import { SearchForm } from "@/components/content/search-form";
import { PageHead } from "@/components/layout/page-head";
import { readAsked, searchAddress } from "@/lib/content/search/query";
import { type Locale, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { SearchView } from "./search-view";
import { WaysView } from "./ways-view";

export const dynamic = "force-dynamic";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const { q, page } = readAsked(await searchParams);
  const t = translator(locale, "search");
  const title = !q ? t("title") : page > 1 ? t("titleForPage", { q, page }) : t("titleFor", { q });
  // What people look for, and how little of it may be there, is nothing for a search engine.
  return pageMetadata(locale, { title, description: t("description"), path: "/search", hidden: true });
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const asked = readAsked(await searchParams);
  const query = searchAddress(asked).replace("/search", "");
  return (
    <PageFrame locale={locale} path="/search" query={query}>
      {asked.q ? <SearchView locale={locale} asked={asked} /> : <Beginning locale={locale} />}
    </PageFrame>
  );
}

function Beginning({ locale }: { locale: Locale }) {
  const t = translator(locale, "search");
  return (
    <>
      <PageHead title={t("title")} summary={t("summary")} ground="lupine" figure="search">
        <SearchForm locale={locale} hint={t("hint")} />
      </PageHead>
      <div className="frame search-begin">
        <WaysView locale={locale} />
      </div>
    </>
  );
}
