import { Pool } from "pg";
import { env } from "./env";

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
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener Node would end the process.
  pool.on("error", () => {});
  shared.movementDatabase = { pool };
  return shared.movementDatabase;
}

/** The database for plain SQL, connected on first use. Whoever does with it alone is spared the client's weight. */
export const pgPool = (): Pool => connection().pool;

/** Ends all connections; the next use makes new ones. */
export async function disconnect(): Promise<void> {
  const open = shared.movementDatabase;
  if (!open) return;
  delete shared.movementDatabase;
  await open.prisma?.$disconnect();
  await open.pool.end();
}
