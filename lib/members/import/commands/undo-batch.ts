import type { PoolClient } from "pg";
import { uuid7 } from "@/lib/platform/uuid";
import type { ImportCounts } from "../schema";
import type { PersonFields } from "../settle-row";
import type { Before } from "./write-people";

type Row = { line: number; fate: string; personId: string | null; before: Before };
type Undone = NonNullable<ImportCounts["undone"]>;

/** The words that stand in a consent that is taken back because the list was. */
const WITHDRAWN = "The import was undone by staff.";

/**
 * Takes back what some rows brought, in the caller's transaction. New people go, unless something else happened to
 * them since: then they stay as people who are known and not asked. What was changed becomes what it was, unless it
 * was changed again. Consents that rest on the list alone are withdrawn.
 * @param rows later ones first: a person may stand in several
 */
export async function undoBatch(
  client: PoolClient,
  importId: string,
  rows: readonly Row[],
  terms: { source: string; ownerId: string | null; now: Date },
): Promise<Undone> {
  const ids = [...new Set(rows.flatMap(({ personId }) => (personId ? [personId] : [])))].sort();
  await client.query("select from person where id = any ($1::uuid[]) order by id for update", [ids]);
  const gone = await deleteUntouched(client, importId, rows);
  const kept = rows.filter(({ personId }) => personId !== null && !gone.has(personId));
  const restored = await restorePeople(client, kept, terms.now);
  for (const id of await restoreMemberships(client, importId, kept)) restored.add(id);
  for (const id of await withdrawConsents(client, importId, kept, terms.now)) restored.add(id);
  await tellTimeline(client, restored, terms);
  const hashes = rows.flatMap(({ before }) => (before.suppressed ? [before.suppressed] : []));
  if (hashes.length > 0)
    await client.query(
      "delete from suppression where hash = any ($1::text[]) and reason = 'unsubscribed-elsewhere'",
      [hashes],
    );
  const keptNew = kept.filter(({ fate }) => fate === "new").length;
  return { deleted: gone.size, kept: keptNew, restored: restored.size };
}

/** @returns who is gone */
async function deleteUntouched(
  client: PoolClient,
  importId: string,
  rows: readonly Row[],
): Promise<Set<string>> {
  const brought = rows.filter(({ fate, personId }) => fate === "new" && personId !== null);
  const memberships = rows.flatMap(({ before: { membership } }) => (membership ? [membership.id] : []));
  const { rows: gone } = await client.query<{ id: string }>(
    `delete from person p
     where p.id = any ($1::uuid[]) and p.staff_role is null
       and not exists (select from timeline_event e where e.person_id = p.id and e.actor_kind <> 'import')
       and not exists (select from membership m where m.person_id = p.id and m.id <> all ($3::uuid[]))
       and not exists (select from consent c where c.person_id = p.id and c.version <> $2)
       and not exists (select from delivery d where d.person_id = p.id)
       and not exists (select from note n where n.person_id = p.id)
       and not exists (select from person_address a where a.person_id = p.id)
       and not exists (select from session s where s.person_id = p.id)
       and not exists (select from address_change a where a.person_id = p.id)
       and not exists (select from merge g where g.person_id = p.id)
       and not exists (select from import_row i
         where i.person_id = p.id and i.import_id <> $2::uuid and i.fate = 'update' and i.before is not null)
     returning p.id`,
    [brought.map(({ personId }) => personId), importId, memberships],
  );
  return new Set(gone.map(({ id }) => id));
}

/** @returns whose record changed */
async function restorePeople(client: PoolClient, rows: readonly Row[], now: Date): Promise<Set<string>> {
  const { rows: people } = await client.query<PersonFields & { id: string }>(
    `select id, first_name as "firstName", last_name as "lastName", zip, county, locale, audience, interests, tags
     from person where id = any ($1::uuid[])`,
    [rows.map(({ personId }) => personId)],
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  const changed = new Set<string>();
  for (const { personId, before } of rows) {
    const person = byId.get(personId!);
    if (!person) continue;
    const was = JSON.stringify(person);
    for (const [name, [old, set]] of Object.entries(before.fields ?? {}))
      if (person[name as keyof PersonFields] === set) Object.assign(person, { [name]: old });
    for (const name of ["interests", "tags"] as const)
      person[name] = person[name].filter((word) => !before[name]?.includes(word));
    if (JSON.stringify(person) !== was) changed.add(person.id);
  }
  const updates = people.filter(({ id }) => changed.has(id));
  if (updates.length > 0)
    await client.query(
      `update person p set first_name = r."firstName", last_name = r."lastName", zip = r.zip, county = r.county,
         locale = r.locale, audience = r.audience, interests = r.interests, tags = r.tags, updated_at = $2
       from jsonb_to_recordset($1) as r(id uuid, "firstName" text, "lastName" text, zip text, county text,
         locale text, audience text, interests text[], tags text[]) where p.id = r.id`,
      [JSON.stringify(updates), now],
    );
  return changed;
}

/** Their last word on membership is the list's: nobody has asked them since, and they have not come by themselves. */
const ONLY_BY_LIST = `not exists (select from consent c where c.person_id = m.person_id
  and c.purpose = 'membership' and c.version <> $2 and c.at >= coalesce((select max(own.at) from consent own
    where own.person_id = m.person_id and own.purpose = 'membership' and own.version = $2), m.since))`;

/** @returns whose memberships changed */
async function restoreMemberships(
  client: PoolClient,
  importId: string,
  rows: readonly Row[],
): Promise<string[]> {
  const steps = rows.flatMap(({ fate, before: { membership } }) =>
    membership
      ? [{ id: membership.id, is: membership.is, added: fate !== "new" && membership.was === null }]
      : [],
  );
  const roles = rows.flatMap(({ before: { role } }) => (role ? [role] : []));
  const changed: string[] = [];
  const run = async (list: object[], sql: string, ...more: unknown[]) => {
    if (list.length === 0) return;
    const { rows: touched } = await client.query<{ id: string }>(sql, [JSON.stringify(list), ...more]);
    changed.push(...touched.map(({ id }) => id));
  };
  await run(
    steps.filter(({ added }) => added),
    `delete from membership m using jsonb_to_recordset($1) as r(id uuid, "is" "MembershipStatus")
     where m.id = r.id and m.status = r."is" and (m.status = 'pending' or ${ONLY_BY_LIST}) returning m.person_id as id`,
    importId,
  );
  // Those who stay, because something happened to them, are known and not asked.
  await run(
    steps.filter(({ added, is }) => !added && is === "active"),
    `update membership m set status = 'pending' from jsonb_to_recordset($1) as r(id uuid)
     where m.id = r.id and m.status = 'active' and ${ONLY_BY_LIST} returning m.person_id as id`,
    importId,
  );
  await run(
    roles,
    `update membership m set role = r.was from jsonb_to_recordset($1) as r(id uuid, was text, "is" text)
     where m.id = r.id and m.role = r."is" returning m.person_id as id`,
  );
  return changed;
}

/** Withdraws, purpose by purpose, what the list gave, where nothing was said after it. @returns whose */
async function withdrawConsents(
  client: PoolClient,
  importId: string,
  rows: readonly Row[],
  now: Date,
): Promise<string[]> {
  const { rows: withdrawn } = await client.query<{ id: string }>(
    `insert into consent (id, person_id, purpose, action, words, version, locale, method, at)
     select gen_random_uuid(), c.person_id, c.purpose, 'withdrawn', $3, $2, c.locale, 'import', $4
     from consent c where c.person_id = any ($1::uuid[]) and c.version = $2 and c.action = 'granted'
       and not exists (select from consent l where l.person_id = c.person_id and l.purpose = c.purpose
         and (l.at, l.id) > (c.at, c.id))
     returning person_id as id`,
    [rows.map(({ personId }) => personId), importId, WITHDRAWN, now],
  );
  return withdrawn.map(({ id }) => id);
}

async function tellTimeline(
  client: PoolClient,
  people: ReadonlySet<string>,
  { source, ownerId, now }: { source: string; ownerId: string | null; now: Date },
): Promise<void> {
  const events = [...people].map((person) => ({ id: uuid7(), person }));
  if (events.length === 0) return;
  await client.query(
    `insert into timeline_event (id, person_id, actor_kind, actor_id, action, why, at)
     select r.id, r.person, 'import', $2::uuid, 'import-undone', $3, $4
     from jsonb_to_recordset($1) as r(id uuid, person uuid) join person p on p.id = r.person`,
    [JSON.stringify(events), ownerId, source, now],
  );
}

/** Takes back the organizations that the list brought and nothing else has come to since. */
export async function removeBroughtOrganizations(client: PoolClient, importId: string): Promise<void> {
  await client.query(
    `delete from organization o
     where o.id in (select (before->>'organization')::uuid from import_row
         where import_id = $1 and before ? 'organization')
       and o.listed_at is null
       and not exists (select from membership m where m.organization_id = o.id)
       and not exists (select from timeline_event e where e.organization_id = o.id and e.actor_kind <> 'import')
       and not exists (select from organization c where c.parent_id = o.id)
       and not exists (select from organization c where c.merged_into_id = o.id)
       and not exists (select from note n where n.organization_id = o.id)
       and not exists (select from merge g where g.organization_id = o.id)
       and not exists (select from partner r where r.organization_id = o.id)`,
    [importId],
  );
}
