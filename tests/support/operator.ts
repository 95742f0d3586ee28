import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";

const run = promisify(execFile);

type Role = "editor" | "organizer" | "admin";

/** The database of the site that runs on a DATA_DIR. */
export const databaseOf = (dataDir: string): string =>
  (JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8")) as { databaseUrl: string }).databaseUrl;

/** One of the operator's commands, as `npm run site -- …` runs it; resolves with what it printed. */
export async function site(dataDir: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", SMTP_URL: "", SITE_URL: "" };
  const { stdout } = await run(process.execPath, ["--import", "tsx", "lib/cli/site.ts", ...words], { env });
  return stdout;
}

/** A new member of the staff of the site that the journeys share, and the one-time link that signs them in. */
export async function inviteStaff(email: string, role: Role): Promise<string> {
  const asked = new URLSearchParams({ email, role });
  const answer = await fetch(`${process.env["STAFF_DESK_URL"]}/?${asked}`, { method: "POST" });
  const link = await answer.text();
  if (!answer.ok) throw new Error(link);
  return link;
}

/** The same on any site, by the operator's command. */
export async function inviteStaffByCommand(dataDir: string, email: string, role: Role): Promise<string> {
  const printed = await site(dataDir, "staff", "invite", email, "--role", role);
  const link = printed.match(/https?:\S+\/staff\/sign-in\/\S+/)?.[0];
  if (!link) throw new Error(`no link in: ${printed}`);
  return link;
}

/** Asks a database something. */
export async function sql<Row extends object>(
  databaseUrl: string,
  query: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query, values)).rows;
  } finally {
    await client.end();
  }
}

/** Members who confirmed, member1@example.org and on; every tenth reads Spanish. */
export async function addMembers(databaseUrl: string, count: number, first = 1): Promise<void> {
  await sql(
    databaseUrl,
    `with people as (
       insert into person (id, email_key, email, first_name, locale, updated_at)
       select gen_random_uuid(), 'member' || n || '@example.org', 'member' || n || '@example.org', 'Member ' || n,
              case when n % 10 = 0 then 'es' else 'en' end, now()
       from generate_series($2::int, $2::int + $1::int - 1) n
       returning id
     )
     insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from people`,
    [count, first],
  );
}
