import { beforeEach, expect, test } from "vitest";
import { writeBits } from "@/lib/members/commands/write-bits";
import { everyone, type PersonFilter } from "@/lib/members/filter";
import { memberListSchema } from "@/lib/members/member-list";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { countPeople } from "@/lib/members/queries/count-people";
import { listPeople } from "@/lib/members/queries/list-people";
import { memberListFilter } from "@/lib/members/queries/member-list-filter";
import { resolveSearch } from "@/lib/members/queries/resolve-search";
import { findBySearch } from "@/lib/members/queries/search-people";
import { db, pgPool } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

const as = (role: StaffRole) => ({ personId: "1", role, email: "s@example.org", name: "S" }) as StaffViewer;
const list = (query: Record<string, unknown> = {}) =>
  listPeople(as("organizer"), memberListSchema.parse(query));
const found = async (q: string, more: object = {}) =>
  (await list({ q, ...more })).lines.map(({ email }) => email).sort();

beforeEach(async () => {
  await emptyAll("person", "organization", "segment", "common_word");
});

const add = (email: string, firstName: string, lastName: string, more: object = {}) =>
  db.person.create({
    data: {
      email,
      emailKey: email,
      firstName,
      lastName,
      memberships: { create: { kind: "individual" } },
      ...more,
    },
  });

test("pages follow one another without gaps or repetitions, in every order", async () => {
  for (let n = 0; n < 130; n++)
    await add(`person-${n}@example.net`, "José", `Nguyễn ${n % 7}`, {
      memberships: { create: { kind: "individual", since: new Date(Date.UTC(2026, 0, 1 + (n % 5))) } },
    });
  for (const query of [
    {},
    { sort: "oldest" },
    { sort: "name" },
    { q: "jose" },
    { q: "nguyen 3", sort: "name" },
  ]) {
    const seen: string[] = [];
    let after: string | undefined;
    let total = 0;
    do {
      const page = await list({ ...query, after });
      seen.push(...page.lines.map((line) => line.email));
      total = page.total;
      after = page.next;
    } while (after);
    expect(new Set(seen).size, JSON.stringify(query)).toBe(seen.length);
    expect(seen, JSON.stringify(query)).toHaveLength(total);
  }
});

test("a place that nobody was ever sent to is the first page", async () => {
  await add("ana@example.org", "Ana", "Ruiz");
  for (const after of [
    "x",
    "rest.1.2",
    `rest.${"0".repeat(36)}.now`,
    "rest.0190c0de-0000-7000-8000-000000000000.99",
  ])
    expect((await list({ after })).lines).toHaveLength(1);
});

test("people are found by names without accents, by any address, its parts and its domain", async () => {
  const ana = await add("ana.lopez@mail.school.example", "Aña", "López-O'Brien");
  await add("bo@example.org", "Bo", "Nguyễn");
  await db.personAddress.create({
    data: { email: "Lola@other.example", emailKey: "lola@other.example", personId: ana.id },
  });
  for (const q of [
    "lopez",
    "LÓP",
    "o'brien",
    "obrien ana",
    "ana.lopez@mail",
    "@school.example",
    "lola",
    "other.example",
  ])
    expect(await found(q), q).toEqual(["ana.lopez@mail.school.example"]);
  expect(await found("nguyen")).toEqual(["bo@example.org"]);
  expect(await found("ana nguyen")).toEqual([]);
  for (const q of ["100%_\\'", "&|!:*()<->", "''", '"', "\\", "@", "a".repeat(100)])
    expect(await found(q), q).toEqual([]);
});

test("people are found by their organizations, under new names too, and no longer once those are gone", async () => {
  const club = await db.organization.create({
    data: { name: "Example Club", nameKey: "exampleclub", sector: "nonprofit", domain: "club.example" },
  });
  const bo = await add("bo@example.org", "Bo", "Li", {
    memberships: { create: { kind: "organization", organizationId: club.id } },
  });
  expect(await found("example club")).toEqual(["bo@example.org"]);
  expect(await found("club.example")).toEqual(["bo@example.org"]);
  await db.organization.update({ where: { id: club.id }, data: { name: "Robotics Society" } });
  expect(await found("robotics")).toEqual(["bo@example.org"]);
  expect(await found("bo li")).toEqual(["bo@example.org"]);
  await db.membership.deleteMany({ where: { personId: bo.id } });
  expect(await found("robotics")).toEqual([]);
});

test("a slip of the finger is forgiven, where nobody has what was typed", async () => {
  await add("m@example.org", "María", "Hernández");
  await add("j@example.org", "John", "Garcia");
  for (const q of ["mria", "hernadez", "maria hernandes"])
    expect(await found(q), q).toEqual(["m@example.org"]);
  for (const q of ["jhon", "gacria", "jon garica"]) expect(await found(q), q).toEqual(["j@example.org"]);
  expect((await list({ q: "jon garcai" })).near || (await list({ q: "jhon" })).total).toBeTruthy();
  // Whoever is erased leaves no name behind.
  await db.person.deleteMany({ where: { email: "m@example.org" } });
  expect(await found("hernadez")).toEqual([]);
  const { rows } = await pgPool().query("select word from person_word where word = 'hernandez'");
  expect(rows).toEqual([]);
});

test("who has the words as they were typed comes first", async () => {
  await add("1@example.org", "Mar", "Old", {
    memberships: { create: { kind: "individual", since: new Date(0) } },
  });
  await add("2@example.org", "Marcela", "New");
  expect((await list({ q: "mar" })).lines.map(({ email }) => email)).toEqual([
    "1@example.org",
    "2@example.org",
  ]);
});

const addMany = () =>
  pgPool().query(
    `insert into person (id, email, email_key, first_name, last_name, county, updated_at)
     select gen_random_uuid(), n || '@example.org', n || '@example.org', (array['Maria', 'Marcela', 'Ana'])[1 + n % 3],
       case when n % 50 = 0 then 'Mar' else 'Ruiz' end, case when n % 5 = 0 then 'yolo' end, now()
     from generate_series(1, 300) n`,
  );

test("who has a word that very many have is met on the way through the order", async () => {
  await addMany();
  const search = (await resolveSearch("mar"))!;
  const { total, hits } = await findBySearch(everyone, search, {
    ...{ sort: "newest", cursor: null, limit: 120, most: 20 },
  });
  expect(total).toBe(21);
  const { rows } = await pgPool().query<{ id: string }>(
    `select id from person where first_name <> 'Ana' or last_name = 'Mar'
     order by last_name = 'Mar' desc, coalesce(member_since, '-infinity') desc, id desc limit 120`,
  );
  expect(hits.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});

test("those with common words are found by bits as by the words themselves, whoever changed since too", async () => {
  await addMany();
  const look = async () => {
    for (const q of ["mar", "maria ruiz", "maria 7", "ruiz.mar", "mraia ruiz", "@example.org"])
      for (const more of [{}, { sort: "name" }, { county: "yolo" }]) {
        const seen: string[] = [];
        let page = await list({ ...more, q });
        for (; ; page = await list({ ...more, q, after: page.next })) {
          seen.push(...page.lines.map(({ id }) => id));
          if (!page.next || seen.length > page.total) break;
        }
        const { rows } = await pgPool().query<{ id: string }>(
          `select id from person where words @@ member_query($1, 'begins') and ($2::text is null or county = $2)
           order by words @@ member_query($1, 'whole') desc,
             ${"sort" in more ? 'name_key collate "C", id' : "coalesce(member_since, '-infinity') desc, id desc"}`,
          [q, "county" in more ? more.county : null],
        );
        expect(seen, JSON.stringify({ q, ...more })).toEqual(rows.map(({ id }) => id));
        expect(page.total, JSON.stringify({ q, ...more })).toBe(rows.length);
      }
  };
  const common = async () =>
    (await pgPool().query("select from common_word where written and word = 'maria'")).rowCount;
  await look();
  await pgPool().query("analyze person");
  await writeBits(20);
  // The word, and the beginning of words.
  expect(await common()).toBe(2);
  await look();
  await pgPool().query(
    "update person set first_name = 'Mariana' where email like '1%' and first_name = 'Ana'",
  );
  await db.person.deleteMany({ where: { email: { startsWith: "2" } } });
  await look();
  await db.person.deleteMany({ where: { firstName: { startsWith: "M" } } });
  await pgPool().query("analyze person");
  await writeBits(20);
  expect(await common()).toBe(0);
  await look();
});

test("the list's parameters come to one filter, its segment and search included", async () => {
  await add("ana@example.org", "Ana", "Ruiz", { county: "yolo" });
  await add("bo@example.org", "Ana", "Li", { county: "fresno" });
  const segment = await db.segment.create({
    data: { name: "Yolo", filter: { field: "county", in: ["yolo"] } },
  });
  const params = { segment: segment.id, q: "anna" };
  expect((await list(params)).total).toBe(1);
  expect(await countPeople(await memberListFilter(as("organizer"), params))).toBe(1);
  // A segment that is gone is nobody, not everybody.
  await db.segment.deleteMany();
  expect((await list(params)).total).toBe(0);
  expect(await countPeople(await memberListFilter(as("organizer"), { q: "&" }))).toBe(0);
});

test("the count follows every change, and writing the bits changes nothing", async () => {
  const ana = await add("ana@example.org", "Ana", "Ruiz", { county: "yolo" });
  const count = (filter: PersonFilter = { field: "county", in: ["yolo"] }) => countPeople(filter);
  const both = async (expected: number, filter?: PersonFilter) => {
    expect(await count(filter)).toBe(expected);
    await pgPool().query(
      "select refresh_person_bits(number / 8192) from person_changed group by number / 8192",
    );
    expect(await pgPool().query("select from person_changed")).toHaveProperty("rowCount", 0);
    expect(await count(filter)).toBe(expected);
  };
  await both(1);
  await db.person.update({ where: { id: ana.id }, data: { county: "fresno" } });
  await both(0);
  await db.person.updateMany({ data: { county: "yolo" } });
  await both(1);
  const organization = await db.organization.create({
    data: { name: "Choir", nameKey: "choir", sector: "faith" },
  });
  const acting: PersonFilter = { field: "sector", in: ["faith"] };
  const { id } = await db.membership.create({
    data: { personId: ana.id, kind: "organization", organizationId: organization.id },
  });
  await both(1, acting);
  await db.organization.update({ where: { id: organization.id }, data: { sector: "school" } });
  await both(0, acting);
  await db.organization.update({ where: { id: organization.id }, data: { sector: "faith" } });
  await db.membership.update({ where: { id }, data: { status: "left" } });
  await both(0, acting);
  await db.person.deleteMany();
  await both(0);
});

test("a search keeps to the filters beside it, by the bits and for whoever changed since", async () => {
  const ana = await add("ana@example.org", "Ana", "Ruiz", { county: "yolo", tags: ["press"] });
  await add("other@example.org", "Ana", "Ruiz", { county: "fresno" });
  const { id: organizationId } = await db.organization.create({
    data: { name: "Choir", nameKey: "choir", sector: "faith" },
  });
  await db.membership.create({ data: { personId: ana.id, kind: "organization", organizationId } });
  const looks = async () => {
    for (const more of [
      { county: "yolo" },
      { sector: "faith" },
      { tag: "press" },
      { coalition: "none", county: "yolo" },
    ])
      expect(await found("ruiz", more), JSON.stringify(more)).toEqual(["ana@example.org"]);
    expect(await found("ruiz", { language: "en" })).toHaveLength(2);
    expect(await found("ruiz", { county: "alpine" })).toEqual([]);
  };
  await looks();
  await pgPool().query(
    "select refresh_person_bits(number / 8192) from person_changed group by number / 8192",
  );
  await looks();
});

test("an editor may not read the list", async () => {
  await expect(listPeople(as("editor"), memberListSchema.parse({}))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(memberListFilter(as("editor"), {})).rejects.toMatchObject({ code: "forbidden" });
});
