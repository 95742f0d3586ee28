import type { Page } from "@/lib/content/files";
import type { Frontmatter } from "@/lib/content/schema";

/** A page of the kind "article". */
export type Article = Page & { frontmatter: Extract<Frontmatter, { kind: "article" }> };

export const isArticle = (page: Page): page is Article => page.frontmatter.kind === "article";

/** The articles among pages: the newest first, those without a date after them, then by their titles. */
export const listArticles = (pages: readonly Page[]): Article[] =>
  pages
    .filter(isArticle)
    .sort(
      (a, b) =>
        (b.frontmatter.published ?? "").localeCompare(a.frontmatter.published ?? "", "en") ||
        a.frontmatter.title.localeCompare(b.frontmatter.title, a.locale),
    );

/** The articles that a person or an organization wrote, in the same order. */
export const listArticlesBy = (pages: readonly Page[], author: string): Article[] =>
  listArticles(pages).filter(({ frontmatter }) => frontmatter.authors.includes(author));
