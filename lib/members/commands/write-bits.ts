import type { PoolClient } from "pg";
import { withConnection } from "@/lib/platform/pool";
import { chooseCommonWords, dropRareWords, keepAsWritten } from "./choose-common-words";

/** PostgreSQL's advisory lock that lets one process write bits at a time. */
export const BITS_LOCK = 7_205_556;
/** From so many changed people on their chunk's bits are written anew: until then they are looked at one by one. */
const MANY_IN_CHUNK = 500;
/** So many may be looked at one by one in all. */
const MANY = 2000;

/**
 * Writes the bits by which people are counted (migration 0021): of those who changed, in chunks in which many did, and
 * in the others while there are very many in all; and of words that have become common. What is not written yet is
 * counted as well, only more slowly.
 * @param fewest so many people make a word common; fewer in tests
 * @returns how many chunks were written
 */
export async function writeBits(fewest?: number): Promise<number> {
  // The lock is the connection's: one that failed in our hands is ended, and the lock with it.
  return withConnection(async (client) => {
    const { rows: locks } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      BITS_LOCK,
    ]);
    let written = 0;
    if (locks[0]?.mine) {
      written = (await chooseCommonWords(client, fewest))
        ? await writeEveryone(client)
        : await writeChanged(client);
      await dropRareWords(client, fewest);
      await client.query("select pg_advisory_unlock($1)", [BITS_LOCK]);
    }
    return written;
  });
}

const write = (client: PoolClient, chunk: number) => client.query("select refresh_person_bits($1)", [chunk]);

async function writeChanged(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ chunk: number; people: number }>(
    `select number / 8192 as chunk, count(distinct number)::int as people from person_changed group by 1 order by 2 desc`,
  );
  let written = 0;
  let left = rows.reduce((sum, { people }) => sum + people, 0);
  for (const { chunk, people } of rows) {
    if (people < MANY_IN_CHUNK && left < MANY) break;
    await write(client, chunk);
    left -= people;
    written += 1;
  }
  return written;
}

/**
 * Writes everyone's bits, those of newly chosen common words among them.
 * @returns how many chunks were written
 */
export async function writeEveryone(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ chunks: number }>(
    "select coalesce(max(number) / 8192 + 1, 0) as chunks from person",
  );
  const { chunks } = rows[0]!;
  for (let chunk = 0; chunk < chunks; chunk++) await write(client, chunk);
  await keepAsWritten(client);
  return chunks;
}
