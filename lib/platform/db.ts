import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/client/client";
import { connection, LONGEST_WAIT } from "./pool";

// Loading this takes 25 MB, and the first query 60 MB more: what a worker does all the time imports ./pool alone.
export { disconnect, pgPool } from "./pool";

/** A connection inside a transaction, as commands pass it on. */
export type Tx = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

/**
 * How long a transaction may wait to begin, and take, in milliseconds. Prisma's own 2 and 5 seconds are over while a machine
 * that has much to do at once still gets everything done.
 */
const PATIENCE = { maxWait: LONGEST_WAIT, timeout: 15_000 };

/** Made when it is asked for: what does with plain SQL alone is spared its weight. */
function client(): PrismaClient {
  const shared = connection();
  const prisma = (shared.prisma ??= new PrismaClient({
    adapter: new PrismaPg(shared.pool),
    transactionOptions: PATIENCE,
  }));
  // Whatever is kept there was made here.
  return prisma as PrismaClient;
}

/** The database, connected on first use: importing this needs no database, so a build does not either. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    const prisma = client();
    const value: unknown = Reflect.get(prisma, key);
    return typeof value === "function" ? value.bind(prisma) : value;
  },
});
