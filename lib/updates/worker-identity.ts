import { randomInt } from "node:crypto";
import { Client } from "pg";
import { env } from "@/lib/platform/env";

/** The first half of the advisory lock a worker holds; the second is its number. */
export const WORKER_LOCK = 7_205_552;

/**
 * Who a worker is: a number whose advisory lock it holds on a connection of its own. The lock ends with the connection,
 * however the worker dies, and that is how others know. Needs a session, so no pooler in transaction mode in between.
 */
export type WorkerIdentity = {
  id: number;
  /** The connection that holds the lock; it may also listen. */
  client: Client;
  /** Aborted when the connection is lost, and with it the lock. */
  lost: AbortSignal;
  close: () => Promise<void>;
};

/** Takes a number that nobody has. @throws when the database cannot be reached. */
export async function openIdentity(): Promise<WorkerIdentity> {
  const client = new Client({
    connectionString: env.DATABASE_URL,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    application_name: "movement-worker",
  });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  await client.connect();
  try {
    // A machine that vanished without a word is noticed within half a minute, not within hours.
    await client.query(
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4",
    );
    for (;;) {
      const id = randomInt(1, 2 ** 31);
      const { rows } = await client.query<{ taken: boolean }>(
        "select pg_try_advisory_lock($1, $2) as taken",
        [WORKER_LOCK, id],
      );
      if (rows[0]?.taken) return { id, client, lost: lost.signal, close: () => client.end() };
    }
  } catch (cause) {
    await client.end().catch(() => {});
    throw cause;
  }
}
