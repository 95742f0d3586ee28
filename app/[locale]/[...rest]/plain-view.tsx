import { notFound } from "next/navigation";
import "@/app/styles/library.css";
import { JoinBanner } from "@/components/content/join-banner";
import { PageContents } from "@/components/content/page-contents";
import { JsonLd } from "@/components/layout/json-ld";
import { PageHead } from "@/components/layout/page-head";
import { questionsData, questionsOf } from "@/lib/content/json-ld";
import { breadcrumbs, getSite, listClaims, type Page } from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { PageBody, PageNotes } from "../(site)/page-body";
import { PageFrame } from "../page-frame";
import { Trail } from "../trail";

/** A page that is no issue, article or coalition: its poster, what it holds, its text. One of questions is set closer. */
export function PlainView({ page }: { page: Page }) {
  const { locale, address, frontmatter, headings } = page;
  if (frontmatter.kind !== "page") notFound();
  const above = breadcrumbs(locale, address).filter((step) => step.address !== "/");
  const questions = questionsOf(page);
  const where = { locale, address, origin: siteUrl(), site: getSite(), claims: listClaims() };
  return (
    <PageFrame locale={locale} path={address}>
      <article>
        <PageHead {...frontmatter} />
        <div className="frame">
          <Trail
            locale={locale}
            above={above.map((step) => ({ path: step.address, title: step.frontmatter.title }))}
            here={{ path: address, title: frontmatter.title }}
          />
        </div>
        <div className="frame sheet">
          <div className={questions.length > 2 ? "questions" : undefined}>
            <PageContents locale={locale} headings={headings} />
            <PageBody page={page} />
          </div>
          <div className="beside">
            <JoinBanner locale={locale} from={address} />
          </div>
          <PageNotes page={page} />
        </div>
      </article>
      {questions.length > 2 ? <JsonLd data={questionsData(questions, where)} /> : null}
    </PageFrame>
  );
}
