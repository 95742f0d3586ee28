import { setTimeout as pause } from "node:timers/promises";
import { pgPool } from "@/lib/platform/db";
import { ASK_FROM, foldName, likenessOf } from "../likeness";
import { candidatesOf, keepPairs, pairOf, type Candidate, type Pair } from "./note-look-alikes";

const BATCH = 5000;
/** In a larger group each is compared with as many as follow in the order of names. */
const ALL_PAIRS = 40;
const NEXT = 15;
/** So many are more than look alike: the key is a post's mailbox, or a town's name. */
const MOST_IN_GROUP = 2000;
/** What an organization in common would add; it is looked up only for those to whom it matters. */
const COMMON_ORGANIZATION = 20;
const PACE = 20;

const fields = `p.id::text, p.first_name as "firstName", p.last_name as "lastName", p.zip, p.email_key as email`;
const named = "p.zip is not null and p.last_name <> ''";

/** The keys that people who are one share, each with an index in whose order everybody is gone through once. */
const PASSES: readonly { key: string; from: string; id: string; where: string }[] = [
  { key: "likeness_mailbox(p.email_key)", from: "person p", id: "p.id", where: "true" },
  { key: "likeness_names(p.first_name, p.last_name, p.zip)", from: "person p", id: "p.id", where: named },
  { key: "likeness_family(p.last_name, p.zip)", from: "person p", id: "p.id", where: named },
  {
    key: "m.organization_id",
    from: "membership m join person p on p.id = m.person_id",
    id: "m.id",
    where: "m.organization_id is not null",
  },
];

type Line = { id: string; firstName: string; lastName: string; zip: string | null; email: string };

/**
 * Goes through everybody once for each key and keeps the pairs that look alike: a million people in a few million
 * comparisons. It may be stopped anywhere and begun again. @returns how many pairs are new
 */
export async function sweepLookAlikes(signal: AbortSignal): Promise<number> {
  let fresh = 0;
  for (const pass of PASSES) {
    let group: Line[] = [];
    let key: string | null = null;
    for await (const line of goThrough(pass, signal)) {
      if (line.key !== key) {
        fresh += await settle(group);
        group = [];
        key = line.key;
      }
      if (group.length < MOST_IN_GROUP) group.push(line);
    }
    fresh += await settle(group);
  }
  return fresh;
}

/** Everybody in the order of a key, in batches; other work goes on in between. */
async function* goThrough(
  { key, from, id, where }: (typeof PASSES)[number],
  signal: AbortSignal,
): AsyncGenerator<Line & { key: string }> {
  let last: { key: string; at: string } | null = null;
  while (!signal.aborted) {
    const { rows }: { rows: (Line & { key: string; at: string })[] } = await pgPool().query(
      `select ${fields}, ${key}::text as key, ${id}::text as at from ${from}
       where ${where} ${last ? `and (${key}, ${id}) > ($1::${key.endsWith("_id") ? "uuid" : "text"}, $2::uuid)` : ""}
       order by ${key}, ${id} limit ${BATCH}`,
      last ? [last.key, last.at] : [],
    );
    yield* rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)!;
    await pause(PACE, undefined, { signal }).catch(() => undefined);
  }
}

const traitsOf = ({ email, ...line }: Line): Candidate => ({
  ...line,
  addresses: [email],
  organizations: [],
});

/** Compares those of one group and keeps the pairs. */
async function settle(group: readonly Line[]): Promise<number> {
  if (group.length < 2) return 0;
  const people = group.map(traitsOf);
  const all = people.length <= ALL_PAIRS;
  if (!all) {
    const order = (it: Candidate) => `${foldName(it.lastName)} ${foldName(it.firstName)}`;
    people.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
  const near: [Candidate, Candidate][] = [];
  people.forEach((a, place) => {
    for (const b of people.slice(place + 1, all ? undefined : place + 1 + NEXT))
      if (a.id !== b.id && likenessOf(a, b).score >= ASK_FROM - COMMON_ORGANIZATION) near.push([a, b]);
  });
  if (near.length === 0) return 0;
  const whole = await candidatesOf([...new Set(near.flatMap((pair) => pair.map(({ id }) => id)))]);
  const pairs = near.flatMap(([a, b]): Pair[] => {
    const [one, other] = [whole.get(a.id), whole.get(b.id)];
    return (one && other && [pairOf(one, other)].filter((pair) => pair !== null)) || [];
  });
  return keepPairs(pairs);
}
