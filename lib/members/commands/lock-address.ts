import type { Tx } from "@/lib/platform/db";

/**
 * Makes transactions about the same address follow one another until the end of this one, so that what one decides
 * rests on what the other did. Other addresses go on.
 */
export async function lockAddress(tx: Tx, emailKey: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`address:${emailKey}`}, 0))`;
}

/** How long a transaction may wait its turn at an address, in milliseconds. */
export const TURN = { maxWait: 10_000, timeout: 15_000 };
