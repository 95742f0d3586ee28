import type { PoolClient } from "pg";
import { uuid7 } from "@/lib/platform/uuid";
import type { Changes } from "../../timeline";
import type { ReadRow } from "../read-row";
import type { KnownPerson, Settled } from "../settle-row";

/** A row that changes something, and what. */
export type Change = {
  row: ReadRow;
  settled: Extract<Settled, { fate: "new" | "update" }>;
  known: KnownPerson | null;
  organizationId: string | null;
  /** The record that the row brought, if it did. */
  addedOrganization: string | null;
};

export type WriteTerms = {
  importId: string;
  basis: string | null;
  locale: string;
  source: string;
  tags: readonly string[];
  ownerId: string | null;
  now: Date;
};

/** What is kept of a row to undo it. */
export type Before = {
  fields?: Record<string, [was: unknown, is: unknown]>;
  /** Interests and tags that were added. */
  interests?: string[];
  tags?: string[];
  membership?: { id: string; was: { status: string } | null; is: string };
  role?: { id: string; was: string | null; is: string };
  /** A record of an organization that the row brought. */
  organization?: string;
  /** The hash of an address that the row made one not to be written to. */
  suppressed?: string;
};

export type Written = { personId: string; before: Before };

const fieldNames = ["firstName", "lastName", "zip", "county", "locale", "audience"] as const;

/**
 * Writes what rows change: people, memberships, consents and what happened, each kind in one statement however many
 * rows there are. No person may be named twice.
 * @returns by line whom it was about and what undoes it
 */
export async function writePeople(
  client: PoolClient,
  changes: readonly Change[],
  terms: WriteTerms,
): Promise<Map<number, Written>> {
  const { importId, basis, source, ownerId, now } = terms;
  const people: object[] = [];
  const updates: object[] = [];
  const memberships: object[] = [];
  const activated: object[] = [];
  const described: object[] = [];
  const consents: object[] = [];
  const events: object[] = [];
  const written = new Map<number, Written>();
  const consent = (person: string, locale: string, withUpdates: boolean) => {
    for (const purpose of withUpdates ? ["membership", "updates"] : ["membership"])
      consents.push({ id: uuid7(), person, purpose, locale });
  };

  for (const { row, settled, known, organizationId, addedOrganization } of changes) {
    const personId = known?.id ?? uuid7();
    const before: Before = addedOrganization ? { organization: addedOrganization } : {};
    const since = row.since ?? now;
    const join = (status: "active" | "pending", withUpdates: boolean) => {
      const id = uuid7();
      memberships.push({
        id,
        person: personId,
        kind: row.kind,
        organization: organizationId,
        status,
        role: row.role || null,
        since,
      });
      before.membership = { id, was: null, is: status };
      if (status === "active") consent(personId, row.locale ?? known?.locale ?? terms.locale, withUpdates);
    };
    let told: Changes = {};
    if (settled.fate === "new") {
      people.push({
        id: personId,
        key: row.key,
        email: row.email,
        first: row.firstName,
        last: row.lastName,
        zip: row.zip,
        county: row.county,
        locale: row.locale ?? terms.locale,
        audience: row.audience,
        interests: row.interests,
        tags: [...new Set([...row.tags, ...terms.tags])],
        since,
        individual: row.kind === "individual" ? settled.status : null,
        organization: row.kind === "organization" ? settled.status : null,
        acts: organizationId,
      });
      join(settled.status, true);
    } else if (known) {
      const { fields, step } = settled;
      told = settled.changes;
      if (Object.keys(fields).length > 0) {
        const is = { ...known, ...fields };
        updates.push({
          ...{ id: personId, first: is.firstName, last: is.lastName, zip: is.zip, county: is.county },
          ...{ locale: is.locale, audience: is.audience, interests: is.interests, tags: is.tags },
        });
        const changed = fieldNames.filter((name) => fields[name] !== undefined);
        if (changed.length > 0)
          before.fields = Object.fromEntries(changed.map((name) => [name, [known[name], fields[name]]]));
        for (const name of ["interests", "tags"] as const)
          if (fields[name]) before[name] = fields[name].filter((word) => !known[name].includes(word));
      }
      if (step.do === "add") join(step.status, step.updates);
      else if (step.do === "activate") {
        activated.push({ id: step.membershipId, role: row.role });
        before.membership = { id: step.membershipId, was: { status: "pending" }, is: "active" };
        consent(personId, row.locale ?? known.locale, step.updates);
      } else if (step.do === "describe") {
        described.push({ id: step.membershipId, role: step.role });
        before.role = { id: step.membershipId, was: step.was, is: step.role };
      }
    }
    events.push({ id: uuid7(), person: personId, organization: organizationId, changes: told });
    written.set(row.line, { personId, before });
  }

  let running: Promise<unknown> = Promise.resolve();
  const run = async (rows: object[], sql: string, ...more: unknown[]) => {
    if (rows.length === 0) return;
    // Written out while the database has the statement before.
    const json = JSON.stringify(rows);
    await running;
    running = client.query(sql, [json, ...more]);
    // Where it fails it is told when it is waited for.
    running.catch(() => {});
  };
  // What follows from the membership, the organization's words too, is written as its trigger would, which then has
  // nothing left to do.
  await run(
    people,
    `insert into person (id, email_key, email, first_name, last_name, zip, county, locale, audience, interests, tags,
       individual_status, representative_status, member_since, source_kind, source, created_at, updated_at, words)
     select id, key, email, first, last, zip, county, locale, audience, interests, tags,
       individual, organization, since, 'import', $2, $3, $3, case when acts is not null then (
         select array_to_tsvector(array_remove(organization_words(o), '')) from organization o where o.id = acts) end
     from jsonb_to_recordset($1) as r(id uuid, key text, email text, first text, last text, zip text, county text,
       locale text, audience text, interests text[], tags text[], individual "MembershipStatus",
       organization "MembershipStatus", since timestamptz, acts uuid)`,
    ...[source, now],
  );
  await run(
    updates,
    `update person p set first_name = r.first, last_name = r.last, zip = r.zip, county = r.county, locale = r.locale,
       audience = r.audience, interests = r.interests, tags = r.tags, updated_at = $2
     from jsonb_to_recordset($1) as r(id uuid, first text, last text, zip text, county text, locale text,
       audience text, interests text[], tags text[]) where p.id = r.id`,
    now,
  );
  await run(
    memberships,
    `insert into membership (id, person_id, kind, organization_id, status, role, source_kind, source, since)
     select id, person, kind, organization, status, role, 'import', $2, since
     from jsonb_to_recordset($1) as r(id uuid, person uuid, kind "MembershipKind", organization uuid,
       status "MembershipStatus", role text, since timestamptz)`,
    source,
  );
  await run(
    activated,
    `update membership m set status = 'active', role = coalesce(nullif(r.role, ''), m.role)
     from jsonb_to_recordset($1) as r(id uuid, role text) where m.id = r.id and m.status = 'pending'`,
  );
  await run(
    described,
    `update membership m set role = r.role from jsonb_to_recordset($1) as r(id uuid, role text) where m.id = r.id`,
  );
  await run(
    consents,
    `insert into consent (id, person_id, purpose, action, words, version, locale, method, at)
     select id, person, purpose, 'granted', $2, $3, locale, 'import', $4
     from jsonb_to_recordset($1) as r(id uuid, person uuid, purpose text, locale text)`,
    ...[basis ?? "", importId, now],
  );
  await run(
    events,
    `insert into timeline_event (id, person_id, organization_id, actor_kind, actor_id, action, changes, why, at)
     select id, person, organization, 'import', $2::uuid, 'imported', changes, $3, $4
     from jsonb_to_recordset($1) as r(id uuid, person uuid, organization uuid, changes jsonb)`,
    ...[ownerId, source, now],
  );
  await running;
  return written;
}
