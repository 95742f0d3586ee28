import type { OrganizationRecord } from "@/lib/content/records/schema";
import { countEntries, findEntries, type FoundEntry, type Tally } from "@/lib/content/queries/find-entries";
import { correctWords, listForms, readWords } from "@/lib/content/queries/search-vocabulary";
import type { Correction } from "@/lib/content/search/corrections";
import { type SearchType, searchTypes } from "@/lib/content/search/entries";
import { type Asked, tsqueryOf, wordsAsked } from "@/lib/content/search/query";
import { sectionsOf } from "@/lib/content/search/sections";
import { cutSnippet, firstWords, markHits, type Piece, type Snippet } from "@/lib/content/search/snippet";
import { fold, plainOf } from "@/lib/content/search/words";
import { listMembersOfRecord } from "@/lib/members/queries/list-directory";
import { SECOND } from "@/lib/platform/clock";
import { type Locale, locales } from "@/lib/platform/i18n";
import { getPublicUpdate } from "@/lib/updates/queries/get-public-update";

/** One result as it is shown. */
export type SearchResult = {
  type: SearchType;
  /** Without language, with the heading's place: "/issues/stem#progress". */
  address: string;
  title: Piece[];
  /** For a heading, the title of its page. */
  context: string;
  snippet: Piece[];
  /** The heading of the page under which the snippet stands. */
  place: Snippet["place"];
  /** The language of its words: the reader's, or that of an update that was not translated. */
  locale: Locale;
};

export type SearchResults = {
  /** One page of them. */
  results: SearchResult[];
  /** How many there are of the chosen type and issue. */
  total: number;
  /** How many there are of every type and issue. */
  everything: number;
  /** How many there are of the chosen type, in any issue or none. */
  ofType: number;
  /** How many there are of each type within the chosen issue, and in each issue within the chosen type. */
  types: { type: SearchType; count: number }[];
  issues: { issue: string; count: number }[];
  /**
   * How they relate to what was typed: all its words in any of their forms; the words they were taken for; or, where
   * nothing holds all of them, some.
   */
  closeness: "exact" | "corrected" | "some";
  corrections: { typed: string; meant: string[]; split: boolean }[];
  /** The language that has just what was typed, when this one has not. */
  elsewhere: { locale: Locale; count: number } | null;
};

/**
 * Looks for what a visitor asks in everything public, in one language: first for all words in any of their forms; when
 * nothing holds them, with typing mistakes forgiven; then for any of the words.
 *
 * @param records the organizations of the content: a member that is one of them is found as that one
 */
export async function search(
  locale: Locale,
  asked: Asked,
  records: ReadonlyMap<string, OrganizationRecord>,
): Promise<SearchResults> {
  const words = wordsAsked(asked.q);
  const [read, same] = await Promise.all([readWords(locale, words), membersOfRecords(records)]);
  const numbers = words.some((word) => /\d/.test(word));
  const find = async (groups: string[][], how: "all" | "any", near: string | null = null) => {
    const whole = tsqueryOf(groups, how);
    const question = {
      whole,
      any: tsqueryOf(groups, "any"),
      title: tsqueryOf(groups, "any", "A"),
      wholeTitle: tsqueryOf(groups, how, "A"),
      lexemes: new Set(groups.flat()).size,
      near,
      numbers,
    };
    const [found, written] = await Promise.all([
      findEntries(locale, question, asked, same),
      listForms(locale, groups.flat()),
    ]);
    return { ...found, written };
  };

  const groups = read.map(({ lexemes }) => lexemes).filter((lexemes) => lexemes.length > 0);
  if (groups.length === 0) return { ...count([], asked), ...unanswered };
  // An unknown word is most often a mistyped one: what it may mean is looked up before it is sure that nothing has it.
  const [exact, guesses] = await Promise.all([find(groups, "all"), correctWords(locale, read)]);
  let found = exact;
  let closeness: SearchResults["closeness"] = "exact";
  let corrections: Correction[] = [];
  let elsewhere: SearchResults["elsewhere"] = null;
  if (found.tally.length === 0) {
    corrections = guesses;
    closeness = "corrected";
    const meant = read.flatMap(({ word, lexemes }) => {
      const correction = corrections.find(({ typed }) => typed === fold(word));
      if (correction?.split) return correction.words.map((part) => part.lexemes);
      return [[...new Set([...lexemes, ...(correction?.words.flatMap((known) => known.lexemes) ?? [])])]];
    });
    [found, elsewhere] = await Promise.all([
      find(meant, "all", plainOf(asked.q)),
      lookElsewhere(locale, words),
    ]);
    if (found.tally.length === 0 && meant.length > 1) {
      closeness = "some";
      found = await find(meant, "any");
    }
  }
  const telling = read.filter(({ lexemes }) => lexemes.length > 0).map(({ word }) => fold(word));
  const forms = new Set([...telling, ...found.written]);
  return {
    ...count(found.tally, asked),
    results: await Promise.all(found.entries.map((entry) => draw(entry, forms, locale))),
    closeness,
    corrections: corrections.map(({ typed, split, words: known }) => ({
      typed,
      split,
      meant: known.map(({ shown }) => shown),
    })),
    elsewhere,
  };
}

/** How long it is believed which members are organizations of the content: a mistake shows one of them twice. */
const BELIEVED = 30 * SECOND;

const believed = new WeakMap<object, { until: number; ids: Promise<string[]> }>();

function membersOfRecords(records: ReadonlyMap<string, OrganizationRecord>): Promise<string[]> {
  const known = believed.get(records);
  if (known && known.until > Date.now()) return known.ids;
  const ids = listMembersOfRecord(records).then((members) => [...members.values()].map(({ id }) => id));
  believed.set(records, { until: Date.now() + BELIEVED, ids });
  ids.catch(() => believed.delete(records));
  return ids;
}

const unanswered = { results: [], closeness: "exact" as const, corrections: [], elsewhere: null };

async function lookElsewhere(locale: Locale, words: readonly string[]): Promise<SearchResults["elsewhere"]> {
  const other = locales.find((each) => each !== locale)!;
  const groups = (await readWords(other, words)).map(({ lexemes }) => lexemes);
  const whole = tsqueryOf(groups, "all");
  const found = whole ? await countEntries(other, whole, tsqueryOf(groups, "any", "A")) : 0;
  return found > 0 ? { locale: other, count: found } : null;
}

function count(
  tally: readonly Tally[],
  asked: Asked,
): Pick<SearchResults, "total" | "everything" | "ofType" | "types" | "issues"> {
  const sum = (lines: readonly Tally[]) => lines.reduce((all, line) => all + line.count, 0);
  const ofType = tally.filter(({ type }) => !asked.type || type === asked.type);
  const inIssue = tally.filter(({ issues }) => !asked.issue || issues.includes(asked.issue));
  const chosen = asked.issue ? [asked.issue] : [];
  const known = [...new Set([...tally.flatMap(({ issues }) => issues), ...chosen])].sort();
  return {
    total: sum(ofType.filter((line) => inIssue.includes(line))),
    everything: sum(tally),
    ofType: sum(ofType),
    types: searchTypes
      .map((type) => ({ type, count: sum(inIssue.filter((line) => line.type === type)) }))
      .filter((line) => line.count > 0 || line.type === asked.type),
    issues: known
      .map((issue) => ({ issue, count: sum(ofType.filter(({ issues }) => issues.includes(issue))) }))
      .filter((line) => line.count > 0 || line.issue === asked.issue),
  };
}

async function draw(entry: FoundEntry, forms: ReadonlySet<string>, locale: Locale): Promise<SearchResult> {
  const { type, address, anchor, title, context, summary } = entry;
  const update = type === "update" ? await getPublicUpdate(address.replace("/updates/", ""), locale) : null;
  const sections = update ? sectionsOf({ tree: update.body, locale }, new Map()) : entry.sections;
  const marked = markHits(summary, forms);
  const snippet =
    cutSnippet(sections, forms) ??
    // What the title says already need not be found again below it.
    (summary ? { pieces: marked, place: undefined } : undefined);
  return {
    type,
    address: anchor ? `${address}#${anchor}` : address,
    title: markHits(update?.subject ?? title, forms),
    context,
    snippet: snippet?.pieces ?? [{ text: firstWords(sections[0]?.text ?? ""), hit: false }],
    place: anchor ? undefined : snippet?.place,
    locale: update?.locale ?? locale,
  };
}
