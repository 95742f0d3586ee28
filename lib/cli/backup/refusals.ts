import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { OperatorError } from "@/lib/platform/errors";

// When a restore does not touch a database.

/** How often a connection is looked for that has been ended and is not gone yet, and how long that may take, in milliseconds. */
const [EVERY, PATIENCE] = [50, 3000];

async function countOthers(client: Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
       and backend_type = 'client backend'`,
  );
  return rows[0]!.others;
}

/** @throws OperatorError while anybody else is connected as we are: a site, a worker, another command */
export async function refuseWhileUsed(client: Client): Promise<void> {
  let others = await countOthers(client);
  for (
    const late = Date.now() + PATIENCE;
    others > 0 && Date.now() < late;
    others = await countOthers(client)
  )
    await pause(EVERY);
  if (others > 0)
    throw new OperatorError(
      `Somebody is using the database (${others === 1 ? "one other connection" : `${others} other connections`}). Stop the site, its workers and other programs that are connected, on every machine, and try again. Nothing was changed.`,
    );
}

const counts = [
  // The administrator that a first start makes is nobody (lib/auth/sign-in.ts).
  ["person", "person where email_key not like '%@site.invalid'", "1 person", "people"],
  ["organization", "organization", "1 organization", "organizations"],
  ["delivery", "delivery", "1 delivery of an update", "deliveries of updates"],
] as const;

/** @throws OperatorError where the database holds what somebody may miss, unless that is given up */
export async function refuseWhileFull(client: Client, replace: boolean): Promise<void> {
  if (replace) return;
  const found: string[] = [];
  for (const [table, rows, one, many] of counts) {
    const there = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
      table,
    ]);
    if (!there.rows[0]!.there) continue;
    const result = await client.query<{ count: number }>(`select count(*)::int as count from ${rows}`);
    const { count } = result.rows[0]!;
    if (count > 0) found.push(count === 1 ? one : `${count.toLocaleString("en-US")} ${many}`);
  }
  if (found.length > 0)
    throw new OperatorError(
      `The database is not empty: it holds ${found.join(", ")}. Nothing was changed. With --replace all of that is deleted, and the backup takes its place; back it up before. Or name a new folder with DATA_DIR, or a new database with DATABASE_URL.`,
    );
}
