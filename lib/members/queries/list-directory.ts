import type { OrganizationRecord } from "@/lib/content/records/schema";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { Prisma } from "@/prisma/client/client";
import {
  type Directory,
  type DirectoryEntry,
  type DirectoryFilter,
  directoryOf,
  fits,
  isUnder,
  PAGE_LENGTH,
  recordEntries,
  type RecordEntry,
  recordOf,
  type Tally,
} from "../directory";
import { domainOf, organizationKey } from "../policy";

type Records = ReadonlyMap<string, OrganizationRecord>;

/** A listed member as its own page shows it. */
export type ListedMember = {
  id: string;
  name: string;
  nameKey: string;
  slug: string;
  website: string | null;
  domain: string | null;
  sector: string;
  county: string | null;
  abbreviation: string | null;
  aliases: string[];
  districts: string[];
  languages: string[];
  coalitions: string[];
  /** What it says of itself, by language. */
  about: { en?: string; es?: string };
  /** What it is a part of, as staff confirmed; its slug where that is listed too. */
  parent: { name: string; slug: string | null } | null;
  logo: { print: string; width: number; height: number } | null;
  /** Since when those who are members for it now have been. */
  since: Date | null;
};

const shown = {
  id: true,
  name: true,
  nameKey: true,
  slug: true,
  website: true,
  domain: true,
  sector: true,
  county: true,
  ...{ abbreviation: true, aliases: true, districts: true, languages: true, coalitions: true, about: true },
  parent: { select: { name: true, slug: true, listedAt: true } },
  logo: { select: { print: true, width: true, height: true } },
  memberships: {
    where: { status: "active" },
    orderBy: { since: "asc" },
    take: 1,
    select: { since: true },
  },
} as const;

const listed = { listedAt: { not: null }, mergedIntoId: null } as const;

type Row = Omit<ListedMember, "slug" | "since" | "about" | "parent"> & {
  slug: string | null;
  about: unknown;
  parent: { name: string; slug: string | null; listedAt: Date | null } | null;
  memberships: { since: Date }[];
};

const memberOf = ({ memberships, slug, about, parent, ...row }: Row): ListedMember => ({
  ...row,
  slug: slug!,
  about: about as ListedMember["about"],
  parent: parent && { name: parent.name, slug: parent.listedAt && parent.slug },
  since: memberships[0]?.since ?? null,
});

/** The listed members that are organizations of the content, by the record's id. */
export async function listMembersOfRecord(records: Records): Promise<Map<string, ListedMember>> {
  const all = [...records.values()];
  const names = all.map(({ name }) => organizationKey(name));
  const domains = all.flatMap(({ website }) => (website && domainOf(website)) || []);
  const rows = await db.organization.findMany({
    where: { ...listed, OR: [{ nameKey: { in: names } }, { domain: { in: domains } }] },
    // Of two that are the same, the one that was listed first.
    orderBy: { listedAt: "desc" },
    select: shown,
  });
  return new Map(
    rows.flatMap((row) => {
      const record = recordOf(row, records);
      return record ? [[record.id, memberOf(row)] as const] : [];
    }),
  );
}

/** A listed member by the last part of its address; null where none has it. A merged one leads to what it became. */
export async function getListedMember(slug: string): Promise<ListedMember | null> {
  const row =
    (await db.organization.findFirst({ where: { ...listed, slug }, select: shown })) ??
    (await db.organization.findFirst({
      where: { ...listed, mergedFrom: { some: { slug } } },
      select: shown,
    }));
  return row && memberOf(row);
}

/** The conditions of a filter on listed members that stand for themselves. `same`: ids of those shown as records. */
const chosen = (same: string[], { sector, county, coalition }: Partial<DirectoryFilter>) => Prisma.sql`
  listed_at is not null and merged_into_id is null and id <> all(${same}::uuid[])
  and (${sector ?? null}::text is null or sector = ${sector ?? null})
  and (${county ?? null}::text is null or county = ${county ?? null})
  and ${isIn(coalition)}`;

/** Whether a member says that it takes part in a coalition; without one the list's own index is enough. */
const isIn = (coalition: string | undefined) =>
  coalition ? Prisma.sql`coalitions @> array[${coalition}]::text[]` : Prisma.sql`true`;

/** Where a letter's names lie in the list's own order, which is that of their signs' codes. */
function within(letter: string | undefined) {
  if (!letter) return Prisma.sql`true`;
  if (letter === "other") return Prisma.sql`(name_key collate "C" < 'a' or name_key collate "C" >= '{')`;
  const next = String.fromCharCode(letter.charCodeAt(0) + 1);
  return Prisma.sql`name_key collate "C" >= ${letter} and name_key collate "C" < ${next}`;
}

/** How many listed members each initial, sector and county has, and how many of those are in a coalition. */
const countMembers = (same: string[], { coalition }: DirectoryFilter) => db.$queryRaw<Tally[]>`
  select left(name_key, 1) as initial, sector, county, count(*)::int as count,
    (count(*) filter (where ${isIn(coalition)}))::int as fit
  from organization where ${chosen(same, {})} group by 1, 2, 3`;

/** Some listed members in the list's order, among the records that are given. */
const listPage = (same: string[], filter: DirectoryFilter, records: readonly RecordEntry[]) => {
  const from = (filter.page - 1) * PAGE_LENGTH;
  return db.$queryRaw<DirectoryEntry[]>`
    with record as (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as record (slug text, name text, sort text, sector text, county text, since timestamptz)
    ), page as (
      (select id, name_key collate "C" as sort, slug collate "C" as slug from organization
        where ${chosen(same, filter)} and ${within(filter.letter)}
        order by 2, 3 limit ${from + PAGE_LENGTH})
      union all
      select null, sort collate "C", slug collate "C" from record
      order by 2, 3 limit ${PAGE_LENGTH} offset ${from}
    )
    select page.slug, coalesce(o.name, r.name) as name, coalesce(o.sector, r.sector) as sector,
      coalesce(o.county, r.county) as county, coalesce(r.since, (select min(since) from membership
        where organization_id = page.id and status = 'active')) as since
    from page left join organization o using (id) left join record r on page.id is null and r.slug = page.slug
    order by page.sort, page.slug`;
};

/**
 * A page of everyone who is listed publicly, by name: members and the content's records, each organization once. The
 * list's own index gives both the page and the counts; see prisma/migrations/0003_listing.
 */
export async function listDirectory(records: Records, filter: DirectoryFilter): Promise<Directory> {
  const members = await listMembersOfRecord(records);
  const same = [...members.values()].map(({ id }) => id);
  const known = recordEntries(records, members);
  const shownRecords = known.filter((entry) => fits(entry, filter) && isUnder(entry, filter.letter));
  const [tallies, entries] = await Promise.all([
    countMembers(same, filter),
    listPage(same, filter, shownRecords),
  ]);
  return { ...directoryOf(known, tallies, filter), entries };
}

/** The same for a page that must stand in any case: while the database cannot be asked, the records alone. */
export async function findDirectory(
  records: Records,
  filter: DirectoryFilter,
): Promise<Directory & { whole: boolean }> {
  try {
    return { ...(await listDirectory(records, filter)), whole: true };
  } catch (cause) {
    log.warn({ err: cause }, "the list of organizations stands without its members");
    return { ...directoryOf(recordEntries(records, new Map()), [], filter), whole: false };
  }
}
