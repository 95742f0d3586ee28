import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { MemberListQuery, MemberSort } from "../member-list";
import type { StaffViewer } from "../policy";
import { countPeople } from "./count-people";
import { filterSql } from "./filter-sql";
import { chosenPeople } from "./member-list-filter";
import { requireCan } from "./require-can";
import { resolveSearch, type ResolvedSearch } from "./resolve-search";
import type { PeoplePage, PersonLine } from "./schema";

const PAGE = 50;
/** So few are all fetched and then put in order; more are met soon enough on the way through the order. */
const FEW = 3000;
/** A word that so many have is typed no further to find out how many exactly. */
const MOST_COUNTED = 10_000;

type Order = { key: string; type: string; direction: "asc" | "desc" };

const orders: Record<MemberSort, Order> = {
  newest: { key: "coalesce(p.member_since, '-infinity')", type: "timestamptz", direction: "desc" },
  oldest: { key: "coalesce(p.member_since, '-infinity')", type: "timestamptz", direction: "asc" },
  name: { key: `p.name_key collate "C"`, type: "text", direction: "asc" },
};

/** Where a page begins: behind this key and id, among those who have the words whole or among the rest. */
type Cursor = { tier: "whole" | "rest"; key: string; id: string };

function readCursor(text: string | undefined, { type }: Order): Cursor | null {
  const [, tier, id, key] = /^(whole|rest)\.([0-9a-f-]{36})\.(.*)$/s.exec(text ?? "") ?? [];
  if (!tier || !id || key === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return null;
  const isMoment = /^\d{4}-.*Z$/.test(key) && !Number.isNaN(Date.parse(key));
  if (key.includes("\0") || (type === "timestamptz" && key !== "-infinity" && !isMoment)) return null;
  return { tier: tier as Cursor["tier"], id, key };
}

/** The key is a moment, a name, or for those who are no members minus infinity. */
type Hit = { id: string; key: Date | string | number };

const written = (key: Hit["key"]): string =>
  key instanceof Date ? key.toISOString() : typeof key === "number" ? "-infinity" : key;

/** Some of those who fit, in the list's order. */
async function listHits(
  filter: PersonFilter,
  search: ResolvedSearch | null,
  {
    order,
    few,
    tier,
    from,
    limit,
  }: { order: Order; few: boolean; tier: Cursor["tier"]; from: Cursor | null; limit: number },
): Promise<Hit[]> {
  const { sql, params } = filterSql(filter);
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`;
  const conditions = [sql];
  if (search && tier === "whole") conditions.push(`p.words @@ ${bind(search.whole, "tsquery")}`);
  if (search && tier === "rest")
    conditions.push(
      `p.words @@ ${bind(search.fits, "tsquery")} and not p.words @@ ${bind(search.whole, "tsquery")}`,
    );
  const { key, type, direction } = order;
  const behind = from
    ? `(key, id) ${direction === "asc" ? ">" : "<"} (${bind(from.key, type)}, ${bind(from.id, "uuid")})`
    : "true";
  const fit = `select p.id, ${key} as key from person p where ${conditions.join(" and ")}`;
  // Told to fetch them first, the database does not walk through a million in order to meet three.
  const { rows } = await pgPool().query<Hit>(
    `with fit as ${few ? "" : "not "}materialized (${fit})
     select id, key from fit where ${behind} order by fit.key ${direction}, id ${direction} limit ${limit}`,
    params,
  );
  return rows;
}

/** The hits as they are shown, in their order. */
async function draw(ids: readonly string[]): Promise<PersonLine[]> {
  const { rows } = await pgPool().query<PersonLine>({
    name: "draw people",
    text: `select p.id, trim(p.first_name || ' ' || p.last_name) as name, p.email, p.zip, p.county, p.locale,
       p.interests, p.audience, p.frequency::text, p.individual_status::text as "individualStatus",
       p.representative_status::text as "representativeStatus", p.unsubscribed_at is null as subscribed,
       p.member_since as since, p.source_kind::text as "sourceKind", p.source, p.last_active_on::text as "lastActiveOn",
       p.tags, p.staff_role is not null as staff,
       array(select o.name from membership m join organization o on o.id = m.organization_id
         where m.person_id = p.id and m.status in ('active', 'paused', 'pending') order by m.since) as organizations
     from unnest($1::uuid[]) with ordinality as hit (id, nth) join person p using (id) order by nth`,
    values: [ids],
  });
  return rows;
}

/**
 * A page of the people who fit, with how many they are. With a search those come first who have every word as it was
 * typed; within that, the chosen order.
 */
export async function listPeople(viewer: StaffViewer, query: MemberListQuery): Promise<PeoplePage> {
  requireCan(viewer, "manage-members");
  const filter = await chosenPeople(query);
  const search = query.q === "" ? null : await resolveSearch(query.q);
  if (query.q !== "" && !search) return { lines: [], total: 0, more: false, near: false };
  const total = await countFound(filter, search);
  if (total === 0) return { lines: [], total, more: false, near: false };
  const order = orders[query.sort ?? "newest"];
  const cursor = readCursor(query.after, order);
  const hits: (Hit & { tier: Cursor["tier"] })[] = [];
  for (const tier of search ? (["whole", "rest"] as const) : (["rest"] as const)) {
    if (hits.length > PAGE || (cursor?.tier === "rest" && tier === "whole")) continue;
    const from = cursor?.tier === tier ? cursor : null;
    const limit = PAGE + 1 - hits.length;
    const found = await listHits(filter, search, { order, few: total <= FEW, tier, from, limit });
    hits.push(...found.map((hit) => ({ ...hit, tier })));
  }
  const shown = hits.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    lines: await draw(shown.map(({ id }) => id)),
    total: search ? Math.min(total, MOST_COUNTED) : total,
    more: search !== null && total > MOST_COUNTED,
    near: search?.near ?? false,
    ...(hits.length > PAGE && last ? { next: `${last.tier}.${last.id}.${written(last.key)}` } : {}),
  };
}

/** How many fit; of a search no more than `MOST_COUNTED` and one are counted. */
async function countFound(filter: PersonFilter, search: ResolvedSearch | null): Promise<number> {
  if (!search) return countPeople(filter);
  const { sql, params } = filterSql(filter, 2);
  const { rows } = await pgPool().query<{ count: number }>(
    `select count(*)::int as count from (
       select from person p where p.words @@ $1::tsquery and ${sql} limit ${MOST_COUNTED + 1}) found`,
    [search.fits, ...params],
  );
  return rows[0]!.count;
}
