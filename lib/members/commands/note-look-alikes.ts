import { setImmediate } from "node:timers/promises";
import { pgPool } from "@/lib/platform/pool";
import { uuid7 } from "@/lib/platform/uuid";
import { ASK_FROM, likenessOf, type Traits } from "../likeness";

/** Pairs that are compared without a break: some milliseconds. */
const AT_ONCE = 500;

export type Candidate = Traits & { id: string };

/** Two records that may be one. The smaller id is the older, so that a pair has one order. */
export type Pair = { olderId: string; newerId: string; score: number; reasons: string[] };

/** The pair two records make, or null if there is too little to ask about. */
export function pairOf(a: Candidate, b: Candidate): Pair | null {
  const { score, reasons } = likenessOf(a, b);
  if (score < ASK_FROM || a.id === b.id) return null;
  const [olderId, newerId] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  return { olderId, newerId, score, reasons };
}

/** Keeps pairs for staff to decide on. What was decided stays decided: nobody is asked twice. @returns how many are new */
export async function keepPairs(pairs: readonly Pair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const { rows } = await pgPool().query<{ fresh: boolean }>(
    `insert into person_duplicate as d (id, older_id, newer_id, score, reasons)
     select distinct on (g."olderId", g."newerId") g.id, g."olderId", g."newerId", g.score, g.reasons
     from jsonb_to_recordset($1::jsonb)
       as g(id uuid, "olderId" uuid, "newerId" uuid, score int, reasons text[])
     join person older on older.id = g."olderId" join person newer on newer.id = g."newerId"
     on conflict (newer_id, older_id) do update set score = excluded.score, reasons = excluded.reasons
       where d.decision = 'open' and (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)
     returning xmax = 0 as fresh`,
    [JSON.stringify(pairs.map((pair) => ({ ...pair, id: uuid7() })))],
  );
  return rows.filter(({ fresh }) => fresh).length;
}

/** What is compared of people, by their ids. */
export async function candidatesOf(ids: readonly string[]): Promise<Map<string, Candidate>> {
  const { rows } = await pgPool().query<Candidate>(
    `select p.id::text, p.first_name as "firstName", p.last_name as "lastName", p.zip,
       array(select p.email_key union all select email_key from person_address where person_id = p.id) as addresses,
       array(select organization_id::text from membership
         where person_id = p.id and organization_id is not null) as organizations
     from person p where p.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

// Each way through an index, and no further than a few: a name or a mailbox that many have tells nothing.
const NEIGHBOURS = `
  select a.id::text as a, b.id::text as b from person a cross join lateral (
    (select id from person
     where likeness_mailbox(email_key) = likeness_mailbox(a.email_key) order by id desc limit 30)
    union (select person_id from person_address
     where likeness_mailbox(email_key) = likeness_mailbox(a.email_key) order by person_id desc limit 10)
    union (select p.id from person_address mine
     join person p on likeness_mailbox(p.email_key) = likeness_mailbox(mine.email_key)
     where mine.person_id = a.id limit 30)
    union (select id from person
     where a.zip is not null and a.last_name <> '' and zip is not null and last_name <> ''
       and likeness_names(first_name, last_name, zip) = likeness_names(a.first_name, a.last_name, a.zip)
     order by id desc limit 60)
    union (select id from person
     where a.zip is not null and a.last_name <> '' and zip is not null and last_name <> ''
       and likeness_family(last_name, zip) = likeness_family(a.last_name, a.zip)
     order by id desc limit 60)
    union (select theirs.person_id from membership mine
     join membership theirs on theirs.organization_id = mine.organization_id
     where mine.person_id = a.id limit 60)
  ) b
  where a.id = any($1::uuid[]) and b.id <> a.id`;

/**
 * Looks for the records that may be the same people as these, and keeps them for staff. Questions about them that
 * nothing speaks for any more, and nobody has answered, go.
 * @returns how many are new
 */
export async function noteLookAlikes(ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows: near } = await pgPool().query<{ a: string; b: string }>(NEIGHBOURS, [ids]);
  const people = await candidatesOf([...new Set([...ids, ...near.flatMap(({ a, b }) => [a, b])])]);
  const pairs: Pair[] = [];
  for (const [nth, { a, b }] of near.entries()) {
    // Who waits for an answer meanwhile gets it.
    if (nth % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const [one, other] = [people.get(a), people.get(b)];
    const pair = one && other && pairOf(one, other);
    if (pair) pairs.push(pair);
  }
  const { rows: open } = await pgPool().query<{ id: string; older: string; newer: string }>(
    `select id::text, older_id::text as older, newer_id::text as newer from person_duplicate
     where decision = 'open' and (older_id = any($1::uuid[]) or newer_id = any($1::uuid[]))`,
    [ids],
  );
  const found = new Set(pairs.map(({ olderId, newerId }) => `${olderId} ${newerId}`));
  const settled = open.filter(({ older, newer }) => !found.has(`${older} ${newer}`));
  if (settled.length > 0)
    await pgPool().query(
      // What staff put side by side themselves has no points, and stays.
      "delete from person_duplicate where id = any($1::uuid[]) and decision = 'open' and score > 0",
      [settled.map(({ id }) => id)],
    );
  return keepPairs(pairs);
}
