import type { PoolClient } from "pg";
import { uuid7 } from "@/lib/platform/uuid";
import type { ReadRow } from "../read-row";
import { type KnownOrganization, likeness, matchOrganization } from "../settle-row";
import { findOrganizations, namedOrganizations } from "./find-known";

/** Look-alikes that are offered to staff for one new record, at most. */
const MOST_ALIKE = 10;

type Terms = { source: string; ownerId: string | null; now: Date };

/**
 * The organization of each row that names one, by line: the record that is here, or a new one. New records are offered
 * to staff beside those they may be the same as; nothing is merged by itself.
 * @returns also which lines brought a new record
 */
export async function addOrganizations(
  client: PoolClient,
  rows: readonly ReadRow[],
  { source, ownerId, now }: Terms,
): Promise<{ byLine: Map<number, string>; added: Map<number, string> }> {
  const byLine = new Map<number, string>();
  const added = new Map<number, string>();
  const named = namedOrganizations(rows);
  if (named.length === 0) return { byLine, added };
  // As in lock-organizations.ts: what is added by others at the same time is seen.
  await client.query("select pg_advisory_xact_lock(hashtextextended('organizations', 0))");
  const candidates = await findOrganizations(client, named);
  // By what two records can have in common, so that a row looks at a few and not at all of them.
  const near = new Map<string, KnownOrganization[]>();
  const file = (it: KnownOrganization) => {
    for (const word of [`name ${it.nameKey}`, ...(it.domain ? [`domain ${it.domain}`] : [])])
      near.set(word, [...(near.get(word) ?? []), it]);
  };
  candidates.forEach(file);
  const records: object[] = [];
  const pairs: object[] = [];
  for (const { line, organization, county } of rows) {
    if (!organization) continue;
    const { name, nameKey, website, domain, sector } = organization;
    const known = matchOrganization(organization, near.get(`name ${nameKey}`) ?? []);
    if (known) {
      byLine.set(line, known.id);
      continue;
    }
    const id = uuid7(now.getTime());
    const alike = [
      ...(near.get(`name ${nameKey}`) ?? []),
      ...(domain ? (near.get(`domain ${domain}`) ?? []) : []),
    ];
    for (const other of [...new Set(alike)].slice(0, MOST_ALIKE))
      pairs.push({ id: uuid7(), newer: id, older: other.id, reasons: likeness({ nameKey, domain }, other) });
    records.push({ id, event: uuid7(), name, key: nameKey, website, domain, sector: sector ?? "", county });
    byLine.set(line, id);
    added.set(line, id);
    file({ id, nameKey, domain });
  }
  if (records.length > 0)
    await client.query(
      `with r as (select * from jsonb_to_recordset($1) as r(
           id uuid, event uuid, name text, key text, website text, domain text, sector text, county text)),
         added as (insert into organization (id, name, name_key, website, domain, sector, county, created_at, updated_at)
           select id, name, key, website, domain, sector, county, $2, $2 from r returning id)
       insert into timeline_event (id, organization_id, actor_kind, actor_id, action, why, at)
       select r.event, r.id, 'import', $3::uuid, 'imported', $4, $2 from r join added using (id)`,
      [JSON.stringify(records), now, ownerId, source],
    );
  if (pairs.length > 0)
    await client.query(
      `insert into possible_duplicate (id, newer_id, older_id, reasons, created_at)
       select id, newer, older, reasons, $2 from jsonb_to_recordset($1) as r(id uuid, newer uuid, older uuid, reasons text[])
       on conflict do nothing`,
      [JSON.stringify(pairs), now],
    );
  return { byLine, added };
}
