import type { Tx } from "@/lib/platform/db";
import type { About } from "../record";

/** A record's row, held until the end of the transaction; null: there is no such record. */
export async function lockRecord(tx: Tx, about: About): Promise<{ tags: string[] } | null> {
  const rows =
    "personId" in about
      ? await tx.$queryRaw<{ tags: string[] }[]>`
          select tags from person where id = ${about.personId}::uuid for update`
      : await tx.$queryRaw<{ tags: string[] }[]>`
          select tags from organization where id = ${about.organizationId}::uuid for update`;
  return rows[0] ?? null;
}
