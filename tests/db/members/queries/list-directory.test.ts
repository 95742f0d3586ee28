import { beforeEach, expect, test } from "vitest";
import type { OrganizationRecord } from "@/lib/content/records/schema";
import { PAGE_LENGTH, readDirectoryFilter, slugOf } from "@/lib/members/directory";
import { organizationKey } from "@/lib/members/policy";
import {
  findDirectory,
  getListedMember,
  listDirectory,
  listMembersOfRecord,
} from "@/lib/members/queries/list-directory";
import { db, disconnect, pgPool } from "@/lib/platform/db";
import { env, settleEnv } from "@/lib/platform/env";
import { wipe } from "../arrange";

beforeEach(wipe);

const aRecord = (name: string, more: Partial<OrganizationRecord> = {}): [string, OrganizationRecord] => [
  slugOf(name),
  { id: slugOf(name), name, aliases: [], coalitions: [], ...more },
];
const records = new Map<string, OrganizationRecord>([
  aRecord("Ten Strands", { coalitions: [{ id: "capmse", role: "collaborator" }] }),
  aRecord("The Zoo", { sector: "nonprofit", website: "https://zoo.example" }),
]);

type Row = { listed?: boolean; since?: string; website?: string } & Partial<
  Record<"domain" | "sector" | "county" | "slug" | "mergedIntoId", string>
>;

async function aMember(name: string, { listed = true, since = "2026-03-01", ...more }: Row = {}) {
  const slug = slugOf(name);
  const { id } = await db.organization.create({
    data: {
      ...{ name, nameKey: organizationKey(name), sector: "school", slug, ...more },
      ...(listed && { listedAt: new Date(), listedHow: "staff" }),
    },
  });
  const email = `${crypto.randomUUID()}@example.org`;
  const membership = { kind: "organization" as const, organizationId: id, since: new Date(since) };
  await db.person.create({ data: { email, emailKey: email, memberships: { create: membership } } });
  return id;
}

const ask = (query: Record<string, string> = {}) =>
  listDirectory(records, readDirectoryFilter(query, ["capmse"]));
const names = async (query?: Record<string, string>) => (await ask(query)).entries.map(({ name }) => name);

test("members who are listed and the content's organizations stand together by name", async () => {
  await aMember("Ávila School", { county: "kern" });
  await aMember("The Mesa Club");
  await aMember("4-H");
  await aMember("Hidden", { listed: false });
  const directory = await ask();
  expect(directory.entries).toEqual([
    { slug: "4-h", name: "4-H", sector: "school", county: null, since: new Date("2026-03-01") },
    {
      slug: "avila-school",
      name: "Ávila School",
      sector: "school",
      county: "kern",
      since: new Date("2026-03-01"),
    },
    {
      slug: "the-mesa-club",
      name: "The Mesa Club",
      sector: "school",
      county: null,
      since: new Date("2026-03-01"),
    },
    { slug: "ten-strands", name: "Ten Strands", sector: null, county: null, since: null },
    { slug: "the-zoo", name: "The Zoo", sector: "nonprofit", county: null, since: null },
  ]);
  expect(directory).toMatchObject({
    total: 5,
    letters: { other: 1, a: 1, m: 1, t: 1, z: 1 },
    counties: ["kern"],
  });
  expect(directory.sectors.sort()).toEqual(["nonprofit", "school"]);
});

test("each filter narrows the list, and all of them together", async () => {
  await aMember("Alpha", { sector: "labor", county: "kern" });
  await aMember("Beta", { sector: "labor", county: "marin" });
  await aMember("ZZZ", { sector: "school", county: "kern" });
  expect(await names({ sector: "labor" })).toEqual(["Alpha", "Beta"]);
  expect(await names({ county: "kern" })).toEqual(["Alpha", "ZZZ"]);
  expect(await names({ sector: "labor", county: "kern" })).toEqual(["Alpha"]);
  expect(await names({ letter: "z" })).toEqual(["The Zoo", "ZZZ"]);
  expect(await names({ letter: "z", county: "kern" })).toEqual(["ZZZ"]);
  expect(await names({ coalition: "capmse" })).toEqual(["Ten Strands"]);
  expect(await names({ letter: "q" })).toEqual([]);
  expect(await ask({ letter: "z", sector: "labor" })).toMatchObject({ total: 0, letters: { a: 1, b: 1 } });
});

test("a coalition's list holds those that say they take part, in their place by name", async () => {
  const ids = [await aMember("Alpha", { sector: "labor" }), await aMember("Zebra"), await aMember("Beta")];
  await db.organization.updateMany({
    where: { id: { in: ids.slice(0, 2) } },
    data: { coalitions: ["capmse", "road-map-stem-network"] },
  });
  expect(await names({ coalition: "capmse" })).toEqual(["Alpha", "Ten Strands", "Zebra"]);
  expect(await names({ coalition: "capmse", sector: "labor" })).toEqual(["Alpha"]);
  expect(await ask({ coalition: "capmse", letter: "z" })).toMatchObject({
    ...{ total: 1, letters: { a: 1, t: 1, z: 1 }, entries: [{ name: "Zebra" }] },
  });
});

test("an organization of the content that joined stands once, with the day", async () => {
  await aMember("Ten Strands, Inc.", { county: "marin", since: "2026-05-05" });
  await aMember("Zoo Society", { domain: "zoo.example" });
  expect((await ask()).entries).toMatchObject([
    {
      slug: "ten-strands",
      name: "Ten Strands",
      county: "marin",
      sector: "school",
      since: new Date("2026-05-05"),
    },
    { slug: "the-zoo", name: "The Zoo", sector: "nonprofit", since: new Date("2026-03-01") },
  ]);
  expect([...(await listMembersOfRecord(records)).keys()].sort()).toEqual(["ten-strands", "the-zoo"]);
});

test("pages follow one another without a gap, records among the members", async () => {
  for (let nth = 0; nth < PAGE_LENGTH + 5; nth += 1) await aMember(`Toro ${String(nth).padStart(2, "0")}`);
  const [first, second, third] = [await names(), await names({ page: "2" }), await names({ page: "3" })];
  expect(first).toHaveLength(PAGE_LENGTH);
  expect(first[0]).toBe("Ten Strands");
  expect(second).toEqual(["Toro 59", "Toro 60", "Toro 61", "Toro 62", "Toro 63", "Toro 64", "The Zoo"]);
  expect(third).toEqual([]);
});

test("a member has a page while it is listed; a merged one leads on", async () => {
  const club = await aMember("Club", { website: "https://club.example" });
  await aMember("Hidden", { listed: false });
  await aMember("Old Club", { listed: false, mergedIntoId: club });
  expect(await getListedMember("club")).toMatchObject({
    name: "Club",
    slug: "club",
    since: new Date("2026-03-01"),
  });
  expect(await getListedMember("old-club")).toMatchObject({ slug: "club" });
  expect(await getListedMember("hidden")).toBeNull();
  expect(await getListedMember("nobody")).toBeNull();
});

test("among twenty thousand the list is walked by its own index", async () => {
  await db.$executeRaw`insert into organization
    (id, name, name_key, sector, slug, listed_at, listed_how, updated_at)
    select gen_random_uuid(), 'Org ' || i, chr(97 + i % 26) || md5(i::text), 'school', 'org-' || i, now(), 'staff', now()
    from generate_series(1, 20000) i`;
  await pgPool().query("analyze organization");
  const plan = await pgPool().query<{ "QUERY PLAN": string }>(
    `explain select id from organization where listed_at is not null and merged_into_id is null
     order by name_key collate "C", slug collate "C" limit 60`,
  );
  expect(plan.rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/using organization_listed/);
  expect(await ask({ letter: "q", page: "3" })).toMatchObject({
    total: 769,
    entries: { length: PAGE_LENGTH },
  });
});

test("while the database is away the content's organizations stand, and the page can say so", async () => {
  await aMember("Alpha");
  const filter = readDirectoryFilter({}, []);
  expect(await findDirectory(records, filter)).toMatchObject({ whole: true, total: 3 });
  const { DATABASE_URL } = env;
  await disconnect();
  settleEnv({ DATABASE_URL: "postgresql://nobody:x@127.0.0.1:1/none" });
  try {
    const alone = await findDirectory(records, filter);
    expect(alone).toMatchObject({ whole: false, total: 2 });
    expect(alone.entries.map(({ name }) => name)).toEqual(["Ten Strands", "The Zoo"]);
  } finally {
    await disconnect();
    settleEnv({ DATABASE_URL: DATABASE_URL! });
  }
});
