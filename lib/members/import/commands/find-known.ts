import type { PoolClient } from "pg";
import type { ReadRow, RowOrganization } from "../read-row";
import type { KnownOrganization, KnownPerson } from "../settle-row";

/**
 * Who of these addresses' owners are here, by address: primary or one of the others. Two addresses of one person give
 * the same object.
 * @param lock the people stay as they are until the transaction ends
 */
export async function findKnownPeople(
  client: PoolClient,
  keys: readonly string[],
  lock: boolean,
): Promise<Map<string, KnownPerson>> {
  const owners = await client.query<{ key: string; id: string }>(
    `select k.key, f.id from unnest($1::text[]) as k(key) join lateral (
       select id from person where email_key = k.key
       union all select person_id from person_address where email_key = k.key limit 1) f on true`,
    [keys],
  );
  if (owners.rows.length === 0) return new Map();
  const ids = [...new Set(owners.rows.map(({ id }) => id))].sort();
  const [people, memberships] = [
    // What an import took back is no word of theirs.
    await client.query<Omit<KnownPerson, "memberships">>(
      `select p.id, p.first_name as "firstName", p.last_name as "lastName", p.zip, p.county, p.locale, p.audience,
         p.interests, p.tags, p.unsubscribed_at is not null and coalesce((
           select c.method from consent c where c.person_id = p.id and c.purpose = 'updates'
           order by c.at desc, c.id desc limit 1), '') <> 'import' as unsubscribed
       from person p where p.id = any ($1::uuid[]) order by p.id ${lock ? "for update" : ""}`,
      [ids],
    ),
    await client.query<KnownPerson["memberships"][number] & { personId: string }>(
      `select id, person_id as "personId", kind, organization_id as "organizationId", status, role
       from membership where person_id = any ($1::uuid[])`,
      [ids],
    ),
  ];
  const byId = new Map<string, KnownPerson>(
    people.rows.map((person) => [person.id, { ...person, memberships: [] }]),
  );
  for (const { personId, ...membership } of memberships.rows)
    byId.get(personId)?.memberships.push(membership);
  return new Map(owners.rows.flatMap(({ key, id }) => (byId.has(id) ? [[key, byId.get(id)!]] : [])));
}

/** Which of the addresses must not be written to, by their hashes. */
export async function findSuppressed(client: PoolClient, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ hash: string }>(
    "select hash from suppression where hash = any ($1::text[]) and (until is null or until > now())",
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** The records that organizations named in a list may be, oldest first; none that wait to be recognised as another. */
export async function findOrganizations(
  client: PoolClient,
  named: readonly RowOrganization[],
): Promise<KnownOrganization[]> {
  if (named.length === 0) return [];
  const { rows } = await client.query<KnownOrganization>(
    `select o.id, o.name_key as "nameKey", o.domain from organization o
     where o.merged_into_id is null and (o.name_key = any ($1::text[]) or o.domain = any ($2::text[]))
       and not exists (select from possible_duplicate d where d.newer_id = o.id and d.decision in ('open', 'same'))
     order by o.created_at, o.id`,
    [named.map(({ nameKey }) => nameKey), named.flatMap(({ domain }) => (domain ? [domain] : []))],
  );
  return rows;
}

/** The organizations that rows name, each once. */
export const namedOrganizations = (rows: readonly ReadRow[]): RowOrganization[] => [
  ...new Map(
    rows.flatMap(({ organization: it }) => (it ? [[`${it.nameKey}\n${it.domain ?? ""}`, it] as const] : [])),
  ).values(),
];
