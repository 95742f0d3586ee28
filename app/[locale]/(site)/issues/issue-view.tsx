import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { billStatusWords } from "@/components/content/bill-card";
import { JoinBanner } from "@/components/content/join-banner";
import { PageTools } from "@/components/content/page-tools";
import { ReadingList } from "@/components/content/reading-list";
import { PageHead } from "@/components/layout/page-head";
import { listArticles } from "@/lib/content/articles";
import { citePage } from "@/lib/content/cite";
import { isAboutIssue } from "@/lib/content/related";
import {
  breadcrumbs,
  getPage,
  getParent,
  getSite,
  listBills,
  listChildren,
  listPages,
  type Page,
} from "@/lib/content/store";
import { siteUrl } from "@/lib/platform/env";
import { type Locale, localePath, translator } from "@/lib/platform/i18n";
import { pageMetadata } from "../../metadata";
import { movedOrNotFound } from "../../moved";
import { PageFrame } from "../../page-frame";
import { Trail } from "../../trail";
import { nextOf } from "../bills/bill-cards";
import { IssueCards } from "../issue-cards";
import { PageBody, PageNotes } from "../page-body";

/** The issue page at an address without its language; an address that has none ends here. */
export function requireIssue(locale: Locale, address: string): Page {
  const page = getPage(locale, address);
  return page && isIssue(page) ? page : movedOrNotFound(locale, address);
}

const isIssue = ({ frontmatter }: Page): boolean =>
  frontmatter.kind === "hub" || frontmatter.kind === "issue";

export const issueMetadata = ({ locale, address, frontmatter }: Page): Metadata =>
  pageMetadata(locale, { ...frontmatter, path: address, feed: frontmatter.title });

const index = "/issues";

/** A hub or a brief: its poster, its text, the invitation beside it, and the pages below or after it. */
export function IssueView({ page }: { page: Page }) {
  const { locale, address, frontmatter } = page;
  if (frontmatter.kind !== "hub" && frontmatter.kind !== "issue") notFound();
  const above = breadcrumbs(locale, address).filter((step) => step.address !== "/");
  const children = listChildren(locale, address);
  const web = `${siteUrl()}${localePath(locale, address)}`;
  return (
    <PageFrame locale={locale} path={address}>
      <article>
        <PageHead {...frontmatter} />
        {/* The index is there to choose from: its pages come before its text. */}
        {address === index ? <Onward page={page} below={children} /> : null}
        <div className="frame">
          <Trail
            locale={locale}
            above={above.map((step) => ({ path: step.address, title: step.frontmatter.title }))}
            here={{ path: address, title: frontmatter.title }}
          />
        </div>
        <div className="frame sheet">
          <PageBody page={page} />
          <div className="beside">
            <JoinBanner locale={locale} from={address} />
            <PageTools
              locale={locale}
              title={frontmatter.title}
              address={web}
              path={address}
              citation={citePage({ locale, site: getSite(), title: frontmatter.title, address: web })}
            />
          </div>
          <Reading page={page} />
          <PageNotes page={page} />
        </div>
      </article>
      {address === index ? null : <Onward page={page} below={children} />}
    </PageFrame>
  );
}

/** The articles and the bills that this issue is the subject of. */
function Reading({ page: { locale, address } }: { page: Page }) {
  const articles = listArticles(listPages(locale)).filter(({ frontmatter }) =>
    isAboutIssue(frontmatter.issues, address),
  );
  const bills = [...listBills().values()].filter(({ issues }) => isAboutIssue(issues, address));
  return (
    <ReadingList
      locale={locale}
      articles={articles.map(({ address, frontmatter: { title, summary } }) => ({
        href: localePath(locale, address),
        title,
        words: summary,
      }))}
      bills={bills.map((bill) => ({
        href: localePath(locale, `/bills/${bill.id}`),
        title: bill.number,
        words: billStatusWords(locale, bill, nextOf(bill)?.number),
      }))}
    />
  );
}

/** Where to go on: the pages below this one, or the next of its kind. */
function Onward({ page, below }: { page: Page; below: readonly Page[] }) {
  const t = translator(page.locale, "content");
  const next = below.length > 0 ? below : nextAfter(page);
  if (next.length === 0) return null;
  // Paper lists the pages below, and not what comes next.
  const id = below.length > 0 ? "below" : "onward";
  return (
    <section className="wall" aria-labelledby={id}>
      <h2 className="frame wall-title" id={id}>
        {page.address === index ? t("issuesTitle") : below.length > 0 ? t("childrenTitle") : t("nextTitle")}
      </h2>
      <IssueCards pages={next} />
    </section>
  );
}

// The page that follows among its siblings, the first after the last; a page without siblings follows its parent.
function nextAfter({ locale, address }: Page): Page[] {
  const parent = getParent(locale, address);
  if (!parent || parent.address === "/") return [];
  const siblings = listChildren(locale, parent.address);
  const place = siblings.findIndex((sibling) => sibling.address === address);
  const next = siblings[(place + 1) % siblings.length];
  return next && next.address !== address ? [next] : nextAfter(parent);
}
