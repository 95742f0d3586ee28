import type { Article } from "@/lib/content/articles";
import { shownText } from "@/lib/content/tree";

/** How much one thing in common counts. What two texts have in common is always less than any of them. */
const weights = { issue: 4, author: 3, bill: 3, organization: 1 } as const;

/** Articles that have nothing but words in common are related from this likeness on. */
const likeness = 0.2;

/**
 * How closely two articles are related, 0 for not at all: by the issues, authors, people whose views they tell, bills
 * and organizations they share, and between equals by their words. The same both ways.
 */
export function relatedness(one: Article, other: Article): number {
  const [a, b] = [one.frontmatter, other.frontmatter];
  const shared =
    weights.issue * countShared(a.issues, b.issues) +
    weights.author * countShared([...a.authors, ...one.views], [...b.authors, ...other.views]) +
    weights.bill * countShared(a.bills, b.bills) +
    weights.organization * countShared(a.organizations, b.organizations);
  const alike = textLikeness(wordsOf(one), wordsOf(other));
  return shared > 0 || alike >= likeness ? shared + alike : 0;
}

/** The articles to read after one, the closest first; between equals their order stays. At most `count`. */
export const listRelated = (article: Article, articles: readonly Article[], count = 3): Article[] =>
  articles
    .filter(({ address }) => address !== article.address)
    .map((other) => ({ other, score: relatedness(article, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ other }) => other);

function countShared(one: readonly string[], other: readonly string[]): number {
  const there = new Set(other);
  return [...new Set(one)].filter((each) => there.has(each)).length;
}

/**
 * How much two sets of words have in common, from 0 to below 1: their cosine (Ochiai 1957), kept under what one thing
 * in common counts.
 */
export function textLikeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const word of few) if (many.has(word)) common += 1;
  return (common / Math.sqrt(one.size * other.size)) * 0.99;
}

// A page object lives until its file changes: its words are gathered once.
const gathered = new WeakMap<Article, ReadonlySet<string>>();

function wordsOf(article: Article): ReadonlySet<string> {
  const known = gathered.get(article);
  if (known) return known;
  const { title, summary } = article.frontmatter;
  const words = subjectWords(`${title} ${summary} ${shownText(article.tree)}`);
  gathered.set(article, words);
  return words;
}

/** The words of a text that tell its subject: the long ones, without accents and capitals. Short ones are grammar. */
export const subjectWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/\p{L}{6,}/gu),
  );

/**
 * Whether what is about these issues is about the page at an address without language: an issue itself, a page below
 * one, or the hub above one. The index of all issues is about none.
 */
export const isAboutIssue = (issues: readonly string[], address: string): boolean =>
  issues.some((issue) => {
    const about = `/issues/${issue}`;
    return (
      about === address ||
      address.startsWith(`${about}/`) ||
      (address !== "/issues" && about.startsWith(`${address}/`))
    );
  });
