import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { NONE, type PersonCondition, type PersonFilter } from "@/lib/members/filter";
import { db, pgPool } from "@/lib/platform/db";
import { leftOut, receives } from "@/lib/updates/eligibility";
import { audienceSql, countAudience } from "@/lib/updates/queries/count-audience";
import { countByZone } from "@/lib/updates/queries/count-by-zone";
import { leftOutListSchema, listLeftOut } from "@/lib/updates/queries/list-left-out";
import { localeFor, leftOutReasons, type UpdateKind } from "@/lib/updates/schema";
import { aMember, aStaffViewer, emptyTables } from "./arrange";

const kinds: UpdateKind[] = ["update", "digest", "alert", "notice"];

beforeEach(emptyTables);

/** Everybody there can be: each standing, wish, purpose and state of an address with each other. */
const everySort = () =>
  pgPool().query(`
    insert into person (id, email, email_key, individual_status, representative_status, unsubscribed_at, frequency,
      mail_purposes, suppressed_at, suppressed_until, locale, updated_at)
    select gen_random_uuid(), 'p' || n || '@example.org', 'p' || n || '@example.org', individual, representative,
      unsubscribed, frequency, purposes, suppressed, until, 'en', now()
    from (
      select row_number() over () as n, *
      from unnest(array[null, 'active', 'paused', 'left']::"MembershipStatus"[]) individual
      cross join unnest(array[null, 'active', 'paused', 'pending']::"MembershipStatus"[]) representative
      cross join unnest(array[null, now()]) unsubscribed
      cross join unnest(enum_range(null::"UpdateFrequency")) frequency
      cross join (values ('{}'::text[]), ('{alerts}'), ('{notices,alerts}')) purpose (purposes)
      cross join (values (null::timestamptz, null::timestamptz), (now(), null), (now() - interval '2 days', now() - interval '1 day'))
        suppression (suppressed, until)) sorts`);

test("whoever does not get an update is counted by a reason, and whoever gets it by none, for every kind", async () => {
  await everySort();
  const everyone = await db.person.count();
  for (const kind of kinds) {
    const { rows } = await pgPool().query<{ gets: boolean | null; reason: string | null; people: number }>(
      `select ${receives(kind)} as gets, ${leftOut(kind)} as reason, count(*)::int as people from person p group by 1, 2`,
    );
    for (const { gets, reason } of rows) expect(gets === true, `${kind} ${reason}`).toBe(reason === null);
    const audience = await countAudience(kind);
    const others = leftOutReasons.reduce((sum, reason) => sum + audience.leftOut[reason], 0);
    expect(audience.total + others).toBe(everyone);
    expect(audience.byLocale).toEqual({ en: audience.total, es: 0 });
    expect(audience.total).toBeGreaterThan(0);
  }
});

test("each number leads to just as many people, a page at a time", async () => {
  await everySort();
  // Who works here has a record too, so they are made before anybody is counted.
  const viewer = await aStaffViewer();
  const audience = await countAudience("alert");
  for (const reason of [...leftOutReasons, "gets-it"] as const) {
    const found = new Set<string>();
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await listLeftOut(viewer, { kind: "alert", segmentId: null }, { reason, after });
      page.people.forEach(({ id }) => found.add(id));
      after = page.next;
    }
    expect(found.size, reason).toBe(reason === "gets-it" ? audience.total : audience.leftOut[reason]);
  }
});

const condition: fc.Arbitrary<PersonCondition> = fc.oneof(
  fc.record({
    field: fc.constant("county" as const),
    in: fc.subarray(["yolo", "fresno", NONE], { minLength: 1 }),
  }),
  fc.record({ field: fc.constant("language" as const), in: fc.subarray(["en", "es"], { minLength: 1 }) }),
  fc.record({
    field: fc.constant("frequency" as const),
    in: fc.subarray(["each", "monthly"] as const, { minLength: 1 }).map((some) => [...some]),
  }),
  fc.record({ field: fc.constant("subscribed" as const), is: fc.boolean() }),
  fc.record({ field: fc.constant("has-organization" as const), is: fc.boolean() }),
  fc.record({ field: fc.constant("tag" as const), in: fc.subarray(["press", NONE], { minLength: 1 }) }),
);
const filters: fc.Arbitrary<PersonFilter> = fc.oneof(
  condition,
  fc.record({ all: fc.array(condition, { maxLength: 3 }) }),
  fc.record({ any: fc.array(fc.oneof(condition, fc.record({ not: condition })), { maxLength: 3 }) }),
);

test("counted by bits are just those whom the rule names one by one, whatever the segment", async () => {
  await everySort();
  // One knows nothing of the other, so that every sort lives everywhere.
  await pgPool().query(`update person set county = (array['yolo', 'fresno', null])[1 + number % 3],
    locale = (array['en', 'es', 'fr', 'en'])[1 + number / 3 % 4], tags = case when number % 7 = 0 then '{press}' else '{}' end::text[]`);
  await pgPool().query(
    "select refresh_person_bits(chunk) from generate_series(0, (select max(number) / 8192 from person)) chunk",
  );
  const segment = await db.segment.create({ data: { name: "Some", filter: { all: [] } } });
  const compare = async () => {
    for (const kind of kinds)
      for (const translated of [["en"], ["en", "es"]] as const) {
        const { sql, params } = await audienceSql(segment.id, 1);
        const { rows } = await pgPool().query<{ locale: string; reason: string | null; people: number }>(
          `select p.locale, ${leftOut(kind)} as reason, count(*)::int as people from person p where ${sql} group by 1, 2`,
          params,
        );
        const people = (fits: (row: (typeof rows)[number]) => boolean) =>
          rows.filter(fits).reduce((sum, row) => sum + row.people, 0);
        const gets = (locale: string) =>
          people((row) => !row.reason && localeFor(row.locale === "es" ? "es" : "en", translated) === locale);
        expect(await countAudience(kind, translated, segment.id), kind).toEqual({
          total: people(({ reason }) => reason === null),
          byLocale: { en: gets("en"), es: gets("es") },
          leftOut: Object.fromEntries(
            leftOutReasons.map((why) => [why, people(({ reason }) => reason === why)]),
          ),
        });
      }
  };
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 2, max: 9 }), async (filter, nth) => {
      await db.segment.update({ where: { id: segment.id }, data: { filter: filter as object } });
      await compare();
      // Some change, and their bits are those of before.
      await pgPool().query(
        `update person set frequency = case frequency when 'each' then 'monthly' else 'each' end::"UpdateFrequency",
           suppressed_at = case when suppressed_at is null then now() end, individual_status = representative_status,
           mail_purposes = case when mail_purposes = '{}' then '{notices}' else '{}' end::text[]
         where number % 11 = $1`,
        [nth],
      );
      await compare();
    }),
    { numRuns: 12 },
  );
  await db.segment.delete({ where: { id: segment.id } });
}, 120_000);

test("an address of the list that makes no sense shows those who get it", () => {
  expect(leftOutListSchema.parse({ reason: ["paused"], after: "x" })).toEqual({ reason: "gets-it" });
});

test("people are counted by the time zone of their ZIP code, the rest by the chosen one", async () => {
  for (const zip of ["94110", "95814", "10001", null, "09012"]) {
    const id = await aMember();
    await db.person.update({ where: { id }, data: { zip } });
  }
  await aMember({ unsubscribed: true });
  expect(await countByZone("update", null, "America/Denver")).toEqual([
    { zone: "America/Denver", people: 2 },
    { zone: "America/Los_Angeles", people: 2 },
    { zone: "America/New_York", people: 1 },
  ]);
});
