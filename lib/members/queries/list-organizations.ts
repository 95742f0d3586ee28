import { db } from "@/lib/platform/db";
import { Prisma } from "@/prisma/client/client";
import type { StaffViewer } from "../policy";
import type { ListingState, OrganizationLine, OrganizationListQuery } from "./organization-schema";
import { requireCan } from "./require-can";
import type { Page } from "./schema";

const PAGE = 50;

const states: Record<ListingState, Prisma.Sql> = {
  listed: Prisma.sql`o.listed_at is not null`,
  waiting: Prisma.sql`(o.wants_listing and o.listed_at is null and o.listing_asked_at is not null
    and exists (select from membership m where m.organization_id = o.id and m.status in ('active', 'paused')))`,
  declined: Prisma.sql`(o.listed_at is null and o.listed_how = 'staff' and o.listing_asked_at is null)`,
  none: Prisma.sql`(o.listed_at is null and not o.wants_listing)`,
};

// As search_text is written: see prisma/migrations/0010_organizations.
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const like = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
const has = (word: string) => Prisma.sql`o.search_text like ${`%${like(word)}%`}`;

/** A word is found as it is, or nearly so: one that was mistyped is like some word of a name, if it is long enough. */
const holds = (word: string) =>
  [...word].length < 3 ? has(word) : Prisma.sql`(${has(word)} or ${word} <% o.search_text)`;

/**
 * How well an organization fits: its name begins with what was typed, a word of it does, every word is in it, or is like
 * something in it. Only for the last are words compared letter by letter, and those are few.
 */
const rankOf = (words: readonly string[]) => {
  const typed = words.join(" ");
  return Prisma.sql`case when o.search_text like ${`${like(typed)}%`} then 4
    when o.search_text like ${`% ${like(typed)}%`} then 3
    when ${Prisma.join(words.map(has), " and ")} then 2
    else round(word_similarity(${typed}, o.search_text)::numeric, 3) end`;
};

/**
 * Organizations that stand, without the records that were merged into others: by how well they fit the search, or the
 * newest first.
 */
export async function listOrganizations(
  viewer: StaffViewer,
  { q, sector, county, coalition, listing, tag, after }: OrganizationListQuery,
): Promise<Page<OrganizationLine>> {
  requireCan(viewer, "manage-members");
  const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 5);
  const conditions = [
    Prisma.sql`o.merged_into_id is null`,
    ...words.map(holds),
    ...(sector ? [Prisma.sql`o.sector = ${sector}`] : []),
    ...(county ? [Prisma.sql`o.county = ${county}`] : []),
    ...(coalition ? [Prisma.sql`${coalition} = any(o.coalitions)`] : []),
    ...(listing ? [states[listing]] : []),
    ...(tag ? [Prisma.sql`${tag} = any(o.tags)`] : []),
  ];
  const fit = Prisma.join(conditions, " and ");
  // Without a search they stand in the order of their ids, which is that in which they came, and a page is met soon.
  const page =
    words.length === 0
      ? Prisma.sql`page as (
          select o.id, 0 as rank from organization o
          where ${fit} and ${after ? Prisma.sql`o.id < ${after}::uuid` : Prisma.sql`true`}
          order by o.id desc limit ${PAGE + 1})`
      : Prisma.sql`fitting as (
          select o.id, ${rankOf(words)} as rank from organization o where ${fit}
        ), page as (
          select f.id, f.rank from fitting f
          where ${after ?? null}::uuid is null
            or (f.rank, f.id) < (select last.rank, last.id from fitting last where last.id = ${after ?? null}::uuid)
          order by f.rank desc, f.id desc limit ${PAGE + 1})`;
  const rows = await db.$queryRaw<OrganizationLine[]>`
    with ${page}
    select o.id::text, o.name, o.abbreviation, o.domain, o.sector, o.county, o.tags, o.created_at as since,
      case when o.listed_at is not null then 'listed'
        when not o.wants_listing then 'none'
        when o.listing_asked_at is not null then 'waiting'
        when o.listed_how = 'staff' then 'declined' else 'waiting' end as listing,
      (select count(*)::int from membership m where m.organization_id = o.id
        and m.status in ('active', 'paused')) as people
    from page join organization o using (id) order by page.rank desc, page.id desc`;
  const lines = rows.slice(0, PAGE);
  return { lines, ...(rows.length > PAGE ? { next: lines.at(-1)!.id } : {}) };
}

/** The tags that organizations have, by name, 200 at most. */
export async function listOrganizationTags(viewer: StaffViewer): Promise<string[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.$queryRaw<{ tag: string }[]>`
    select distinct unnest(tags) as tag from organization where merged_into_id is null order by 1 limit 200`;
  return rows.map(({ tag }) => tag);
}
