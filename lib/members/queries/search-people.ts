import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { MemberSort } from "../member-list";
import { countPeople } from "./count-people";
import { EVERY, findInOrder, type Hit, orders, type Place } from "./find-in-order";
import { type FilterSql, filterSql } from "./filter-sql";
import { fittingSql } from "./fitting-sql";
import { anyoneHas, asItIs, likeIt, MOST_COUNTED, readSearch, type ResolvedSearch } from "./resolve-search";
import { partWords } from "./search-words";

/** Those who have every word as it was typed, and the rest of those who are found. */
export type Tier = "whole" | "rest";

/** Where a page begins. */
export type Cursor = Place & { tier: Tier };

type Asked = {
  sort: MemberSort;
  cursor: Cursor | null;
  limit: number;
  /** How many are counted; fewer in tests, where there are few people. */
  most?: number;
};
type Found = Hit & { tier: Tier };
type WordSearch = Omit<ResolvedSearch, "near">;

/** Of so few whom a filter fits each is looked at, rather than everyone with the words. */
const FEW = 5000;

const isEveryone = (filter: PersonFilter): boolean => "all" in filter && filter.all.length === 0;

/** Whether a person fits the filter: by the bits, or as they are. */
const IN_BITS = "(get_bit((select bits from string), p.number) = 1 or p.number in (select number from late))";

/** What of a filter an index knows: said beside the bits, it narrows down whose words are looked at. */
function indexed(filter: PersonFilter, start: number): FilterSql {
  const parts = "all" in filter ? filter.all : [filter];
  const said: string[] = [];
  const params: unknown[] = [];
  for (const part of parts) {
    if (!("field" in part)) continue;
    if (part.field === "county" || part.field === "source" || part.field === "tag") {
      const { sql, params: more } = filterSql(part, start + params.length);
      said.push(sql);
      params.push(...more);
    } else if (part.field === "sector" || part.field === "district" || part.field === "coalition")
      said.push("p.representative_status in ('active', 'paused', 'pending')");
  }
  return { sql: said.length === 0 ? "true" : said.join(" and "), params };
}

const STRING = "string as materialized (select bits_joined(bits order by chunk) as bits from fits)";

/**
 * Finds by what was typed, or where nobody has it, by words like it: `near`.
 */
export async function findTyped(
  filter: PersonFilter,
  q: string,
  asked: Asked,
): Promise<{ total: number; hits: Found[]; near: boolean }> {
  const read = await readSearch(q);
  if (!read) return { total: 0, hits: [], near: false };
  const [{ near }, found] = await Promise.all([asItIs(read), findBySearch(filter, read, asked)]);
  if (found.total > 0 || (await anyoneHas(read.fits))) return { ...found, near };
  return { ...(await findBySearch(filter, await likeIt(read), asked)), near: true };
}

/**
 * Some of those who are found by a search and fit a filter, those first who have every word as it was typed, and how
 * many they are: those whose words are common are all counted, of others no more than `MOST_COUNTED` and one.
 */
export async function findBySearch(
  filter: PersonFilter,
  search: WordSearch,
  { most = MOST_COUNTED, ...rest }: Asked,
): Promise<{ total: number; hits: Found[] }> {
  const asked = { ...rest, most };
  const parts = partWords(search.fits, search.common);
  if (parts.byIndex === null) return byBits(filter, search, asked);
  const { total, hits } = await amongFound(filter, search, parts, asked);
  return total <= most ? { total, hits } : { total, hits: await amongMany(filter, search, asked) };
}

/** By the bits of their words. */
async function byBits(
  filter: PersonFilter,
  { fits, whole, common }: WordSearch,
  { sort, cursor, limit }: Asked,
): Promise<{ total: number; hits: Found[] }> {
  const now = new Date();
  const find = async (tier: Tier, query: string, wanted: number) => {
    const behind = cursor?.tier === tier ? cursor : null;
    const found = await findInOrder(filter, {
      ...{ searched: { query, common }, sort, behind, limit: wanted, now },
    });
    return { ...found, hits: found.hits.map((hit): Found => ({ ...hit, tier })) };
  };
  const count = (query: string) => countPeople(filter, now, { query, common });
  const first =
    cursor?.tier === "rest" ? { total: await count(whole), hits: [] } : await find("whole", whole, limit);
  const left = limit - first.hits.length;
  if (left === 0) return { total: await count(fits), hits: first.hits };
  const rest = await find("rest", `(${fits}) & !(${whole})`, left);
  return { total: first.total + rest.total, hits: [...first.hits, ...rest.hits] };
}

/**
 * Looks up those who are found, up to so many, and puts them in order: by their words, or where the filter leaves few by
 * that.
 */
async function amongFound(
  filter: PersonFilter,
  { whole, common }: WordSearch,
  parts: ReturnType<typeof partWords>,
  { sort, cursor, limit, most }: Required<Asked>,
) {
  const { key, type, direction } = orders[sort];
  const byFilter = !isEveryone(filter) && (await countPeople(filter)) <= FEW;
  const searched = parts.byBits === null ? null : { query: parts.byBits, common };
  const { sql, params } = fittingSql(filter, new Date(), searched);
  const index = indexed(filter, params.length + 1);
  params.push(...index.params);
  const bind = (value: unknown, as: string) => `$${params.push(value)}::${as}`;
  const than = direction === "asc" ? ">" : "<";
  const place = cursor && `(${bind(cursor.key, type)}, ${bind(cursor.id, "uuid")})`;
  const after = !cursor
    ? "true"
    : cursor.tier === "rest"
      ? `not whole and (key, id) ${than} ${place}`
      : `(not whole or (key, id) ${than} ${place})`;
  const { rows } = await pgPool().query<Hit & { total: number; whole: boolean }>(
    `with ${sql}, ${STRING}, found as materialized (
       select p.id, ${key} as key, p.words @@ ${bind(whole, "tsquery")} as whole
       from ${byFilter ? EVERY : "person p"}
       where p.words @@ ${bind(parts.byIndex, "tsquery")} and ${byFilter || (isEveryone(filter) && !searched) ? "true" : IN_BITS} and ${index.sql}
       limit ${most + 1}),
     page as (
       select id, key, whole from found where ${after} order by whole desc, found.key ${direction}, id ${direction} limit ${limit})
     select (select count(*)::int from found) as total, id, key, whole from (select) once left join page on true
     order by whole desc, key ${direction}, id ${direction}`,
    params,
  );
  return {
    total: rows[0]!.total,
    hits: rows.flatMap(({ id, key: at, whole }): Found[] =>
      id === null ? [] : [{ id, key: at, tier: whole ? "whole" : "rest" }],
    ),
  };
}

/** Very many are found: they are met soon on the way through the order. */
async function amongMany(
  filter: PersonFilter,
  search: WordSearch,
  { sort, cursor, limit }: Asked,
): Promise<Found[]> {
  const hits: Found[] = [];
  for (const tier of ["whole", "rest"] as const) {
    if (hits.length === limit || (cursor?.tier === "rest" && tier === "whole")) continue;
    const { key, type, direction } = orders[sort];
    const { sql, params } = fittingSql(filter);
    const bind = (value: unknown, as: string) => `$${params.push(value)}::${as}`;
    const whole = `p.words @@ ${bind(search.whole, "tsquery")}`;
    const words = tier === "whole" ? whole : `p.words @@ ${bind(search.fits, "tsquery")} and not ${whole}`;
    const behind =
      cursor?.tier === tier
        ? `(${key}, p.id) ${direction === "asc" ? ">" : "<"} (${bind(cursor.key, type)}, ${bind(cursor.id, "uuid")})`
        : "true";
    const { rows } = await pgPool().query<Hit>(
      `with ${sql}, ${STRING} select p.id, ${key} as key from person p where ${words} and ${isEveryone(filter) ? "true" : IN_BITS} and ${behind}
       order by ${key} ${direction}, p.id ${direction} limit ${limit - hits.length}`,
      params,
    );
    hits.push(...rows.map((hit) => ({ ...hit, tier })));
  }
  return hits;
}
