import { pgPool } from "@/lib/platform/db";

/** PostgreSQL's advisory lock that lets one process write bits at a time. */
const BITS_LOCK = 7_205_556;
/** From so many changed people on their chunk's bits are written anew: until then they are looked at one by one. */
const MANY_IN_CHUNK = 500;
/** So many may be looked at one by one in all. */
const MANY = 2000;

/**
 * Writes the bits of those who changed, by which people are counted (migration 0021): of chunks in which many did, and
 * of the others while there are very many in all. What is not written yet is counted as well, only more slowly.
 * @returns how many chunks were written
 */
export async function writeBits(): Promise<number> {
  const client = await pgPool().connect();
  const ignore = () => {};
  client.on("error", ignore);
  let broken = true;
  try {
    const { rows: locks } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      BITS_LOCK,
    ]);
    let written = 0;
    if (locks[0]?.mine) {
      const { rows } = await client.query<{ chunk: number; people: number }>(
        `select number / 8192 as chunk, count(distinct number)::int as people from person_changed group by 1 order by 2 desc`,
      );
      let left = rows.reduce((sum, { people }) => sum + people, 0);
      for (const { chunk, people } of rows) {
        if (people < MANY_IN_CHUNK && left < MANY) break;
        await client.query("select refresh_person_bits($1)", [chunk]);
        left -= people;
        written += 1;
      }
      await client.query("select pg_advisory_unlock($1)", [BITS_LOCK]);
    }
    broken = false;
    return written;
  } finally {
    client.off("error", ignore);
    // The lock is the connection's: one that failed in our hands is ended, and the lock with it.
    client.release(broken);
  }
}
