import { type SearchType, searchTypes } from "@/lib/content/search/entries";
import { fold, plainOf, tokensOf } from "@/lib/content/search/words";

/** What a visitor asks for, as the address of the page says it. */
export type Asked = {
  /** As typed, one line, at most 200 characters. */
  q: string;
  type: SearchType | undefined;
  /** An issue's id: "stem". */
  issue: string | undefined;
  /** From 1. */
  page: number;
};

/** The longest question, in characters. */
export const LONGEST_QUESTION = 200;
/** Words beyond these are not looked for. */
const MOST_WORDS = 10;
/** Results on one page. */
export const RESULTS_PER_PAGE = 10;
/** The last page that is offered: who looks further had better ask anew. */
export const LAST_PAGE = 30;

/** Reads `q`, `type`, `issue` and `page` of an address. What is given twice counts once; what is not offered, not at all. */
export function readAsked(query: Readonly<Record<string, string | string[] | undefined>>): Asked {
  const one = (name: string) => [query[name]].flat()[0] ?? "";
  const page = /^\d{1,4}$/.test(one("page")) ? Number(one("page")) : 1;
  const issue = one("issue");
  return {
    q: [
      ...one("q")
        .toWellFormed()
        .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, " ")
        .trim(),
    ]
      .slice(0, LONGEST_QUESTION)
      .join("")
      .trim(),
    type: searchTypes.find((known) => known === one("type")),
    issue: /^[a-z0-9-]{1,80}$/.test(issue) ? issue : undefined,
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  };
}

/** The address of a search, without language: "/search?q=stem&type=claim". */
export function searchAddress({ q, type, issue, page }: Partial<Asked>): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(type && { type }),
    ...(issue && { issue }),
    ...(page && page > 1 && { page: String(page) }),
  }).toString();
  return query ? `/search?${query}` : "/search";
}

/** The words of a question, each once, as the index is asked for them. */
export function wordsAsked(q: string): string[] {
  const words = new Map(
    plainOf(q)
      .split(" ")
      .map((word) => [fold(word), word]),
  );
  words.delete("");
  return [...words.values()].slice(0, MOST_WORDS);
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;

/**
 * A question for PostgreSQL (tsquery): of each group one lexeme is wanted.
 *
 * @param groups lexemes as PostgreSQL made them; a group without any asks for nothing
 * @param how whether all groups are wanted or one of them
 * @param label "A": in the title alone
 */
export function tsqueryOf(
  groups: readonly (readonly string[])[],
  how: "all" | "any",
  label: "" | "A" = "",
): string {
  return groups
    .filter((group) => group.length > 0)
    .map((group) => `(${group.map((lexeme) => quoted(lexeme) + (label && `:${label}`)).join(" | ")})`)
    .join(how === "all" ? " & " : " | ");
}

/** A question with what its words were taken for in their place. */
export function rewordQuestion(
  q: string,
  corrections: readonly { typed: string; meant: readonly string[]; split: boolean }[],
): string {
  let done = 0;
  let reworded = "";
  for (const { start, end, word } of tokensOf(q)) {
    const correction = corrections.find(({ typed }) => typed === word);
    if (!correction) continue;
    reworded += q.slice(done, start) + correction.meant.slice(0, correction.split ? 2 : 1).join(" ");
    done = end;
  }
  return reworded + q.slice(done);
}
