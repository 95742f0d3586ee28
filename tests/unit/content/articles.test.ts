import { expect, test } from "vitest";
import { listArticles, listArticlesBy } from "@/lib/content/articles";
import { openContent } from "@/lib/content/store";
import { aContentFolder, anArticle, aPage, soundFiles } from "@/tests/support/content";

const pages = () =>
  openContent(
    aContentFolder({
      ...soundFiles(),
      "en/articles/a.mdx": anArticle("x", { title: "Undated two" }),
      "en/articles/b.mdx": anArticle("x", { title: "Old", published: "2015-03-01", authors: "[one, two]" }),
      "en/articles/c.mdx": anArticle("x", { title: "New", published: "2026-11-02", authors: "[two]" }),
      "en/articles/d.mdx": anArticle("x", { title: "Undated one" }),
      "en/issues/stem.mdx": aPage("No article."),
    }),
  ).listPages("en");

test("articles come newest first, the undated after them by title, and nothing else is one", () => {
  const titles = listArticles(pages()).map(({ frontmatter }) => frontmatter.title);
  expect(titles).toEqual(["New", "Old", "Undated one", "Undated two"]);
});

test("an author has written what names the author in its byline", () => {
  expect(listArticlesBy(pages(), "two").map(({ address }) => address)).toEqual([
    "/articles/c",
    "/articles/b",
  ]);
  expect(listArticlesBy(pages(), "one").map(({ address }) => address)).toEqual(["/articles/b"]);
  expect(listArticlesBy(pages(), "nobody")).toEqual([]);
});
