import type { PoolClient } from "pg";
import type { ReadRow, RefusedRow } from "../read-row";
import type { FateLine, ImportCounts, RowFate } from "../schema";
import {
  type KnownOrganization,
  type KnownPerson,
  matchOrganization,
  type Settled,
  settleRow,
} from "../settle-row";
import { addOrganizations } from "./add-organizations";
import { findKnownPeople, findOrganizations, findSuppressed, namedOrganizations } from "./find-known";
import { type Before, type Change, writePeople, type WriteTerms } from "./write-people";

export type BatchTerms = WriteTerms & { keepKnown: boolean };

/** What earlier rows of a list that is tried would have brought; a run finds it in the database. */
export type Tried = { people: Set<string>; organizations: Set<string> };

/** A row and what its address is known by among those not to be written to (suppression.ts). */
export type ListRow = ReadRow & { hash: string };

type Outcome = FateLine & { before: Before | null; consents: boolean };

const isRefused = (row: ListRow | RefusedRow): row is RefusedRow => "refused" in row;
const isRead = (row: ListRow | RefusedRow): row is ListRow => !isRefused(row);

/**
 * Tries or runs some rows of a list, in the caller's transaction: their fates are written down, and in a run what they
 * change. How many statements that takes does not depend on how many rows there are.
 * @param tried given: nothing is changed, and what would be is told
 */
export async function applyBatch(
  client: PoolClient,
  rows: readonly (ListRow | RefusedRow)[],
  terms: BatchTerms,
  tried: Tried | null,
): Promise<{ outcomes: Outcome[]; organizations: number }> {
  const outcomes: Outcome[] = rows
    .filter(isRefused)
    .map(({ line, who, refused }) => refusal({ line, who }, refused));
  let left = rows.filter(isRead);
  if (!tried) await lockAddresses(client, left);
  let organizations = 0;
  // A person who stands among them twice, by two addresses or for two organizations, is settled one time after the other.
  while (left.length > 0) {
    const pass = await settlePass(client, left, terms, tried);
    outcomes.push(...pass.outcomes);
    organizations += pass.organizations;
    left = pass.left;
  }
  await keepFates(client, terms.importId, outcomes);
  return { outcomes, organizations };
}

// These are spelled out: an object that begins with another's properties takes many times as long.
const refusal = (
  row: { line: number; who: string },
  reason: FateLine["reason"],
  before: Before | null = null,
): Outcome => ({
  line: row.line,
  who: row.who,
  fate: "refused",
  reason,
  personId: null,
  before,
  consents: false,
});

/** As in lock-address.ts, for many: always in the same order, so that two lists cannot wait for each other. */
async function lockAddresses(client: PoolClient, rows: readonly ReadRow[]): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(place) from (
       select distinct hashtextextended('address:' || key, 0) as place from unnest($1::text[]) as k(key) order by 1) l`,
    [rows.map(({ key }) => key)],
  );
}

async function settlePass(
  client: PoolClient,
  rows: readonly ListRow[],
  terms: BatchTerms,
  tried: Tried | null,
): Promise<{ outcomes: Outcome[]; organizations: number; left: ListRow[] }> {
  const people = await findKnownPeople(
    client,
    rows.map(({ key }) => key),
    !tried,
  );
  const suppressed = await findSuppressed(
    client,
    rows.map(({ hash }) => hash),
  );
  const now = new Map<string, ListRow>();
  const left: ListRow[] = [];
  for (const row of rows) {
    const person = people.get(row.key)?.id ?? row.key;
    if (now.has(person)) left.push(row);
    else now.set(person, row);
  }
  const settling = [...now.values()];
  const candidates = await findOrganizations(client, namedOrganizations(settling));
  const byName = new Map<string, KnownOrganization[]>();
  for (const it of candidates) byName.set(it.nameKey, [...(byName.get(it.nameKey) ?? []), it]);
  const decide = (row: ListRow): Settled => {
    const { organization: named } = row;
    const organization = named && matchOrganization(named, byName.get(named.nameKey) ?? []);
    const listTerms = { hasBasis: terms.basis !== null, keepKnown: terms.keepKnown, tags: terms.tags };
    return settleRow(
      row,
      people.get(row.key) ?? null,
      organization?.id ?? null,
      suppressed.has(row.hash),
      listTerms,
    );
  };
  const settled = settling.map((row) => ({ row, settled: decide(row) }));
  return tried
    ? {
        outcomes: settled.map((it) => tell(it.row, it.settled, people, tried)),
        ...countNew(settled, byName, tried),
        left,
      }
    : { ...(await write(client, settled, people, terms)), left };
}

type Decided = { row: ListRow; settled: Settled };

/** What would come of a row; somebody whom an earlier row brings is here already by then. */
function tell(row: ReadRow, settled: Settled, people: Map<string, KnownPerson>, tried: Tried): Outcome {
  if (settled.fate === "refused") return refusal(row, settled.reason);
  const again = settled.fate === "new" && tried.people.has(row.key);
  if (settled.fate === "new") tried.people.add(row.key);
  return {
    line: row.line,
    who: row.who,
    fate: again ? "update" : settled.fate,
    reason: row.note,
    personId: people.get(row.key)?.id ?? null,
    before: null,
    consents: grants(settled) && !again,
  };
}

function countNew(
  settled: readonly Decided[],
  byName: Map<string, KnownOrganization[]>,
  tried: Tried,
): { organizations: number } {
  const before = tried.organizations.size;
  for (const { row, settled: it } of settled)
    if (row.organization && it.fate !== "refused") {
      const known = byName.get(row.organization.nameKey) ?? [];
      if (!matchOrganization(row.organization, known)) tried.organizations.add(row.organization.nameKey);
    }
  return { organizations: tried.organizations.size - before };
}

const grants = (settled: Settled): boolean =>
  settled.fate === "new"
    ? settled.status === "active"
    : settled.fate === "update" && "updates" in settled.step && settled.step.updates;

async function write(
  client: PoolClient,
  settled: readonly Decided[],
  people: Map<string, KnownPerson>,
  terms: BatchTerms,
): Promise<{ outcomes: Outcome[]; organizations: number }> {
  // Only those who come in bring their organization along.
  const joining = settled.filter(
    ({ settled: it }) => it.fate === "new" || (it.fate === "update" && it.step.do === "add"),
  );
  const organizations = await addOrganizations(
    client,
    joining.map(({ row }) => row),
    terms,
  );
  const changes = settled.flatMap(({ row, settled: it }): Change[] =>
    it.fate === "new" || it.fate === "update"
      ? [
          {
            ...{ row, settled: it, known: people.get(row.key) ?? null },
            organizationId: organizations.byLine.get(row.line) ?? null,
            addedOrganization: organizations.added.get(row.line) ?? null,
          },
        ]
      : [],
  );
  const written = await writePeople(client, changes, terms);
  const suppress = settled.filter(({ settled: it }) => it.fate === "refused" && it.suppress);
  const added = new Set<string>();
  if (suppress.length > 0) {
    const hashes = suppress.map(({ row }) => row.hash);
    const { rows } = await client.query<{ hash: string }>(
      `insert into suppression (hash, reason, since) select hash, 'unsubscribed-elsewhere', $2
       from unnest($1::text[]) as h(hash) on conflict do nothing returning hash`,
      [hashes, terms.now],
    );
    for (const { hash } of rows) added.add(hash);
  }
  const outcomes = settled.map(({ row, settled: it }): Outcome => {
    if (it.fate === "refused") {
      const before = it.suppress && added.has(row.hash) ? { suppressed: row.hash } : null;
      return refusal(row, it.reason, before);
    }
    const done = written.get(row.line);
    return {
      line: row.line,
      who: row.who,
      fate: it.fate,
      reason: row.note,
      personId: done?.personId ?? people.get(row.key)?.id ?? null,
      before: done?.before ?? null,
      consents: grants(it),
    };
  });
  return { outcomes, organizations: organizations.added.size };
}

/** One row of fates a line of the file, however often it is tried. */
async function keepFates(client: PoolClient, importId: string, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await client.query(
    `insert into import_row (import_id, line, fate, reason, who, person_id, before)
     select $2::uuid, line, fate, reason, who, "personId", before
     from jsonb_to_recordset($1) as r(
       line int, fate "RowFate", reason text, who text, "personId" uuid, before jsonb)
     on conflict (import_id, line) do update set fate = excluded.fate, reason = excluded.reason, who = excluded.who,
       person_id = excluded.person_id, before = excluded.before`,
    [JSON.stringify(outcomes), importId],
  );
}

/** The counts with some rows more. */
export function addCounts(
  counts: ImportCounts,
  { outcomes, organizations }: Awaited<ReturnType<typeof applyBatch>>,
): ImportCounts {
  const sum: ImportCounts = { ...counts, reasons: { ...counts.reasons } };
  for (const { fate, reason, consents } of outcomes) {
    sum[fate as RowFate] += 1;
    if (consents) sum.consented += 1;
    if (reason) sum.reasons[reason] = (sum.reasons[reason] ?? 0) + 1;
  }
  sum.organizations += organizations;
  return sum;
}
