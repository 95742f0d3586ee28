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

// What stands in the title counts most; a heading counts less than a page, a title of just these words more than others.
const score = (heading: string, claim: string) => `case
    when not head @@ $2::tsquery then 0
    when head @@ $4::tsquery
      then 4 + 2 * least(1, $7::real / greatest(title_words, 1)) - case when ${heading} then 1 else 0 end
    when head @@ $1::tsquery then 2.5
    when head @@ $3::tsquery then 1.5
    else 1 end
  - case when ${heading} then 0.5 else 0 end
  + case when $8 and ${claim} and head @@ $3::tsquery then 3 else 0 end`;

// An organization is public while it is listed and somebody is a member for it (lib/members/queries/list-directory.ts);
// an update is once it was approved. Both are read where they stand, so that nothing outlives its listing.
const members = (locale: Locale) => `
  select 'organization ' as kind, length(search_words('${locale}', name)) as title_words,
    setweight(search_words('${locale}', name), 'A') as head, '/organizations/' || slug as address, name as title
  from organization
  where (search_words('${locale}', name) @@ $1::tsquery or name %> $5)
    and listed_at is not null and merged_into_id is null and id <> all ($6::uuid[])
    and exists (select from membership where organization_id = organization.id and status = 'active')
  union all
  select 'update ', length(search_words(locale, subject)), setweight(search_words(locale, subject), 'A'),
    '/updates/' || slug, subject
  from update_translation join "update" on "update".id = update_id
  where search_words(locale, subject || ' ' || body) @@ $1::tsquery
    and kind = 'update' and status in ('sending', 'paused', 'sent') and approved_at is not null
    and locale = (select locale from update_translation other
      where other.update_id = "update".id and other.subject <> '' and other.body <> ''
        and other.locale in ('${locale}', '${defaultLocale}')
      order by locale = '${locale}' desc limit 1)`;

// A common word has ten thousand hits. What is computed for each is little, and in one step: the entries are scored where
// they are read, not after they were joined with the members, which takes half as long again. A hit's kind is its type
// and its issues, as "claim health stem": one text is counted by quicker than two.
const answer = (locale: Locale) => `
  with hit as materialized (
    select id, type || ' ' || issues as kind, title_words, null::text as address, null::text as title,
      prior + ${score("anchor <> ''", "type = 'claim'")} as score
    from search_entry
    where locale = '${locale}' and words @@ $1::tsquery and (anchor = '' or head @@ $3::tsquery)
    union all
    select null, kind, title_words, address, title, 0.5::real + ${score("false", "false")}
    from (${members(locale)}) member
  ),
  tally as (select kind, count(*)::int from hit group by kind),
  best as (
    select *, score + case when id is not null and (select sum(count) from tally) <= ${COMPARED}
        then (select ts_rank_cd(words, $1::tsquery, 32) from search_entry where search_entry.id = hit.id)
        else 0 end as rank
    from hit
    where ($9::text is null or split_part(kind, ' ', 1) = $9)
      and ($10::text is null or strpos(kind || ' ', ' ' || $10 || ' ') > 0)
    order by rank desc, title_words, id, address limit $11 offset $12
  )
  select
    (select coalesce(json_agg(tally), '[]') from tally) as tally,
    (select coalesce(json_agg(json_build_object('type', split_part(best.kind, ' ', 1),
        'address', coalesce(best.address, entry.address), 'anchor', coalesce(anchor, ''),
        'title', coalesce(best.title, entry.title),
        'context', coalesce(context, ''), 'summary', coalesce(summary, ''), 'sections', case
          -- A heading's text is that part of its page's.
          when anchor <> '' then (select coalesce(jsonb_agg(part), '[]')
            from search_entry whole, jsonb_array_elements(whole.sections) part
            where whole.locale = entry.locale and whole.address = entry.address and whole.anchor = ''
              and part ->> 'anchor' = entry.anchor)
          else coalesce(sections, '[]') end)
        order by rank desc, best.title_words, best.id, best.address), '[]')
      from best left join search_entry entry using (id)) as entries`;

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
  const { rows } = await pgPool().query<{
    tally: { kind: string; count: number }[];
    entries: FoundEntry[];
  }>({
    // Planning it takes longer than answering most questions: each connection does so once.
    name: `find entries ${locale}`,
    text: answer(locale),
    values: [
      ...[question.whole, question.any, question.title, question.wholeTitle, question.near, same],
      ...[question.lexemes, question.numbers, type ?? null, issue ?? null],
      ...[RESULTS_PER_PAGE, (page - 1) * RESULTS_PER_PAGE],
    ],
  });
  const { tally, entries } = rows[0]!;
  return {
    tally: tally.map(({ kind, count }) => {
      const [type, ...issues] = kind.split(" ").filter(Boolean);
      return { type: type as SearchType, issues, count };
    }),
    entries,
  };
}

/** How many entries of the content answer a question in a language. */
export async function countEntries(locale: Locale, whole: string, title: string): Promise<number> {
  const { rows } = await pgPool().query<{ count: number }>({
    name: `count entries ${locale}`,
    text: `select count(*)::int from search_entry
     where locale = '${locale}' and words @@ $1::tsquery and (anchor = '' or head @@ $2::tsquery)`,
    values: [whole, title],
  });
  return rows[0]!.count;
}
