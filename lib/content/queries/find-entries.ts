import { type Asked, RESULTS_PER_PAGE } from "@/lib/content/search/query";
import type { SearchType } from "@/lib/content/search/entries";
import type { Section } from "@/lib/content/search/sections";
import { pgPool } from "@/lib/platform/db";
import { defaultLocale, type Locale } from "@/lib/platform/i18n";

/** A question as the index can be asked (tsquery). */
export type Question = {
  /** What all must hold. */
  whole: string;
  /** Any of its words. */
  any: string;
  /** Any of its words in the title. */
  title: string;
  /** What the names of members are held against where typing mistakes are forgiven. */
  near: string | null;
  /** The whole of it in the title. */
  wholeTitle: string;
  /** How many lexemes there are. */
  lexemes: number;
  /** Whether a number is asked for: claims with that number come first. */
  numbers: boolean;
};

/** How many entries of a type, and of the same issues, were found. */
export type Tally = { type: SearchType; issues: string[]; count: number };

/** An entry of the page of results that is asked for. */
export type FoundEntry = {
  type: SearchType;
  address: string;
  anchor: string;
  title: string;
  context: string;
  summary: string;
  sections: Section[];
};

/** Above this number of hits their texts are no longer compared: titles and kinds put them in order. */
const COMPARED = 200;

/** The kinds of what is searched where it stands (migration 0014_search_order). */
const [ORGANIZATIONS, UPDATES] = [1, 2];

// What stands in the title counts most; a heading counts less than a page, a title of just these words more than others.
// Every number is real: others are turned into it once a hit, which takes as long as all the rest.
const score = (heading: string, claim: string) => `(case
    when not head @@ $5::tsquery then 0::real
    when head @@ $6::tsquery then 4::real + 2::real * least(1::real, $7::real / greatest(title_words, 1))
      - case when ${heading} then 1::real else 0::real end
    when head @@ $1::tsquery then 2.5::real
    when head @@ $2::tsquery then 1.5::real
    else 1::real end)
  - case when ${heading} then 0.5::real else 0::real end
  + case when $8 and ${claim} and head @@ $2::tsquery then 3::real else 0::real end`;

// An organization is public while it is listed and somebody is a member for it (lib/members/queries/list-directory.ts);
// an update is once it was approved. Both are read where they stand, so that nothing outlives its listing.
const members = (locale: Locale) => `
  select ${ORGANIZATIONS} as kind_id, length(search_words('${locale}', name)) as title_words,
    setweight(search_words('${locale}', name), 'A') as head, '/organizations/' || slug as address, name as title
  from organization
  where (search_words('${locale}', name) @@ $1::tsquery or name %> $3)
    and listed_at is not null and merged_into_id is null and id <> all ($4::uuid[])
    and exists (select from membership where organization_id = organization.id and status = 'active')
  union all
  select ${UPDATES}, length(search_words(locale, subject)), setweight(search_words(locale, subject), 'A'),
    '/updates/' || slug, subject
  from update_translation join "update" on "update".id = update_id
  where search_words(locale, subject || ' ' || body) @@ $1::tsquery
    and kind in ('update', 'alert') and public and status in ('sending', 'paused', 'stopped', 'sent')
    and approved_at is not null
    and locale = (select locale from update_translation other
      where other.update_id = "update".id and other.subject <> '' and other.body <> ''
        and other.locale in ('${locale}', '${defaultLocale}')
      order by locale = '${locale}' desc limit 1)`;

const hits = (locale: Locale, title: string) =>
  `locale = '${locale}' and words @@ $1::tsquery and (not heading or head @@ ${title}::tsquery)`;

// A common word has ten thousand hits, and what is done for each is little: they are counted in one statement and put in
// order in another, side by side. One statement that did both would keep all hits in between, which takes longer than to
// find them twice.
const counted = (locale: Locale) => `
  select type, issues, count from (
    select kind_id, count(*)::int from search_entry where ${hits(locale, "$2")} group by kind_id
    union all
    select kind_id, count(*)::int from (${members(locale)}) member group by kind_id
  ) tally join search_kind on search_kind.id = kind_id`;

const best = (locale: Locale) => `
  with few as materialized (
    select count(*) <= ${COMPARED} as yes
    from (select from search_entry where ${hits(locale, "$2")} limit ${COMPARED + 1}) found
  ),
  wanted as materialized (
    select id from search_kind where ($9::text is null or type = $9)
      and ($10::text is null or strpos(' ' || issues || ' ', ' ' || $10 || ' ') > 0)
  ),
  best as (
    select id, kind_id, title_words, null::text as address, null::text as title,
      prior + ${score("heading", "kind_id = any (array(select id from search_kind where type = 'claim'))")}
      + case when (select yes from few) then ts_rank_cd(words, $1::tsquery, 32) else 0::real end as rank
    from search_entry
    where ${hits(locale, "$2")} and (($9::text is null and $10::text is null) or kind_id in (select id from wanted))
    union all
    select null, kind_id, title_words, address, title, 0.5::real + ${score("false", "false")}
    from (${members(locale)}) member
    where kind_id in (select id from wanted)
    order by rank desc, title_words, id, address limit $11 offset $12
  )
  select kind.type, coalesce(best.address, entry.address) as address, coalesce(anchor, '') as anchor,
    coalesce(best.title, entry.title) as title, coalesce(context, '') as context, coalesce(summary, '') as summary,
    case
      -- A heading's text is that part of its page's.
      when heading then (select coalesce(jsonb_agg(part), '[]')
        from search_entry whole, jsonb_array_elements(whole.sections) part
        where whole.locale = entry.locale and whole.address = entry.address and whole.anchor = ''
          and part ->> 'anchor' = entry.anchor)
      else coalesce(sections, '[]') end as sections
  from best join search_kind kind on kind.id = best.kind_id left join search_entry entry on entry.id = best.id
  order by rank desc, best.title_words, best.id, best.address`;

/**
 * All that answers a question, counted, and one page of it in order: what has the words in its title, then in what
 * stands beside it, then in its text; a title of just these words first, a page before its headings, and for a number
 * the claims of that number before all.
 *
 * @param same members that are organizations of the content: those are found as these
 */
export async function findEntries(
  locale: Locale,
  question: Question,
  { type, issue, page }: Asked,
  same: readonly string[],
): Promise<{ tally: Tally[]; entries: FoundEntry[] }> {
  const asked = [question.whole, question.title, question.near, same];
  // Planning these takes longer than answering most questions: each connection does so once.
  const [tally, entries] = await Promise.all([
    pgPool().query<{ type: SearchType; issues: string; count: number }>({
      name: `count hits ${locale}`,
      text: counted(locale),
      values: asked,
    }),
    pgPool().query<FoundEntry>({
      name: `find entries ${locale}`,
      text: best(locale),
      values: [
        ...[...asked, question.any, question.wholeTitle, question.lexemes, question.numbers],
        ...[type ?? null, issue ?? null],
        ...[RESULTS_PER_PAGE, (page - 1) * RESULTS_PER_PAGE],
      ],
    }),
  ]);
  return {
    tally: tally.rows.map(({ type, issues, count }) => ({
      ...{ type, count },
      issues: issues.split(" ").filter(Boolean),
    })),
    entries: entries.rows,
  };
}

/** How many entries of the content answer a question in a language. */
export async function countEntries(locale: Locale, whole: string, title: string): Promise<number> {
  const { rows } = await pgPool().query<{ count: number }>({
    name: `count entries ${locale}`,
    text: `select count(*)::int from search_entry
     where ${hits(locale, "$2")}`,
    values: [whole, title],
  });
  return rows[0]!.count;
}
