import { expect, test } from "vitest";
import { listMentions } from "@/lib/content/mentions";
import { openContent } from "@/lib/content/store";
import { aContentFolder, aPage, anArticle, soundFiles } from "@/tests/support/content";

const pages = () =>
  openContent(
    aContentFolder({
      ...soundFiles(),
      "en/articles/named.mdx": anArticle("No link.", { bills: "[ab-1]", organizations: "[wested]" }),
      "en/articles/linked.mdx": anArticle(
        "[AB 1](/bills/ab-1#did), again [AB 1](/bills/ab-1), [AB 11](/bills/ab-11).",
      ),
      "en/articles/written.mdx": anArticle("By one person.", { authors: "[ilene]" }),
      "en/coalitions.mdx": aPage(
        '<View by="Ilene" person="ilene">\n\nPractice.\n\n</View>\n\n[Her](/people/ilene)',
      ),
      "en/issues/stem.mdx": aPage("[Itself](/issues/stem), [WestEd](/organizations/wested), [there](#ab-1)"),
    }),
  ).listPages("en");

const mentions = (address: string) =>
  listMentions(pages(), address).map(({ page, view }) => (view ? `${page.address} (view)` : page.address));

test("a bill is mentioned where a page links to it or an article names it, each page once", () => {
  expect(mentions("/bills/ab-1")).toEqual(["/articles/linked", "/articles/named"]);
  expect(mentions("/bills/ab-11")).toEqual(["/articles/linked"]);
  expect(mentions("/bills/ab")).toEqual([]);
});

test("an organization is mentioned by any page that links to it and by articles that name it", () => {
  expect(mentions("/organizations/wested")).toEqual(["/articles/named", "/issues/stem"]);
});

test("a person is mentioned where the person's view is told, not where the person is the author", () => {
  expect(mentions("/people/ilene")).toEqual(["/coalitions (view)"]);
});

test("a page does not mention itself", () => {
  expect(mentions("/issues/stem")).toEqual([]);
});
