import { Pool, type PoolClient } from "pg";
import { env } from "./env";

/** How long anybody waits for a connection, in milliseconds. A server that is not there is known of at once. */
export const LONGEST_WAIT = 10_000;

type Connection = { pool: Pool; prisma?: { $disconnect: () => Promise<void> } };

// The launcher and the pages it serves are separate copies of this module in one process: they share the pool.
const shared = globalThis as typeof globalThis & { movementDatabase?: Connection };

/** What this process is connected by, made on first use. `prisma` is `db`'s own (db.ts). */
export function connection(): Connection {
  if (shared.movementDatabase) return shared.movementDatabase;
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set: start the site with npm start");
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: 16,
    connectionTimeoutMillis: LONGEST_WAIT,
    idleTimeoutMillis: 60_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener Node would end the process.
  pool.on("error", () => {});
  shared.movementDatabase = { pool };
  return shared.movementDatabase;
}

/** The database for plain SQL, connected on first use. Whoever does with it alone is spared the client's weight. */
export const pgPool = (): Pool => connection().pool;

/**
 * Lends a connection to `work`. One on which `work` throws is ended, and with it its transaction and its locks.
 * @returns what `work` returns
 */
export async function withConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pgPool().connect();
  // The pool listens only to idle connections; one that breaks in our hands fails the query, and must do no more.
  const ignore = () => {};
  client.on("error", ignore);
  let broken = true;
  try {
    const value = await work(client);
    broken = false;
    return value;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

/**
 * Does `work` in one transaction of plain SQL: kept when it returns, taken back when it throws.
 * @param begin the statement it begins with, where it needs another isolation level
 * @returns what `work` returns
 */
export const inTransaction = <T>(work: (client: PoolClient) => Promise<T>, begin = "begin"): Promise<T> =>
  withConnection(async (client) => {
    await client.query(begin);
    const value = await work(client);
    await client.query("commit");
    return value;
  });

/** Ends all connections; the next use makes new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.movementDatabase;
  if (!open) return;
  delete shared.movementDatabase;
  await open.prisma?.$disconnect();
  await open.pool.end();
}
