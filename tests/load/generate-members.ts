import type { PoolClient } from "pg";
import { chooseCommonWords } from "@/lib/members/commands/choose-common-words";
import { BITS_LOCK, writeEveryone } from "@/lib/members/commands/write-bits";
import { listZips } from "@/lib/members/county";
import { emailKey, organizationKey } from "@/lib/members/policy";
import { audiences } from "@/lib/members/schema";
import { DAY } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/db";
import {
  beginnings,
  endings,
  firstNames,
  lastNames,
  middles,
  modifiers,
  organizationForms,
  places,
} from "./member-names";

// A movement as large as one could wish: the same people for the same seed.

const BATCH = 10_000;
/** The moment up to which people have joined, so that it is the same movement every time. */
export const GENERATED_UNTIL = new Date("2026-11-01T00:00:00Z");

/** A sequence of numbers from 0 to 1 (mulberry32, in the public domain). */
function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Draw = ReturnType<typeof drawer>;

function drawer(seed: number) {
  const random = randomness(seed);
  const among = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return {
    random,
    among,
    /** The first ones often, the last ones seldom. */
    skewed: <T>(values: readonly T[]): T => values[Math.floor(random() ** 2 * values.length)]!,
    happens: (share: number): boolean => random() < share,
    /** A UUID of the form of version 7 (RFC 9562) of a moment. */
    id: (at: number): string => {
      const hex = (digits: number) =>
        Math.floor(random() * 16 ** digits)
          .toString(16)
          .padStart(digits, "0");
      const time = Math.floor(at).toString(16).padStart(12, "0");
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/đ/gi, "d")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toLowerCase();

type Organization = { id: string; name: string; domain: string; county: string };

async function addOrganizations(client: PoolClient, count: number, draw: Draw): Promise<Organization[]> {
  const counties = [...new Set(listZips().ids)];
  const made = Array.from({ length: count }, (_, nth) => {
    const [form, sector] = organizationForms[nth % organizationForms.length]!;
    const place = places[Math.floor(nth / organizationForms.length) % places.length]!;
    const round = Math.floor(nth / (organizationForms.length * places.length));
    const named = form.replace("%", round === 0 ? place : `${modifiers[round % modifiers.length]} ${place}`);
    const name = round < modifiers.length ? named : `${named} ${round}`;
    const domain = `${plain(name)}.${draw.happens(0.7) ? "org" : "example.net"}`;
    const county = draw.skewed(counties);
    return {
      id: draw.id(GENERATED_UNTIL.getTime() - draw.random() * 2000 * DAY),
      name,
      domain,
      county,
      sector,
    };
  });
  await client.query(
    `insert into organization (id, name, name_key, website, domain, sector, county, districts, coalitions, updated_at)
     select id, name, key, 'https://' || domain || '/', domain, sector, county,
       case when sector = 'school' then array[name] else '{}' end,
       case when nth % 9 = 0 then array['capmse'] when nth % 13 = 0 then array['road-map-stem-network'] else '{}' end,
       now()
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
       as o (id, name, key, domain, sector, county, nth)`,
    [
      made.map(({ id }) => id),
      made.map(({ name }) => name),
      made.map(({ name }) => organizationKey(name)),
      made.map(({ domain }) => domain),
      made.map(({ sector }) => sector),
      made.map(({ county }) => county),
    ],
  );
  return made;
}

const mailHosts = [
  ...Array<string>(11).fill("gmail.com"),
  ..."yahoo.com hotmail.com outlook.com icloud.com aol.com sbcglobal.net".split(" "),
];
const tags = [
  "volunteer",
  "speaker",
  "testified",
  "donor",
  "spanish-media",
  "board",
  "press",
  "youth-council",
];
const pages = ["/join", "/issues/stem", "/issues/linked-learning", "/articles/cal-mscs", "/agenda", "/"];

function aPerson(draw: Draw, nth: number, people: number, organizations: readonly Organization[]) {
  // The movement has grown: more joined lately than long ago.
  const age = (1 - Math.sqrt((nth + 1) / people)) * 2190 * DAY;
  const since = new Date(GENERATED_UNTIL.getTime() - age);
  const firstName = draw.happens(0.01) ? "" : draw.skewed(firstNames);
  const common = draw.happens(0.72);
  const lastName = common
    ? draw.skewed(lastNames)
    : `${draw.among(beginnings)}${draw.among(middles)}${draw.among(endings)}`;
  const acts = draw.happens(0.12) && organizations.length > 0 ? draw.skewed(organizations) : null;
  const individual = acts === null || draw.happens(0.65);
  const host = acts && draw.happens(0.7) ? acts.domain : draw.among(mailHosts);
  const local = `${plain(firstName) || "hello"}${draw.among([".", "", "_"])}${plain(lastName)}`;
  // The number keeps addresses apart, as it does in life.
  const email = `${local}${(nth * 7919) % people}@${host}`;
  const chance = draw.random();
  const status =
    chance < 0.88
      ? "active"
      : chance < 0.9
        ? "paused"
        : chance < 0.94
          ? "pending"
          : chance < 0.99
            ? "left"
            : "removed";
  const { zips, ids } = known;
  const place = draw.happens(0.9) ? Math.floor(draw.random() ** 1.3 * zips.length) : -1;
  const origin = draw.random();
  const sourceKind =
    origin < 0.55
      ? "page"
      : origin < 0.7
        ? "campaign"
        : origin < 0.82
          ? "partner"
          : origin < 0.96
            ? "import"
            : "paper";
  const source =
    sourceKind === "page"
      ? draw.skewed(pages)
      : sourceKind === "partner"
        ? `partner-${Math.floor(draw.random() * 200)}`
        : sourceKind === "campaign"
          ? `campaign-${Math.floor(draw.random() * 40)}`
          : `list-${Math.floor(draw.random() * 60)}`;
  const interests = draw.among([[], ["stem"], ["linked-learning"], ["stem", "linked-learning"]]);
  return {
    id: draw.id(since.getTime()),
    email,
    firstName,
    lastName,
    zip: place < 0 ? null : zips[place]!,
    county: place < 0 ? null : ids[place]!,
    locale: draw.happens(0.27) ? "es" : "en",
    interests,
    audience: draw.happens(0.75) ? draw.skewed(audiences) : null,
    frequency: draw.happens(0.85) ? "each" : draw.happens(0.8) ? "monthly" : "receipts",
    unsubscribedAt: draw.happens(0.06) ? new Date(since.getTime() + age * draw.random()) : null,
    individual: individual ? status : null,
    represents: acts ? status : null,
    organizationId: acts?.id ?? null,
    since,
    sourceKind,
    source,
    lastActiveOn: draw.happens(0.9) ? new Date(since.getTime() + age * draw.random() ** 0.5) : null,
    tags: draw.happens(0.04) ? [draw.skewed(tags)] : [],
    // What they agreed to when they joined; who took it back took all of it back.
    purposes: acts ? ["updates", "alerts", "notices"] : ["updates", "alerts"],
    membership: draw.id(since.getTime()),
    second: draw.id(since.getTime()),
  };
}

const known = listZips();

type Generated = ReturnType<typeof aPerson>;

async function addPeople(client: PoolClient, people: readonly Generated[]): Promise<void> {
  const column = <Name extends keyof Generated>(name: Name) => people.map((person) => person[name]);
  const list = (values: readonly string[]) => `{${values.join(",")}}`;
  await client.query(
    `insert into person (id, email, email_key, first_name, last_name, zip, county, locale, interests, audience,
       frequency, unsubscribed_at, individual_status, representative_status, member_since, source_kind, source,
       last_active_on, tags, mail_purposes, created_at, updated_at, name_key, words)
     select id, email, key, first_name, last_name, zip, county, locale, interests::text[], audience,
       frequency::"UpdateFrequency", unsubscribed_at, individual::"MembershipStatus", represents::"MembershipStatus",
       since, source_kind::"SourceKind", source, active_on, tags::text[], purposes::text[], since, since,
       coalesce(nullif(member_fold(trim(last_name || ' ' || first_name)), ''), '~'),
       array_to_tsvector(array_remove(member_split(member_fold(last_name || ' ' || first_name))
         || member_address_words(email) || coalesce(of_organization.words, '{}'), ''))
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::text[], $14::text[], $15::timestamptz[],
       $16::text[], $17::text[], $18::date[], $19::text[], $20::text[], $21::uuid[]) as person (id, email, key, first_name,
       last_name, zip, county, locale, interests, audience, frequency, unsubscribed_at, individual, represents, since,
       source_kind, source, active_on, tags, purposes, organization_id) left join of_organization using (organization_id)`,
    [
      column("id"),
      column("email"),
      people.map(({ email }) => emailKey(email)),
      column("firstName"),
      column("lastName"),
      column("zip"),
      column("county"),
      column("locale"),
      people.map(({ interests }) => list(interests)),
      column("audience"),
      column("frequency"),
      column("unsubscribedAt"),
      column("individual"),
      column("represents"),
      column("since"),
      column("sourceKind"),
      column("source"),
      column("lastActiveOn"),
      people.map((person) => list(person.tags)),
      people.map(({ purposes, unsubscribedAt }) => list(unsubscribedAt ? [] : purposes.slice(1))),
      column("organizationId"),
    ],
  );
}

/** What goes with a person: memberships and consents. */
async function addStandings(client: PoolClient, people: readonly Generated[], draw: Draw): Promise<void> {
  const memberships = people.flatMap((person) => [
    ...(person.individual
      ? [{ ...person, id: person.membership, person: person.id, kind: "individual" }]
      : []),
    ...(person.represents ? [{ ...person, id: person.second, person: person.id, kind: "organization" }] : []),
  ]);
  await client.query(
    `insert into membership (id, person_id, kind, organization_id, status, role, source_kind, source, since)
     select id, person, kind::"MembershipKind", organization, status::"MembershipStatus",
       case when kind = 'organization' then 'Director' end, source_kind::"SourceKind", source, since
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
       as membership (id, person, kind, organization, status, source_kind, source, since)`,
    [
      memberships.map(({ id }) => id),
      memberships.map(({ person }) => person),
      memberships.map(({ kind }) => kind),
      memberships.map(({ kind, organizationId }) => (kind === "organization" ? organizationId : null)),
      memberships.map(({ individual, represents }) => individual ?? represents),
      memberships.map(({ sourceKind }) => sourceKind),
      memberships.map(({ source }) => source),
      memberships.map(({ since }) => since),
    ],
  );
  const consents = people.flatMap(({ id: person, purposes, since, unsubscribedAt, locale }) =>
    purposes.flatMap((purpose) => [
      { id: draw.id(since.getTime()), person, purpose, action: "granted", at: since, locale },
      ...(unsubscribedAt
        ? [
            {
              ...{ id: draw.id(unsubscribedAt.getTime()), person, purpose, locale },
              ...{ action: "withdrawn", at: unsubscribedAt },
            },
          ]
        : []),
    ]),
  );
  await client.query(
    `insert into consent (id, person_id, purpose, action, words, version, method, locale, at)
     select id, person, purpose, action::"ConsentAction", 'Send me updates.', '2026-11', 'join-form', locale, at
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
       as consent (id, person, purpose, action, locale, at)`,
    [
      consents.map(({ id }) => id),
      consents.map(({ person }) => person),
      consents.map(({ purpose }) => purpose),
      consents.map(({ action }) => action),
      consents.map(({ locale }) => locale),
      consents.map(({ at }) => at),
    ],
  );
}

const TABLES = ["person", "membership", "consent"];

/** Takes away the indexes that hold nothing true, and gives what makes them again: all at once is many times faster. */
async function dropIndexes(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any ($1::regclass[]) and not indisunique`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/**
 * Fills the database with people, their memberships and consents, and organizations; what is there stays. The same
 * for the same seed. The database's user must be allowed to put triggers aside (a superuser, as in the embedded one):
 * what they derive is written here, as they would.
 */
export async function generateMembers(
  people: number,
  { organizations = Math.ceil(people / 50), seed = 2026 }: { organizations?: number; seed?: number } = {},
): Promise<void> {
  const draw = drawer(seed);
  const client = await pgPool().connect();
  try {
    const all = await addOrganizations(client, organizations, draw);
    await client.query(`create temporary table of_organization as
      select id as organization_id, organization_words(o) as words from organization o`);
    const indexes = await dropIndexes(client);
    await client.query("set session_replication_role = replica");
    // The site's worker would write bits in the middle of it.
    await client.query("select pg_advisory_lock($1)", [BITS_LOCK]);
    for (let from = 0; from < people; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, people - from) }, (_, nth) =>
        aPerson(draw, from + nth, people, all),
      );
      await addPeople(client, batch);
      await addStandings(client, batch, draw);
    }
    await client.query("reset session_replication_role");
    await client.query("drop table of_organization");
    await client.query("set maintenance_work_mem = '256MB'");
    for (const definition of indexes) await client.query(definition);
    await client.query(`select learn_words(array_agg(distinct word))
      from person, unnest(member_split(name_key) || split_part(email_key, '@', 2)) word`);
    await client.query("vacuum analyze person, membership, organization, consent, person_word");
    await chooseCommonWords(client);
    await writeEveryone(client);
    await client.query("vacuum analyze person_bits, person_changed, common_word");
  } finally {
    client.release(true);
  }
}
