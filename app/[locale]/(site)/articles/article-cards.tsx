import "@/app/styles/cards.css";
import { ArticleCard } from "@/components/content/article-card";
import type { Article } from "@/lib/content/articles";
import { type Author, describeAuthors, nameAuthors } from "@/lib/content/authors";
import { readingMinutes } from "@/lib/content/reading";
import { listOrganizations, listPeople } from "@/lib/content/store";
import { localePath } from "@/lib/platform/i18n";

/** Those who wrote an article, as the byline has them. */
export const authorsOf = ({ locale, frontmatter }: Article): Author[] =>
  describeAuthors(frontmatter.authors, locale, {
    people: listPeople(),
    organizations: listOrganizations(),
  });

/** Articles as small posters. */
export function ArticleCards({ articles, level }: { articles: readonly Article[]; level?: 2 | 3 }) {
  return articles.map((article) => (
    <ArticleCard
      key={article.address}
      {...article.frontmatter}
      locale={article.locale}
      href={localePath(article.locale, article.address)}
      names={nameAuthors(authorsOf(article), article.locale)}
      minutes={readingMinutes(article)}
      level={level}
    />
  ));
}
