import type { Metadata } from "next";
import { type Article, isArticle } from "@/lib/content/articles";
import { getPage } from "@/lib/content/store";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { movedOrNotFound } from "../../../moved";
import { ArticleView } from "../article-view";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function requireArticle(params: Props["params"]): Promise<Article> {
  const locale = await requireLocale(params);
  const address = `/articles/${(await params).slug}`;
  const page = getPage(locale, address);
  return page && isArticle(page) ? page : movedOrNotFound(locale, address);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requireArticle(params);
  return pageMetadata(locale, { ...frontmatter, path: address });
}

export default async function ArticlePage({ params }: Props) {
  return <ArticleView article={await requireArticle(params)} />;
}
