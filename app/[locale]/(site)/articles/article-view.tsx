import "@/app/styles/articles.css";
import { ArticleDisclaimer } from "@/components/content/article-disclaimer";
import { ArticleHead } from "@/components/content/article-head";
import { ArticleCitation, ArticleTools } from "@/components/content/article-tools";
import { AuthorCard } from "@/components/content/author-card";
import { JoinBanner } from "@/components/content/join-banner";
import { JsonLd } from "@/components/layout/json-ld";
import { type Article, listArticles } from "@/lib/content/articles";
import { citeArticle } from "@/lib/content/cite";
import { articleData } from "@/lib/content/json-ld";
import { readingMinutes } from "@/lib/content/reading";
import { listRelated } from "@/lib/content/related";
import { getPage, getSite, listBills, listOrganizations, listPages, listPeople } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { localePath, translator } from "@/lib/platform/i18n";
import { PageFrame } from "../../page-frame";
import { Trail } from "../../trail";
import { BillLines } from "../bills/bill-cards";
import { IssueCards } from "../issue-cards";
import { PageBody, PageNotes } from "../page-body";
import { ArticleCards, authorsOf } from "./article-cards";

/** An article: its poster and tools, its text, who wrote it, the bills behind it, and where to read on. */
export function ArticleView({ article }: { article: Article }) {
  const { locale, address, frontmatter } = article;
  const t = translator(locale, "articles");
  const site = getSite();
  const web = `${siteUrl()}${localePath(locale, address)}`;
  const authors = authorsOf(article);
  const bills = frontmatter.bills.flatMap((id) => listBills().get(id) ?? []);
  return (
    <PageFrame locale={locale} path={address}>
      <article>
        <ArticleHead
          locale={locale}
          article={{ ...frontmatter, minutes: readingMinutes(article) }}
          authors={authors}
        />
        <div className="frame">
          <Trail
            locale={locale}
            above={[{ path: "/articles", title: t("all") }]}
            here={{ path: address, title: frontmatter.title }}
          />
        </div>
        <div className="frame sheet">
          <div className="article-column">
            <ArticleTools locale={locale} path={address} {...frontmatter} web={web} />
            <PageBody page={article} />
            <section className="article-end" aria-labelledby="article-authors">
              <h2 id="article-authors">{t("authorsTitle")}</h2>
              {authors.map((author) => (
                <AuthorCard key={author.id} locale={locale} author={author} />
              ))}
              {frontmatter.guest ? (
                <ArticleDisclaimer locale={locale} organisation={site.organisation[locale]} />
              ) : null}
            </section>
            {bills.length > 0 ? (
              <section className="article-end" aria-labelledby="article-bills">
                <h2 id="article-bills">{t("billsTitle", { count: bills.length })}</h2>
                <BillLines locale={locale} bills={bills} />
              </section>
            ) : null}
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={address} />
            <ArticleCitation
              locale={locale}
              citation={citeArticle({
                ...frontmatter,
                locale,
                site,
                authors: authors.map(({ id, kind, name }) => ({
                  ...(listPeople().get(id) ?? { name }),
                  kind,
                  byline: name,
                })),
                address: web,
              })}
            />
          </div>
          <PageNotes page={article} />
        </div>
      </article>
      <Onward article={article} />
      <JsonLd
        data={articleData(article, {
          locale,
          site,
          origin: siteUrl(),
          people: listPeople(),
          organizations: listOrganizations(),
        })}
      />
    </PageFrame>
  );
}

/** Where to read on: the articles that are related to this one, and the issues it is about. */
function Onward({ article }: { article: Article }) {
  const { locale, frontmatter } = article;
  const t = translator(locale, "articles");
  const related = listRelated(article, listArticles(listPages(locale)));
  const issues = frontmatter.issues.flatMap((id) => getPage(locale, `/issues/${id}`) ?? []);
  return (
    <>
      {related.length > 0 ? (
        <section className="wall" aria-labelledby="article-related">
          <h2 className="frame wall-title" id="article-related">
            {t("relatedTitle")}
          </h2>
          <div className="cards">
            <ArticleCards articles={related} />
          </div>
        </section>
      ) : null}
      {issues.length > 0 ? (
        <section className="wall" aria-labelledby="article-issues">
          <h2 className="frame wall-title" id="article-issues">
            {t("issuesTitle", { count: issues.length })}
          </h2>
          <IssueCards pages={issues} />
        </section>
      ) : null}
    </>
  );
}
