import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Article, isArticle } from "@/lib/content/articles";
import { getPage } from "@/lib/content/store";
import { requireLocale } from "../../../locale";
import { pageMetadata } from "../../../metadata";
import { ArticleView } from "../article-view";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function requireArticle(params: Props["params"]): Promise<Article> {
  const page = getPage(await requireLocale(params), `/articles/${(await params).slug}`);
  return page && isArticle(page) ? page : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, address, frontmatter } = await requireArticle(params);
  return pageMetadata(locale, { ...frontmatter, path: address });
}

export default async function ArticlePage({ params }: Props) {
  return <ArticleView article={await requireArticle(params)} />;
}
