import { setTimeout as wait } from "node:timers/promises";
import { Client, type QueryResultRow } from "pg";

/** Asks the rehearsal's database, and again after it was killed. Only for what may be asked twice. */
export type Ask = <Row extends QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** For so many milliseconds a killed database may take to come back. */
const PATIENCE = 60_000;

export function askAgain(url: string): Ask {
  return async (sql, values = []) => {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
      client.on("error", () => {});
      try {
        await client.connect();
        return (await client.query(sql, values)).rows;
      } catch (cause) {
        // A mistake in what was asked stays one; 57 and 08 are a server that goes or comes (SQLSTATE classes).
        const code = (cause as { code?: string }).code ?? "";
        if (/^(?!57|08|53)[0-9A-Z]{5}$/.test(code) || Date.now() > until) throw cause;
        await wait(200);
      } finally {
        await client.end().catch(() => {});
      }
    }
  };
}

/** The update that is rehearsed. */
export const UPDATE = "01900000-0000-7000-8000-000000000001";

const body = `Hello {first name|friend},

the committee **votes** on [Thursday](/issues/stem). This is a rehearsal: it goes to nobody.

${"Words that fill the letter with something to read. ".repeat(40)}`;

/** People, an update, and a delivery for each: as if it had been approved just now. It does not go out yet. */
export async function fillRehearsal(ask: Ask, recipients: number): Promise<void> {
  await ask(
    `with people as (
       insert into person (id, email_key, email, first_name, locale, updated_at)
       select delivery_id(n), key, key, case when n % 7 <> 0 then 'Person ' || n else '' end,
         case when n % 4 = 0 then 'es' else 'en' end, now()
       from generate_series(1, $1::int) n, lateral (select 'p' || n || '@d' || n % 40 || '.rehearsal.example' as key) k
       returning id
     )
     insert into membership (id, person_id, kind) select gen_random_uuid(), id, 'individual' from people`,
    [recipients],
  );
  await ask(
    `insert into "update" (id, slug, status, approved_at, updated_at, public) values ($1, 'rehearsal', 'paused', now(), now(), false)`,
    [UPDATE],
  );
  await ask(
    `insert into update_translation (update_id, locale, subject, body)
     values ($1, 'en', 'A rehearsal for {first name|you}', $2), ($1, 'es', 'Un ensayo', $2)`,
    [UPDATE, body],
  );
  await ask(
    `insert into delivery (id, update_id, person_id, email, email_key, locale)
     select delivery_id(row_number() over ()), $1, id, email, email_key, locale
     from (select * from person where email like '%.rehearsal.example' order by id) p`,
    [UPDATE],
  );
}
