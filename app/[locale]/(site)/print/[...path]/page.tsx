import type { Metadata } from "next";
import "@/app/styles/print-tools.css";
import { PrintTools } from "@/components/content/print-tools";
import { isArticle } from "@/lib/content/articles";
import { pageMetadata } from "../../../metadata";
import { ArticleView } from "../../articles/article-view";
import { IssueView } from "../../issues/issue-view";
import { type PrintedParams, requirePrintedPage } from "../printed-page";

export const dynamic = "force-dynamic";

type Props = { params: PrintedParams };

/** The page itself is the one to find and to cite. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requirePrintedPage(params);
  return pageMetadata(locale, { ...frontmatter, path: address, hidden: true });
}

/** A page as it is printed, on screen: the same page, under the style sheet that others keep for the printer. */
export default async function PrintPage({ params }: Props) {
  const page = await requirePrintedPage(params);
  return (
    <>
      {/* eslint-disable-next-line @next/next/no-css-tags -- the printer’s own sheet, on screen */}
      <link rel="stylesheet" href="/print.css?on=screen" precedence="print" />
      <PrintTools locale={page.locale} path={page.address} />
      {isArticle(page) ? <ArticleView article={page} /> : <IssueView page={page} />}
    </>
  );
}
