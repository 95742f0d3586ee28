import fc from "fast-check";
import { expect, test } from "vitest";
import { type Article, isArticle } from "@/lib/content/articles";
import { parse } from "@/lib/content/parse";
import { isAboutIssue, listRelated, relatedness, subjectWords, textLikeness } from "@/lib/content/related";
import { anArticle } from "@/tests/support/content";

type Given = {
  issues?: string[];
  authors?: string[];
  bills?: string[];
  organizations?: string[];
  body?: string;
};

let made = 0;
function article({ body = "", ...named }: Given, slug = `article-${(made += 1)}`): Article {
  const fields = Object.fromEntries(Object.entries(named).map(([key, ids]) => [key, `[${ids.join(", ")}]`]));
  const source = anArticle(body, { authors: `[author-of-${slug}]`, title: "X", summary: "X", ...fields });
  const parsed = parse(source, { path: "x", locale: "en" });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ reason }) => reason).join());
  const page = { ...parsed.value, locale: "en" as const, address: `/articles/${slug}`, path: "x", hash: "" };
  if (!isArticle(page)) throw new Error("not an article");
  return page;
}

const slugs = (articles: readonly Article[]) => articles.map(({ address }) => address.split("/").at(-1));

test("a shared issue outweighs a shared author or bill, those outweigh an organization, and that any words", () => {
  const words = "partnership professional learning science mathematics";
  const given = {
    issues: ["stem"],
    authors: ["smith"],
    bills: ["ab-1"],
    organizations: ["case"],
    body: words,
  };
  const others = [
    article({ body: words }, "words"),
    article({ organizations: ["case"] }, "organization"),
    article({ bills: ["ab-1"] }, "bill"),
    article({ authors: ["smith"] }, "author"),
    article({ issues: ["stem"] }, "issue"),
    article({ body: "something entirely different altogether" }, "stranger"),
  ];
  expect(slugs(listRelated(article(given), others, 9))).toEqual([
    "issue",
    "bill",
    "author",
    "organization",
    "words",
  ]);
});

test("a view that is told joins articles like an author does", () => {
  const told = article({ body: '<View by="Smith" person="smith">\n\nx\n\n</View>' });
  expect(relatedness(told, article({ authors: ["smith"] }))).toBe(3);
});

test("between equals the likeness of the words decides, then the order given", () => {
  const self = article({ issues: ["stem"], body: "teachers classrooms" });
  const others = [
    article({ issues: ["stem"] }, "first"),
    article({ issues: ["stem"] }, "second"),
    article({ issues: ["stem"], body: "classrooms" }, "alike"),
  ];
  expect(slugs(listRelated(self, others))).toEqual(["alike", "first", "second"]);
});

test("words are compared without accents, capitals and the little words of grammar", () => {
  expect([...subjectWords("Matemáticas y MATEMATICAS para toda la niñez")]).toEqual(["matematicas"]);
});

const id = fc.constantFrom("a", "b", "c", "d");
const ids = fc.uniqueArray(id, { maxLength: 3 });
const anyArticle = fc
  .record({
    issues: ids,
    authors: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }),
    bills: ids,
    organizations: ids,
    body: fc.array(fc.constantFrom("science", "teacher", "budget", "children", "county"), { maxLength: 6 }),
  })
  .map(({ body, ...given }) => article({ ...given, body: body.join(" ") }));

test("relation is the same both ways, and its order does not hang on who else is there", () => {
  fc.assert(
    fc.property(anyArticle, fc.array(anyArticle, { maxLength: 6 }), (self, others) => {
      for (const other of others) expect(relatedness(self, other)).toBe(relatedness(other, self));
      const whole = listRelated(self, [self, ...others], others.length);
      expect(whole).not.toContain(self);
      expect(listRelated(self, others, 2)).toEqual(whole.slice(0, 2));
      const scores = whole.map((other) => relatedness(self, other));
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(Math.min(1, ...scores)).toBeGreaterThan(0);
      expect(listRelated(self, others, others.length)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test("likeness lies between 0 and 1, is symmetric, and greatest with itself", () => {
  const words = fc.array(fc.string({ maxLength: 3 })).map((all) => new Set(all));
  fc.assert(
    fc.property(words, words, (one, other) => {
      const likeness = textLikeness(one, other);
      expect(likeness).toBe(textLikeness(other, one));
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThan(1);
      expect(likeness).toBeLessThanOrEqual(Math.max(textLikeness(one, one), textLikeness(other, other)));
    }),
  );
});

test("what is about an issue is about its pages and the hub above it, not about all issues", () => {
  expect(isAboutIssue(["stem"], "/issues/stem")).toBe(true);
  expect(isAboutIssue(["stem"], "/issues/stem/network")).toBe(true);
  expect(isAboutIssue(["stem/network"], "/issues/stem")).toBe(true);
  expect(isAboutIssue(["stem"], "/issues/stems")).toBe(false);
  expect(isAboutIssue(["stem"], "/issues")).toBe(false);
  expect(isAboutIssue([], "/issues/stem")).toBe(false);
});
