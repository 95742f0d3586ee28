import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/prisma/client/client";
import { env } from "./env";

type Connection = { pool: Pool; prisma?: PrismaClient };

/** A connection inside a transaction, as commands pass it on. */
export type Tx = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

// The launcher and the pages it serves are separate copies of this module in one process: they share the pool.
const shared = globalThis as typeof globalThis & { movementDatabase?: Connection };

function connect(): Connection {
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

/** Made when it is asked for: what does with plain SQL alone is spared its weight. */
function prismaOf(connection: Connection): PrismaClient {
  connection.prisma ??= new PrismaClient({ adapter: new PrismaPg(connection.pool) });
  return connection.prisma;
}

/** The database, connected on first use: importing this needs no database, so a build does not either. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    const prisma = prismaOf(connect());
    const value: unknown = Reflect.get(prisma, key);
    return typeof value === "function" ? value.bind(prisma) : value;
  },
});

/** The same connections for plain SQL. */
export const pgPool = (): Pool => connect().pool;

/** Ends all connections; the next use makes new ones. */
export async function disconnect(): Promise<void> {
  const connection = shared.movementDatabase;
  if (!connection) return;
  delete shared.movementDatabase;
  await connection.prisma?.$disconnect();
  await connection.pool.end();
}
