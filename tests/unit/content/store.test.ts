import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ContentError, openContent } from "@/lib/content/store";
import { aContentFolder, aPage, soundFiles } from "@/tests/support/content";

const pages = () => ({
  ...soundFiles(),
  "en/issues/index.mdx": aPage("Issues", { title: "Issues" }),
  "en/issues/stem/index.mdx": aPage("STEM", { order: "2" }),
  "en/issues/stem/stem-network.mdx": aPage("Brief", { title: "Network" }),
  "en/issues/linked-learning.mdx": aPage("LL", { title: "Linked Learning", order: "1" }),
  "en/policies/privacy.mdx": aPage("Privacy", { title: "Privacy" }),
});

test("a page is found by its address in its language, and only there", () => {
  const content = openContent(aContentFolder(pages()));
  expect(content.getPage("en", "/issues/stem")).toMatchObject({
    address: "/issues/stem",
    path: "content/en/issues/stem/index.mdx",
    locale: "en",
    hash: expect.stringMatching(/^[0-9a-f]{12}$/),
    frontmatter: { title: "STEM" },
  });
  expect(content.getPage("es", "/issues/stem")).toBeNull();
  expect(content.getPage("en", "/issues/stem/")).toBeNull();
  expect(content.getPage("en", "/../en/index")).toBeNull();
  expect(content.getPage("en", "/constructor")).toBeNull();
});

test("pages know what is below and above them", () => {
  const content = openContent(aContentFolder(pages()));
  const addresses = (list: { address: string }[]) => list.map(({ address }) => address);
  expect(addresses(content.listChildren("en", "/issues"))).toEqual([
    "/issues/linked-learning",
    "/issues/stem",
  ]);
  expect(addresses(content.listChildren("en", "/"))).toEqual(["/issues"]);
  expect(addresses(content.breadcrumbs("en", "/issues/stem/stem-network"))).toEqual([
    "/",
    "/issues",
    "/issues/stem",
  ]);
  expect(content.getParent("en", "/issues/stem/stem-network")?.address).toBe("/issues/stem");
  expect(content.getParent("en", "/policies/privacy")?.address).toBe("/");
  expect(content.getParent("en", "/")).toBeNull();
  expect(addresses(content.listPages("es"))).toEqual(["/"]);
});

test("the data of the site is read beside its pages", () => {
  const content = openContent(aContentFolder(soundFiles()));
  expect(content.getClaim("calculus")?.value).toBe(25);
  expect(content.getClaim("none")).toBeNull();
  expect([...content.listClaims().keys()]).toEqual(["calculus"]);
  expect([...content.listTerms().keys()]).toEqual(["stem"]);
  expect(content.getSite().name.en).toBe("Movement");
  expect(content.getNavigation().primary[0]?.href).toBe("/");
});

test("a page that cannot be read says where and why instead of being missing", () => {
  const content = openContent(
    aContentFolder({ ...soundFiles(), "en/index.mdx": aPage("<b>x</b>"), "site.yaml": "name: x" }),
  );
  expect(() => content.getPage("en", "/")).toThrow(ContentError);
  expect(() => content.getPage("en", "/")).toThrow("content/en/index.mdx:10:1 <b> is a tag of HTML");
  expect(() => content.getSite()).toThrow("content/site.yaml:1:1");
  expect(content.listPages("en")).toEqual([]);
});

test("files are read once, or anew when they change while people work on them", () => {
  const dir = aContentFolder(soundFiles());
  const kept = openContent(dir);
  const reread = openContent(dir, { reread: true });
  const title = (content: typeof kept) => content.getPage("en", "/")?.frontmatter.title;
  expect([title(kept), title(reread)]).toEqual(["STEM", "STEM"]);
  const same = reread.getPage("en", "/");
  expect(reread.getPage("en", "/")).toBe(same);

  writeFileSync(join(dir, "en/index.mdx"), aPage("Hello.", { title: "NEWS" }));
  utimesSync(join(dir, "en/index.mdx"), new Date(), new Date(Date.now() + 5_000));
  expect([title(kept), title(reread)]).toEqual(["STEM", "NEWS"]);
});
