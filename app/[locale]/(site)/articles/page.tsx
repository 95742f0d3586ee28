import type { Metadata } from "next";
import "@/app/styles/articles.css";
import { PageHead } from "@/components/layout/page-head";
import { listArticles } from "@/lib/content/articles";
import { listChildren, listPages } from "@/lib/content/store";
import { translator } from "@/lib/platform/i18n";
import { type LocaleParams, requireLocale } from "../../locale";
import { pageMetadata } from "../../metadata";
import { PageFrame } from "../../page-frame";
import { IssueCards } from "../issue-cards";
import { ArticleCards } from "./article-cards";

export const dynamic = "force-dynamic";

type Props = { params: LocaleParams };

const path = "/articles";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  return pageMetadata(locale, { title: t("title"), description: t("description"), path, feed: t("title") });
}

export default async function ArticlesPage({ params }: Props) {
  const locale = await requireLocale(params);
  const t = translator(locale, "articles");
  const articles = listArticles(listPages(locale));
  return (
    <PageFrame locale={locale} path={path}>
      <PageHead title={t("title")} summary={t("summary")} ground="sage" figure="articles" />
      <section className="wall" aria-labelledby="shown">
        <h2 className="frame wall-title" id="shown">
          {articles.length > 0 ? t("shown", { count: articles.length }) : t("emptyTitle")}
        </h2>
        {articles.length > 0 ? (
          <div className="article-wall">
            <ArticleCards articles={articles} />
          </div>
        ) : (
          <>
            <p className="frame record-none">{t("emptyHint")}</p>
            <IssueCards pages={listChildren(locale, "/issues")} />
          </>
        )}
      </section>
    </PageFrame>
  );
}
