import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { fingerprint } from "@/lib/content/files";
import { collectEntries, type SearchEntry } from "@/lib/content/search/entries";
import { plainOf, vocabularyOf } from "@/lib/content/search/words";
import * as store from "@/lib/content/store";
import { inTransaction, pgPool } from "@/lib/platform/pool";
import { type Locale, locales } from "@/lib/platform/i18n";

/** Any fixed number: PostgreSQL's advisory lock that lets one process at a time make the index. */
const INDEX_LOCK = 7_205_552;
/** Changes when the rows made of the same entries change: what is in `writeEntries`, and the vocabulary. */
const FORM = 2;
/** Rows sent to the database in one statement. */
const BATCH = 500;
/** PostgreSQL's tsvector holds at most 1 MB. */
const LONGEST_TEXT = 200_000;

/**
 * Makes the search index agree with the content: changed entries are written anew, entries of what is gone leave. All
 * of it is one transaction, so that readers find the old index or the new one; of several processes one does the work.
 *
 * @param print changes with the content, or with how entries are collected from it; when the index was made from the
 * same print nothing is even read
 * @param collect the entries, read only when they are needed
 * @returns whether anything was done
 */
export async function indexSearch(
  print: string,
  collect: () => SearchEntry[] = () => collectEntries(store),
): Promise<boolean> {
  const wanted = `${FORM}:${print}`;
  if ((await readPrint(pgPool())) === wanted) return false;
  return inTransaction(async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [INDEX_LOCK]);
    const done = (await readPrint(client)) !== wanted;
    if (done) {
      await writeIndex(client, collect());
      await client.query(
        `insert into search_index (print) values ($1)
         on conflict ("only") do update set print = excluded.print`,
        [wanted],
      );
    }
    return done;
  });
}

let seen: string | undefined;

/** The same for people at work on the content: looks whether a file has changed since this process last looked. */
export async function keepIndexed(): Promise<void> {
  const print = createHash("sha256").update(fingerprint(store.defaultContentDir())).digest("base64url");
  if (print === seen) return;
  await indexSearch(print);
  seen = print;
}

async function readPrint(on: Pick<PoolClient, "query">): Promise<string | undefined> {
  const { rows } = await on.query<{ print: string }>("select print from search_index");
  return rows[0]?.print;
}

async function writeIndex(client: PoolClient, entries: readonly SearchEntry[]): Promise<void> {
  const known = await client.query<{ id: number; key: string; hash: string }>(
    "select id, locale || address || '#' || anchor as key, hash from search_entry",
  );
  const old = new Map(known.rows.map(({ id, key, hash }) => [key, { id, hash }]));
  // Of two with one address the first stands.
  const rows = new Map<string, Row>();
  for (const entry of entries) {
    const key = `${entry.locale}${entry.address}#${entry.anchor}`;
    if (!rows.has(key)) rows.set(key, rowOf(entry));
  }
  const changed = [...rows].filter(([key, row]) => old.get(key)?.hash !== row.hash).map(([, row]) => row);
  // Pages lie side by side, apart from the many headings: fewer blocks are read for a common word.
  changed.sort((a, b) => Number(a.anchor !== "") - Number(b.anchor !== ""));
  const gone = [...old].filter(([key]) => !rows.has(key)).map(([, { id }]) => id);
  await client.query("delete from search_entry where id = any($1)", [gone]);
  for (let start = 0; start < changed.length; start += BATCH) {
    await writeEntries(client, changed.slice(start, start + BATCH));
  }
  if (changed.length + gone.length === 0) return;
  for (const locale of locales) await writeVocabulary(client, locale, [...rows.values()]);
  // Without fresh numbers PostgreSQL would plan for an empty table.
  await client.query("analyze search_entry, search_word, search_kind");
}

type Row = Omit<SearchEntry, "sections" | "issues"> & {
  sections: string;
  issues: string;
  beside: string;
  text: string;
  hash: string;
};

function rowOf({ sections, issues, ...entry }: SearchEntry): Row {
  const { context, summary, keywords, title } = entry;
  const text = sections.map(({ heading, text }) => `${heading} ${text}`).join(" ");
  const row = {
    ...entry,
    sections: JSON.stringify(sections),
    issues: [...issues].sort().join(" "),
    title: title.trim(),
    beside: plainOf(`${context} ${summary} ${keywords}`),
    text: plainOf(text.slice(0, LONGEST_TEXT)),
  };
  return { ...row, hash: createHash("sha256").update(JSON.stringify(row)).digest("base64url") };
}

async function writeEntries(client: PoolClient, rows: readonly Row[]): Promise<void> {
  await client.query(
    `insert into search_kind (type, issues) select distinct * from unnest($1::text[], $2::text[])
     on conflict do nothing`,
    [rows.map(({ type }) => type), rows.map(({ issues }) => issues)],
  );
  await client.query(
    `insert into search_entry
       (kind_id, title_words, prior, heading, head, words, locale, address, anchor, title, context, summary, sections, hash)
     select search_kind.id, length(name), prior, anchor <> '', name || setweight(beside, 'B'),
       name || setweight(beside, 'B') || setweight(search_words(locale, text), 'D'),
       locale, address, anchor, title, context, summary, sections::jsonb, hash
     from (
       select row.*, setweight(search_words(locale, plain_title), 'A') as name,
         search_words(locale, beside_words) as beside
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::text[], $11::real[], $12::text[], $13::text[], $14::text[]) with ordinality
         as row (locale, type, address, anchor, title, plain_title, context, summary, sections, issues, prior,
           beside_words, text, hash, place)
     ) made join search_kind using (type, issues)
     order by place
     on conflict (locale, address, anchor) do update set
       kind_id = excluded.kind_id, title = excluded.title, context = excluded.context, summary = excluded.summary,
       sections = excluded.sections, prior = excluded.prior, heading = excluded.heading,
       title_words = excluded.title_words, head = excluded.head, words = excluded.words, hash = excluded.hash`,
    [
      rows.map(({ locale }) => locale),
      rows.map(({ type }) => type),
      rows.map(({ address }) => address),
      rows.map(({ anchor }) => anchor),
      rows.map(({ title }) => title),
      rows.map(({ title }) => plainOf(title)),
      rows.map(({ context }) => context),
      rows.map(({ summary }) => summary),
      rows.map(({ sections }) => sections),
      rows.map(({ issues }) => issues),
      rows.map(({ prior }) => prior),
      rows.map(({ beside }) => beside),
      rows.map(({ text }) => text),
      rows.map(({ hash }) => hash),
    ],
  );
}

async function writeVocabulary(client: PoolClient, locale: Locale, rows: readonly Row[]): Promise<void> {
  const texts = rows
    .filter((row) => row.locale === locale && row.anchor === "")
    .map(({ title, beside, text }) => `${plainOf(title)} ${beside} ${text}`);
  const words = vocabularyOf(texts);
  await client.query("delete from search_word where locale = $1", [locale]);
  await client.query(
    `insert into search_word (locale, word, shown, lexemes, count)
     select $1, word, shown, tsvector_to_array(search_words($1, shown)), count
     from unnest($2::text[], $3::text[], $4::int[]) as row (word, shown, count)`,
    [locale, words.map(({ word }) => word), words.map(({ shown }) => shown), words.map(({ count }) => count)],
  );
}
