import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  engagements,
  filterKinds,
  NONE,
  type PersonCondition,
  type PersonFilter,
} from "@/lib/members/filter";
import { countPeople } from "@/lib/members/queries/count-people";
import { filterSql } from "@/lib/members/queries/filter-sql";
import { findInOrder, type Hit } from "@/lib/members/queries/find-in-order";
import { audiences, membershipStatuses, sourceKinds, updateFrequencies } from "@/lib/members/schema";
import { DAY } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";

const now = new Date("2026-11-20T18:30:00Z");
const counties = ["alameda", "fresno", "yolo"];
const tags = ["press", "donor"];
const sectors = ["school", "faith"] as const;

type Status = (typeof membershipStatuses)[number];
type Someone = {
  id: string;
  county: string | null;
  audience: string | null;
  locale: string;
  interests: string[];
  frequency: string;
  unsubscribed: boolean;
  tags: string[];
  lastActiveOn: string | null;
  since: Date;
  sourceKind: string;
  individual: Status | null;
  acts: { organization: number; status: Status }[];
};

const organizations = sectors.map((sector, nth) => ({
  id: randomUUID(),
  sector,
  districts: nth === 0 ? ["Oakland Unified"] : [],
  coalitions: nth === 1 ? ["capmse"] : [],
}));

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const someone: fc.Arbitrary<Someone> = fc.record({
  id: fc.constant("").map(() => randomUUID()),
  county: maybe(counties),
  audience: maybe(audiences),
  locale: fc.constantFrom("en", "es"),
  interests: fc.subarray(["stem", "linked-learning"]),
  frequency: fc.constantFrom(...updateFrequencies),
  unsubscribed: fc.boolean(),
  tags: fc.subarray(tags),
  lastActiveOn: fc.option(
    fc
      .constantFrom(0, 29, 30, 31, 89, 90, 91, 364, 365, 366, 900)
      .map((days) => new Date(Date.UTC(2026, 10, 20) - days * DAY).toISOString().slice(0, 10)),
    { nil: null },
  ),
  since: fc
    .constantFrom(
      "2020-05-01T06:59:59Z",
      "2020-05-01T07:00:00Z",
      "2026-10-21T18:30:00Z",
      "2026-10-21T18:29:59Z",
      "2026-11-01T00:00:00Z",
    )
    .map((at) => new Date(at)),
  sourceKind: fc.constantFrom(...sourceKinds),
  individual: maybe(membershipStatuses),
  acts: fc.uniqueArray(
    fc.record({ organization: fc.constantFrom(0, 1), status: fc.constantFrom(...membershipStatuses) }),
    { maxLength: 2, selector: ({ organization }) => organization },
  ),
});

const list = <T extends string>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const condition: fc.Arbitrary<PersonCondition> = fc.oneof(
  fc.record({ field: fc.constant("kind" as const), in: list(filterKinds) }),
  fc.record({ field: fc.constant("status" as const), in: list([...membershipStatuses, NONE] as const) }),
  fc.record({
    field: fc.constant("status" as const),
    in: list([...membershipStatuses, NONE] as const),
    as: fc.constantFrom("individual" as const, "organization" as const),
  }),
  fc.record({ field: fc.constant("county" as const), in: list([...counties, NONE]) }),
  fc.record({ field: fc.constant("audience" as const), in: list([...audiences, NONE] as const) }),
  fc.record({ field: fc.constant("language" as const), in: list(["en", "es"]) }),
  fc.record({ field: fc.constant("interests" as const), in: list(["stem", "linked-learning", NONE]) }),
  fc.record({ field: fc.constant("frequency" as const), in: list(updateFrequencies) }),
  fc.record({ field: fc.constant("subscribed" as const), is: fc.boolean() }),
  fc.record({ field: fc.constant("source-kind" as const), in: list([...sourceKinds, NONE] as const) }),
  fc.record({ field: fc.constant("since" as const), from: fc.constantFrom("2020-05-01", "2026-10-31") }),
  fc.record({ field: fc.constant("since" as const), before: fc.constantFrom("2020-05-01", "2026-11-01") }),
  fc.record({ field: fc.constant("since" as const), lastDays: fc.constantFrom(1, 30, 3000) }),
  fc.record({ field: fc.constant("engagement" as const), in: list(engagements) }),
  fc.record({ field: fc.constant("tag" as const), in: list([...tags, NONE]) }),
  fc.record({ field: fc.constant("has-organization" as const), is: fc.boolean() }),
  fc.record({ field: fc.constant("organization" as const), in: list(organizations.map(({ id }) => id)) }),
  fc.record({ field: fc.constant("sector" as const), in: list(sectors) }),
  fc.record({ field: fc.constant("district" as const), in: list(["Oakland Unified", NONE]) }),
  fc.record({ field: fc.constant("coalition" as const), in: list(["capmse", NONE]) }),
);
const filters = fc.letrec<{ filter: PersonFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    condition,
    fc.record({ all: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("filter"), { maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
  ),
})).filter;

const ranks: Status[] = ["active", "paused", "pending", "left", "removed"];
const best = (statuses: readonly (Status | null)[]) => ranks.find((rank) => statuses.includes(rank)) ?? null;

/** What a filter says of somebody, in plain words. */
function fits(filter: PersonFilter, it: Someone): boolean {
  if ("all" in filter) return filter.all.every((part) => fits(part, it));
  if ("any" in filter) return filter.any.some((part) => fits(part, it));
  if ("not" in filter) return !fits(filter.not, it);
  const represents = best(it.acts.map(({ status }) => status));
  const joined = it.individual !== null || represents !== null;
  const now_ = it.acts.filter(({ status }) => ["active", "paused", "pending"].includes(status));
  const has = (values: readonly string[], asked: readonly string[]) =>
    values.length === 0 ? asked.includes(NONE) : values.some((value) => asked.includes(value));
  const ago = it.lastActiveOn && (Date.UTC(2026, 10, 20) - Date.parse(it.lastActiveOn)) / DAY;
  switch (filter.field) {
    case "kind":
      return has(
        [...(it.individual ? ["individual"] : []), ...(represents ? ["organization"] : [])],
        filter.in,
      );
    case "status": {
      const standing =
        filter.as === "individual"
          ? it.individual
          : filter.as
            ? represents
            : best([it.individual, represents]);
      return filter.in.includes(standing ?? NONE);
    }
    case "county":
      return filter.in.includes(it.county ?? NONE);
    case "audience":
      return (filter.in as string[]).includes(it.audience ?? NONE);
    case "language":
      return filter.in.includes(it.locale);
    case "interests":
      return has(it.interests, filter.in);
    case "frequency":
      return (filter.in as string[]).includes(it.frequency);
    case "subscribed":
      return filter.is !== it.unsubscribed;
    case "source-kind":
      return (filter.in as string[]).includes(joined ? it.sourceKind : NONE);
    case "since": {
      // Midnight in California: seven hours behind in these months.
      const midnight = (day: string) => new Date(`${day}T07:00:00Z`);
      if (!joined) return false;
      if ("lastDays" in filter) {
        const day = new Date(now.getTime() - filter.lastDays * DAY).toISOString().slice(0, 10);
        return it.since >= midnight(day);
      }
      return "from" in filter ? it.since >= midnight(filter.from) : it.since < midnight(filter.before);
    }
    case "engagement":
      return filter.in.includes(
        ago === null || ago === ""
          ? NONE
          : ago <= 30
            ? "month"
            : ago <= 90
              ? "quarter"
              : ago <= 365
                ? "year"
                : "older",
      );
    case "tag":
      return has(it.tags, filter.in);
    case "has-organization":
      return filter.is === now_.length > 0;
    case "organization":
      return now_.some(({ organization }) => filter.in.includes(organizations[organization]!.id));
    case "sector":
      return now_.some(({ organization }) => filter.in.includes(organizations[organization]!.sector));
    case "district":
      return now_.some(({ organization }) => has(organizations[organization]!.districts, filter.in));
    case "coalition":
      return now_.some(({ organization }) => has(organizations[organization]!.coalitions, filter.in));
    default:
      throw new Error(`${filter.field} is tried elsewhere`);
  }
}

let people: Someone[];

beforeAll(async () => {
  people = fc.sample(someone, { numRuns: 250, seed: 7 });
  for (const { id, sector, districts, coalitions } of organizations)
    await db.organization.create({
      data: { id, name: sector, nameKey: sector, sector, districts, coalitions },
    });
  await db.person.createMany({
    data: people.map((it) => ({
      id: it.id,
      email: `${it.id}@example.org`,
      emailKey: `${it.id}@example.org`,
      county: it.county,
      audience: it.audience,
      locale: it.locale,
      interests: it.interests,
      frequency: it.frequency as "each",
      unsubscribedAt: it.unsubscribed ? now : null,
      tags: it.tags,
      lastActiveOn: it.lastActiveOn && new Date(it.lastActiveOn),
    })),
  });
  const more = ({ since, sourceKind, id: personId }: Someone) =>
    ({ since, sourceKind: sourceKind as "page", personId }) as const;
  await db.membership.createMany({
    data: people.flatMap((it) => [
      ...(it.individual ? [{ ...more(it), kind: "individual" as const, status: it.individual }] : []),
      ...it.acts.map(({ organization, status }) => ({
        ...more(it),
        kind: "organization" as const,
        status,
        organizationId: organizations[organization]!.id,
      })),
    ]),
  });
  await db.$executeRaw`select refresh_person_bits(0)`;
  await db.$executeRaw`insert into person_changed select number from person where number % 5 = 0`;
});

test("the database finds whom the filter says, and counts them by bits, whoever changed since as they are", async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const { sql, params } = filterSql(filter, 2, now);
      const { rows } = await pgPool().query<{ id: string }>(
        `select p.id from person p where p.locale <> $1 and ${sql}`,
        ["xx", ...params],
      );
      const expected = people.filter((it) => fits(filter, it)).map(({ id }) => id);
      expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
      expect(await countPeople(filter, now)).toBe(expected.length);
    }),
    { numRuns: 250 },
  );
}, 120_000);

const place = (key: Hit["key"]) =>
  key instanceof Date ? key.toISOString() : typeof key === "number" ? "-infinity" : key;

test("those who fit come in their order, page by page, in whichever way they are found", async () => {
  const joined = (it: Someone) => it.individual !== null || it.acts.length > 0;
  const since = (it: Someone) => (joined(it) ? it.since.getTime() : -Infinity);
  const ways = fc.constantFrom(
    { few: 3000, walk: 40, far: 40, crowd: 2000, namesakes: 0 },
    { few: 20, walk: 40, far: 200, crowd: 2000, namesakes: 0 },
    { few: 0, walk: 0, far: 0, crowd: 2000, namesakes: 0 },
    { few: 0, walk: 0, far: 0, crowd: 0, namesakes: 0 },
  );
  const sorts = fc.constantFrom("newest" as const, "oldest" as const, "name" as const);
  await fc.assert(
    fc.asyncProperty(filters, sorts, ways, async (filter, sort, how) => {
      const order = sort === "newest" ? -1 : 1;
      const before = (a: Someone, b: Someone) => (sort === "name" ? 0 : since(a) - since(b));
      const expected = people
        .filter((it) => fits(filter, it))
        .sort((a, b) => order * (before(a, b) || (a.id < b.id ? -1 : 1)) || 0)
        .map(({ id }) => id);
      const found: string[] = [];
      let behind: { key: string; id: string } | null = null;
      for (;;) {
        const page = await findInOrder(filter, { sort, behind, limit: 30, now, ways: how });
        expect(page.total).toBe(expected.length);
        found.push(...page.hits.map(({ id }) => id));
        const last = page.hits.at(-1);
        if (!last || page.hits.length < 30 || found.length > expected.length) break;
        behind = { key: place(last.key), id: last.id };
      }
      expect(found).toEqual(expected);
    }),
    { numRuns: 60 },
  );
}, 120_000);
