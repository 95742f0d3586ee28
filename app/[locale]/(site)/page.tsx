import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/app/styles/home.css";
import { JoinBanner } from "@/components/content/join-banner";
import { LivingNumbers } from "@/components/content/living-numbers";
import { type News, NewsList } from "@/components/content/news-list";
import { JsonLd } from "@/components/layout/json-ld";
import { PageHead } from "@/components/layout/page-head";
import { joinAddress } from "@/components/layout/site-header";
import { ButtonLink } from "@/components/ui/button";
import { type Article, listArticles } from "@/lib/content/articles";
import { siteData } from "@/lib/content/json-ld";
import { getPage, getSite, listChildren, listOrganizations, listPages, type Page } from "@/lib/content/store";
import { publicCount } from "@/lib/members/policy";
import { countMovement } from "@/lib/members/queries/count-movement";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { listLatestUpdates } from "@/lib/updates/queries/list-latest-updates";
import { type LocaleParams, requireLocale } from "../locale";
import { pageMetadata } from "../metadata";
import { PageFrame } from "../page-frame";
import { IssueCards } from "./issue-cards";
import { PageBody, PageNotes } from "./page-body";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

async function requireHome(params: LocaleParams): Promise<Page> {
  const page = getPage(await requireLocale(params), "/");
  return page ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, frontmatter } = await requireHome(params);
  return pageMetadata(locale, { ...frontmatter, path: "/" });
}

export default async function HomePage({ params }: Props) {
  const page = await requireHome(params);
  const { locale, frontmatter } = page;
  if (frontmatter.kind !== "home") notFound();
  const t = translator(locale, "content");
  // The page stands without its database: what needs it says so or stays away.
  const [counts, updates] = await Promise.all([
    orNothing(countMovement(), "the movement's numbers"),
    orNothing(listLatestUpdates(locale, 1), "the latest update"),
  ]);
  return (
    <PageFrame locale={locale} path="/">
      <PageHead {...frontmatter}>
        <p className="poster-actions">
          <ButtonLink href={joinAddress(locale, "/")}>{t("bannerJoin")}</ButtonLink>
          <ButtonLink look="quiet" href={joinAddress(locale, "/", "organization")}>
            {t("bannerOrganization")}
          </ButtonLink>
        </p>
      </PageHead>
      {counts ? (
        <LivingNumbers
          locale={locale}
          counts={{
            individuals: publicCount(counts.individuals),
            organizations: publicCount(counts.organizations),
            counties: publicCount(counts.counties),
          }}
        />
      ) : null}
      <section className="wall" aria-labelledby="issues">
        <h2 className="frame wall-title" id="issues">
          {t("issuesTitle")}
        </h2>
        <IssueCards pages={listChildren(locale, "/issues")} />
      </section>
      <section className="frame news-section" aria-labelledby="news">
        <h2 className="wall-title" id="news">
          {t("newsTitle")}
        </h2>
        <NewsList
          locale={locale}
          news={[...(updates ?? []).map(newsOfUpdate(locale)), ...latestArticles(locale)]}
        />
        <p className="news-more">
          {updates ? (
            <a href={localePath(locale, "/updates")}>{t("newsAllUpdates")}</a>
          ) : (
            <span>{t("newsNoUpdates")}</span>
          )}
          <a href={localePath(locale, "/articles")}>{t("newsAllArticles")}</a>
        </p>
      </section>
      <div className="frame sheet">
        <PageBody page={page} />
        <div className="beside">
          <JoinBanner locale={locale} from="/" />
        </div>
        <PageNotes page={page} />
      </div>
      <JsonLd
        data={siteData({ locale, origin: siteUrl(), site: getSite(), organizations: listOrganizations() })}
      />
    </PageFrame>
  );
}

async function orNothing<T>(asked: Promise<T>, what: string): Promise<T | null> {
  try {
    return await asked;
  } catch (cause) {
    log.warn({ err: cause }, `Home is shown without ${what}`);
    return null;
  }
}

type UpdateLine = Awaited<ReturnType<typeof listLatestUpdates>>[number];

const newsOfUpdate =
  (locale: Locale) =>
  ({ slug, subject, excerpt, sentAt, locale: language }: UpdateLine): News => ({
    href: localePath(locale, `/updates/${slug}`),
    kind: translator(locale, "content")("newsUpdate"),
    title: subject,
    summary: excerpt,
    on: sentAt,
    language: language === locale ? undefined : language,
    ground: "sun",
    figure: "updates",
  });

const newsOfArticle = ({ locale, address, frontmatter }: Article): News => ({
  href: localePath(locale, address),
  kind: frontmatter.kicker,
  title: frontmatter.title,
  summary: frontmatter.summary,
  // Noon in London is the morning of the same day in California.
  on: frontmatter.published ? new Date(`${frontmatter.published}T12:00:00Z`) : null,
  ground: frontmatter.ground,
  figure: frontmatter.figure,
});

const latestArticles = (locale: Locale): News[] =>
  listArticles(listPages(locale)).slice(0, 3).map(newsOfArticle);
