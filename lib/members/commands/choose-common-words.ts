import type { PoolClient } from "pg";

/** A word, or a beginning of words, is common when such a part of all people have it, and no longer at so much less. */
const PART_OF_ALL = 0.01;
const PART_TO_STAY = 0.007;
/** From here on everyone's bits are written for its sake; until then it waits for those of another. */
const PART_TO_WRITE = 0.012;
/** Of fewer people their words are looked up as fast as they are counted. */
const FEWEST = 5000;

/**
 * What many have by the database's own statistics of the commonest words. Whole addresses and numbers are nobody else's
 * (migration 0023); who has two words with one beginning is counted twice, which makes it common a little sooner.
 */
const HAD = `had as (
  select word, share from pg_stats s, unnest(most_common_elems::text::text[], most_common_elem_freqs) e (word, share)
  where schemaname = current_schema() and tablename = 'person' and attname = 'words' and word !~ '^[@#]'),
shares as (
  select false as begins, word, share from had
  union all select true, left(word, letters), sum(share) from had, generate_series(1, length(word)) letters group by 2),
people as (select greatest(reltuples, 0) as count from pg_class where oid = 'person'::regclass)`;

/**
 * Adds the words that have become common.
 * @returns whether it is time to write the bits of those that have none
 */
export async function chooseCommonWords(client: PoolClient, fewest = FEWEST): Promise<boolean> {
  await client.query(
    `with ${HAD} insert into common_word (begins, word)
     select begins, word from shares, people where share >= $1 and share * count >= $2 on conflict do nothing`,
    [PART_OF_ALL, fewest],
  );
  const waiting = await client.query(
    `with ${HAD} select from common_word join shares using (begins, word) where not written and share >= $1 limit 1`,
    [PART_TO_WRITE],
  );
  return waiting.rowCount !== 0;
}

/** From now on searches count on the bits of all common words: every chunk was written since they were chosen. */
export async function keepAsWritten(client: PoolClient): Promise<void> {
  await client.query("update common_word set written = true where not written");
}

/** Forgets words that are common no longer. Their bits go when their chunks are written next. */
export async function dropRareWords(client: PoolClient, fewest = FEWEST): Promise<void> {
  await client.query(
    `with ${HAD} delete from common_word c using people where not exists (
       select from shares s where s.begins = c.begins and s.word = c.word and share >= $1 and share * count >= $2)`,
    [PART_TO_STAY, fewest * (PART_TO_STAY / PART_OF_ALL)],
  );
}
