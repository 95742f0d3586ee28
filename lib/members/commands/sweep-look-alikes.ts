import { setImmediate, setTimeout as pause } from "node:timers/promises";
import { pgPool } from "@/lib/platform/pool";
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
/** Pairs that are compared without a break, in however many groups: some milliseconds. */
const AT_ONCE = 500;
/** So many pairs that may be near are looked up, and kept, together. */
const KEPT_AT_ONCE = 1000;
/** It is in nobody's way: of the time that it takes, this many times as much goes to those who wait for an answer. */
const REST = 1;

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
type Near = [Candidate, Candidate];

/**
 * Goes through everybody once for each key and keeps the pairs that look alike: a million people in a few million
 * comparisons. It may be stopped anywhere and begun again.
 * @param wait resolves when the next few thousand may be gone through
 * @returns how many pairs are new
 */
export async function sweepLookAlikes(signal: AbortSignal, wait = () => Promise.resolve()): Promise<number> {
  let fresh = 0;
  const done = { compared: 0 };
  for (const pass of PASSES) {
    let near: Near[] = [];
    for await (const group of groupsOf(pass, signal, wait)) {
      near.push(...(await compare(group, done)));
      if (near.length < KEPT_AT_ONCE) continue;
      fresh += await keep(near);
      near = [];
    }
    fresh += await keep(near);
  }
  return fresh;
}

/** Those who share a key, two at least. */
async function* groupsOf(
  pass: (typeof PASSES)[number],
  signal: AbortSignal,
  wait: () => Promise<void>,
): AsyncGenerator<Line[]> {
  let group: Line[] = [];
  let key: string | null = null;
  for await (const lines of goThrough(pass, signal, wait))
    for (const line of lines) {
      if (line.key !== key) {
        if (group.length > 1) yield group;
        group = [];
        key = line.key;
      }
      if (group.length < MOST_IN_GROUP) group.push(line);
    }
  if (group.length > 1) yield group;
}

/** Everybody in the order of a key, in batches; other work goes on in between. */
async function* goThrough(
  { key, from, id, where }: (typeof PASSES)[number],
  signal: AbortSignal,
  wait: () => Promise<void>,
): AsyncGenerator<(Line & { key: string })[]> {
  let last: { key: string; at: string } | null = null;
  while (!signal.aborted) {
    await wait();
    const began = performance.now();
    const { rows }: { rows: (Line & { key: string; at: string })[] } = await pgPool().query(
      // The keys are our own, above.
      `select ${fields}, ${key}::text as key, ${id}::text as at from ${from}
       where ${where} ${last ? `and (${key}, ${id}) > ($1::${key.endsWith("_id") ? "uuid" : "text"}, $2::uuid)` : ""}
       order by ${key}, ${id} limit ${BATCH}`,
      last ? [last.key, last.at] : [],
    );
    yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)!;
    await pause(REST * (performance.now() - began), undefined, { signal }).catch(() => undefined);
  }
}

const traitsOf = ({ email, ...line }: Line): Candidate => ({
  ...line,
  addresses: [email],
  organizations: [],
});

/** The pairs of a group that look alike, or would if they had an organization in common. */
async function compare(group: readonly Line[], done: { compared: number }): Promise<Near[]> {
  const people = group.map(traitsOf);
  const all = people.length <= ALL_PAIRS;
  const inOrder = all ? people : sortByName(people);
  const near: Near[] = [];
  for (const [place, a] of inOrder.entries())
    for (const b of inOrder.slice(place + 1, all ? undefined : place + 1 + NEXT)) {
      // Who waits for an answer meanwhile gets it.
      if (++done.compared % AT_ONCE === 0) await setImmediate();
      if (a.id !== b.id && likenessOf(a, b).score >= ASK_FROM - COMMON_ORGANIZATION) near.push([a, b]);
    }
  return near;
}

const sortByName = (people: readonly Candidate[]): Candidate[] =>
  people
    .map((it) => ({ it, name: `${foldName(it.lastName)} ${foldName(it.firstName)}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ it }) => it);

/** Looks at near pairs with everything that is known of them, and keeps those that look alike. */
async function keep(near: readonly Near[]): Promise<number> {
  if (near.length === 0) return 0;
  const whole = await candidatesOf([...new Set(near.flatMap((pair) => pair.map(({ id }) => id)))]);
  const pairs = near.flatMap(([a, b]): Pair[] => {
    const [one, other] = [whole.get(a.id), whole.get(b.id)];
    return (one && other && [pairOf(one, other)].filter((pair) => pair !== null)) || [];
  });
  return keepPairs(pairs);
}
