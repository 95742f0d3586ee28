import { isValidElement, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { prerender } from "react-dom/static";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import AgendaItemPage from "@/app/[locale]/(site)/agenda/[id]/page";
import AgendaPage from "@/app/[locale]/(site)/agenda/page";
import { ArticleView } from "@/app/[locale]/(site)/articles/article-view";
import ArticlesPage from "@/app/[locale]/(site)/articles/page";
import BillPage from "@/app/[locale]/(site)/bills/[slug]/page";
import BillsPage from "@/app/[locale]/(site)/bills/page";
import ClaimPage from "@/app/[locale]/(site)/claims/[id]/page";
import ClaimsPage from "@/app/[locale]/(site)/claims/page";
import CoalitionPage from "@/app/[locale]/(site)/coalitions/[slug]/page";
import CoalitionsPage from "@/app/[locale]/(site)/coalitions/page";
import GlossaryPage from "@/app/[locale]/(site)/glossary/page";
import { IssueView } from "@/app/[locale]/(site)/issues/issue-view";
import PeoplePage from "@/app/[locale]/(site)/people/page";
import PersonPage from "@/app/[locale]/(site)/people/[id]/page";
import { NotesText, PageBody, PageNotes, PageText } from "@/app/[locale]/(site)/page-body";
import PolicyPage from "@/app/[locale]/(site)/policies/[slug]/page";
import ResourcesPage from "@/app/[locale]/(site)/resources/page";
import { PlainView } from "@/app/[locale]/[...rest]/plain-view";
import { PageFrame, PrintedAt } from "@/app/[locale]/page-frame";
import { SiteFrame } from "@/components/layout/site-frame";
import { isArticle } from "@/lib/content/articles";
import {
  getNavigation,
  getPage,
  getSite,
  listAgenda,
  listBills,
  listClaims,
  listPages,
  listPeople,
} from "@/lib/content/store";
import { toDocument } from "@/lib/documents/transform";
import { type Locale, locales } from "@/lib/platform/i18n";

type Drawn = ReactElement<Parameters<typeof PageFrame>[0]>;
type PageOf = (props: { params: Promise<never>; searchParams: Promise<object> }) => Promise<ReactNode>;

/** Every page that the files alone make, by its address. */
function* pagesOf(locale: Locale): Generator<[string, () => ReactNode | Promise<ReactNode>]> {
  const ask =
    (page: unknown, params: object = {}) =>
    () =>
      (page as PageOf)({
        params: Promise.resolve({ locale, ...params } as never),
        searchParams: Promise.resolve({}),
      });
  for (const page of listPages(locale)) {
    const slug = page.address.split("/").at(-1);
    const { kind } = page.frontmatter;
    // The home page counts members, which are in no file.
    if (kind === "home") continue;
    if (isArticle(page)) yield [page.address, () => <ArticleView article={page} />];
    else if (kind === "coalition") yield [page.address, ask(CoalitionPage, { slug })];
    else if (kind === "policy") yield [page.address, ask(PolicyPage, { slug })];
    else if (kind === "page") yield [page.address, () => <PlainView page={page} />];
    else yield [page.address, () => <IssueView page={page} />];
  }
  for (const { id } of listAgenda(locale)) yield [`/agenda/${id}`, ask(AgendaItemPage, { id })];
  for (const id of listBills().keys()) yield [`/bills/${id}`, ask(BillPage, { slug: id })];
  // The pages of figures are all alike.
  for (const id of [...listClaims().keys()].slice(0, 5)) yield [`/claims/${id}`, ask(ClaimPage, { id })];
  for (const id of listPeople().keys()) yield [`/people/${id}`, ask(PersonPage, { id })];
  for (const page of [AgendaPage, ArticlesPage, BillsPage, ClaimsPage, CoalitionsPage, GlossaryPage])
    yield [page.name, ask(page)];
  for (const page of [PeoplePage, ResourcesPage]) yield [page.name, ask(page)];
}

/** What a page puts into the site's frame. */
async function framed(node: ReactNode): Promise<Drawn["props"]> {
  if (!isValidElement(node)) throw new Error("A page is an element.");
  if (node.type === PageFrame) return (node as Drawn).props;
  return framed(await (node.type as (props: unknown) => ReactNode)(node.props));
}

async function draw(node: ReactNode): Promise<string> {
  const { prelude } = await prerender(node);
  return toDocument(await new Response(prelude).text());
}

describe.each(locales)("pages in %s", (locale) => {
  test("are written out as React would have drawn them, to the letter", async () => {
    for (const [address, page] of pagesOf(locale)) {
      const props = await framed(await page());
      const plain = (
        <SiteFrame {...props} navigation={getNavigation()} site={getSite()}>
          {props.children}
          <PrintedAt {...props} />
        </SiteFrame>
      );
      expect(await draw(<PageFrame {...props} />), address).toBe(await draw(plain));
    }
    // It draws every page twice: on a machine that is busy with other work, that takes its time.
  }, 180_000);

  test("have texts and notes that are written out once, as React would have drawn them", async () => {
    for (const page of listPages(locale)) {
      const body = (
        <div className="body">
          <PageText page={page} />
        </div>
      );
      expect(await draw(<PageBody page={page} />), page.address).toBe(await draw(body));
      expect(await draw(<PageNotes page={page} />), page.address).toBe(await draw(<NotesText page={page} />));
      expect(PageBody({ page })).toBe(PageBody({ page }));
    }
  });

  test("are one string; a coalition's is broken where its files are waited for", async () => {
    const broken: string[] = [];
    for (const [address, page] of pagesOf(locale)) {
      const frame = PageFrame(await framed(await page())) as ReactElement<{ children: ReactNode[] }>;
      const main = frame.props.children.filter(isValidElement).find(({ type }) => type === "main");
      if (!(main?.props as { dangerouslySetInnerHTML?: object }).dangerouslySetInnerHTML)
        broken.push(address);
    }
    expect(broken).toEqual(["/coalitions/capmse", "/coalitions/road-map-stem-network"]);
  });
});

test("a text is written out anew when a year is over: so may be what was to be reached by its end", () => {
  onTestFinished(() => void vi.useRealTimers());
  const page = getPage("en", "/coalitions/road-map-stem-network");
  if (!page) throw new Error("The region with a goal has no page.");
  vi.setSystemTime("2020-06-01");
  expect(renderToStaticMarkup(<PageBody page={page} />)).not.toContain("goal-expired");
  vi.setSystemTime("2021-06-01");
  expect(renderToStaticMarkup(<PageBody page={page} />)).toContain("goal-expired");
});
