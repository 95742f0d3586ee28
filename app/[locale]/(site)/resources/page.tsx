import type { Metadata } from "next";
import "@/app/styles/choices.css";
import "@/app/styles/library.css";
import { EmptyShelf, ResourceList } from "@/components/content/resource-list";
import { PageHead } from "@/components/layout/page-head";
import { ChoiceLinks } from "@/components/ui/choice-links";
import {
  filterLibrary,
  libraryAddress,
  type LibraryFilter,
  offeredBy,
  readLibraryFilter,
} from "@/lib/content/library";
import { getPage, listResources } from "@/lib/content/store";
import { type Locale, localePath, locales, translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { showResource } from "./shown-resource";

export const dynamic = "force-dynamic";

type Props = {
  params: LocaleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const path = "/resources";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "library");
  return pageMetadata(locale, { title: t("title"), description: t("description"), path });
}

export default async function ResourcesPage({ params, searchParams }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "library");
  const all = [...listResources().values()];
  const filter = readLibraryFilter(await searchParams, offeredBy(all).issues);
  const shown = await Promise.all(filterLibrary(all, filter).map((one) => showResource(one, locale)));
  return (
    <PageFrame locale={locale} path={path} query={libraryAddress(filter).slice(path.length)}>
      <PageHead title={t("title")} summary={t("summary")} ground="sage" figure="resources" />
      <div className="frame library-sheet">
        {all.length > 0 ? <ChoiceLinks label={t("filter")} groups={choicesOf(locale, filter)} /> : null}
        <section aria-labelledby="shown">
          <h2 id="shown" className="wall-title">
            {t("shown", { count: shown.length })}
          </h2>
          {shown.length > 0 ? (
            <ResourceList locale={locale} resources={shown} />
          ) : (
            <EmptyShelf {...emptyWords(locale, all.length === 0)} />
          )}
        </section>
      </div>
    </PageFrame>
  );
}

function emptyWords(locale: Locale, nothing: boolean) {
  const t = translator(locale, "library");
  return nothing
    ? {
        title: t("emptyTitle"),
        words: t("empty"),
        link: { href: localePath(locale, "/issues"), label: t("toIssues") },
      }
    : {
        title: t("noneTitle"),
        words: t("none"),
        link: { href: localePath(locale, path), label: t("showAll") },
      };
}

// Each choice keeps those of the other groups.
function choicesOf(locale: Locale, filter: LibraryFilter) {
  const t = translator(locale, "library");
  const { types, issues } = offeredBy(listResources().values());
  const choice = (label: string, change: Partial<LibraryFilter>) => {
    const changed = { ...filter, ...change };
    const address = libraryAddress(changed);
    return { label, chosen: address === libraryAddress(filter), href: localePath(locale, address) };
  };
  const titleOf = (issue: string) => getPage(locale, `/issues/${issue}`)?.frontmatter.title ?? issue;
  return [
    {
      id: "type",
      title: t("filterType"),
      choices: [
        choice(t("everyType"), { type: undefined }),
        // What someone asks for by its address stands among the choices, even where nothing is of that kind.
        ...[...new Set([...types, ...(filter.type ? [filter.type] : [])])].map((type) =>
          choice(t(`types.${type}`), { type }),
        ),
      ],
    },
    {
      id: "issue",
      title: t("filterIssue"),
      choices: [
        choice(t("everyIssue"), { issue: undefined }),
        ...issues.map((issue) => choice(titleOf(issue), { issue })),
      ],
    },
    {
      id: "language",
      title: t("filterLanguage"),
      choices: [
        choice(t("everyLanguage"), { language: undefined }),
        ...locales.map((language) => choice(t(`language.${language}`), { language })),
      ],
    },
  ];
}
