import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { MemberSort } from "../member-list";
import { californiaDay, daysBefore, filterSql } from "./filter-sql";
import { fittingSql, joiningDayNumber } from "./fitting-sql";

/** How much is done in which way. Fewer in tests, where there are few people. */
const usual = {
  /** So few are all fetched and then put in order. */
  few: 3000,
  /** So many are looked at in their order before it is asked on which days those who fit joined. */
  walk: 3000,
  /** So many who joined on one day are fetched; of more, some are met on the way through the day. */
  crowd: 2000,
};

type Order = { key: string; type: "timestamptz" | "text"; direction: "asc" | "desc" };

export const orders: Record<MemberSort, Order> = {
  newest: { key: "coalesce(p.member_since, '-infinity')", type: "timestamptz", direction: "desc" },
  oldest: { key: "coalesce(p.member_since, '-infinity')", type: "timestamptz", direction: "asc" },
  name: { key: `p.name_key collate "C"`, type: "text", direction: "asc" },
};

/** Somebody in an order. The key is a moment, a name, or for those who are no members minus infinity. */
export type Hit = { id: string; key: Date | string | number };

/** Behind whom to go on: a key as text, and an id. */
export type Place = { key: string; id: string };

/**
 * All who fit, as rows `p` of person. Each is fetched by number: the database cannot know that they are few, and would
 * rather read everyone.
 */
export const EVERY = `(select n.number from fits, bits_numbers(fits.chunk, fits.bits) as n (number)
  union all select number from late) chosen
  cross join lateral (select * from person where person.number = chosen.number offset 0) p`;

type Asked = {
  filter: PersonFilter;
  sort: MemberSort;
  behind: Place | null;
  limit: number;
  now: Date;
  ways: typeof usual;
};

/**
 * Some of those who fit a filter, in an order, and how many they are in all. However many there are, and wherever in the
 * order they stand, only few records are read: those of few people are put in order, in the order of joining their days
 * are found by bits, and by name they are met on the way.
 */
export async function findInOrder(
  filter: PersonFilter,
  { now = new Date(), ways = usual, ...rest }: Pick<Asked, "sort" | "behind" | "limit"> & Partial<Asked>,
): Promise<{ total: number; hits: Hit[] }> {
  const asked = { ...rest, filter, now, ways };
  // Where many fit, some do soon.
  const { total, hits } = await byWalking(asked, ways.walk);
  if (total === 0 || hits.length === asked.limit) return { total, hits };
  if (total <= ways.few) return { total, hits: await amongFew(asked) };
  if (asked.sort === "name") return { total, hits: (await byWalking(asked, null)).hits };
  if (asked.behind === null) return { total, hits: await byDay(asked) };
  const same = await onTheDayOf(asked, asked.behind);
  const limit = asked.limit - same.length;
  const more =
    limit === 0
      ? []
      : await byDay({ ...asked, limit, filter: { all: [filter, beyond(asked.behind, asked.sort)] } });
  return { total, hits: [...same, ...more] };
}

async function amongFew({ filter, sort, behind, limit, now }: Asked): Promise<Hit[]> {
  const { key, type, direction } = orders[sort];
  const { sql, params } = fittingSql(filter, 1, now);
  const after = behindSql(params, behind, type, direction);
  return run(
    `with ${sql}, hit as materialized (select p.id, ${key} as key from ${EVERY})
     select id, key from hit where ${after} order by hit.key ${direction}, id ${direction} limit ${limit}`,
    params,
  );
}

/**
 * How many fit, and those of them who are met on the way through the order; fewer than wanted where it would take long.
 * @param most how many are looked at; null: as many as it takes
 */
async function byWalking(
  { filter, sort, behind, limit, now }: Asked,
  most: number | null,
): Promise<{ total: number; hits: Hit[] }> {
  const { key, type, direction } = orders[sort];
  const { sql, params } = fittingSql(filter, 1, now);
  const after = behindSql(params, behind, type, direction);
  const inOrder = `order by key ${direction}, id ${direction}`;
  const { rows } = await pgPool().query<Hit & { total: number }>(
    `with ${sql}, string as materialized (select bits_joined(bits order by chunk) as bits from fits),
     looked as ${most === null ? "not " : ""}materialized (
       select id, key, number from (select p.id, ${key} as key, p.number from person p) p
       where ${after} ${inOrder} ${most === null ? "" : `limit ${most}`}),
     met as materialized (
       select id, key from looked
       where get_bit((select bits from string), number) = 1 ${inOrder} limit ${limit}),
     hit as (
       select id, key from met
       union all select id, key from (select p.id, ${key} as key from late join person p using (number)) p
       where ${after}${most === null ? "" : ` and exists (select from met offset ${limit - 1})`}),
     page as (select id, key from hit ${inOrder} limit ${limit})
     select ((select coalesce(sum(bit_count(bits)), 0) from fits) + (select count(*) from late))::int as total, id, key
     from (select) once left join page on true ${inOrder}`,
    params,
  );
  return {
    total: rows[0]!.total,
    hits: rows.flatMap(({ id, key: at }) => (id === null ? [] : [{ id, key: at }])),
  };
}

/** In the order of joining. */
async function byDay({ filter, sort, limit, now, ways }: Asked): Promise<Hit[]> {
  const { key, direction } = orders[sort];
  const { sql, params } = fittingSql(filter, 1, now);
  return run(
    `with ${sql}, string as materialized (select bits_joined(bits order by chunk) as bits from fits),
     strings as materialized (
       select array_agg(chunk order by chunk) as chunks, array_agg(bits order by chunk) as bits from fits),
     first as materialized (
       select f.numbers, f.day from strings s, bits_first(s.chunks, s.bits, ${limit}, ${direction === "desc"}, ${ways.crowd}) f),
     crowd as materialized (
       select p.id, ${key} as key from person p
       where ${key} >= (select bits_day_begins(day) from first) and ${key} < (select bits_day_begins(day + 1) from first)
         and get_bit((select bits from string), p.number) = 1
       order by ${key} ${direction}, p.id ${direction} limit ${limit}),
     hit as (
       select p.id, ${key} as key from first, unnest(first.numbers) n (number) join person p using (number)
       union all select id, key from crowd
       union all select p.id, ${key} from late join person p using (number))
     select id, key from hit order by hit.key ${direction}, id ${direction} limit ${limit}`,
    params,
  );
}

/** Those who joined on the day of somebody, behind them. */
async function onTheDayOf({ filter, sort, limit, now }: Asked, behind: Place): Promise<Hit[]> {
  const { key, type, direction } = orders[sort];
  const { sql, params } = filterSql(filter, 1, now);
  const bind = (value: unknown, as: string) => `$${params.push(value)}::${as}`;
  const day = bind(dayOf(behind), "int");
  return run(
    `select p.id, ${key} as key from person p
     where ${key} >= bits_day_begins(${day}) and ${key} < bits_day_begins(${day} + 1)
       and (${key}, p.id) ${direction === "asc" ? ">" : "<"} (${bind(behind.key, type)}, ${bind(behind.id, "uuid")})
       and ${sql}
     order by ${key} ${direction}, p.id ${direction} limit ${limit}`,
    params,
  );
}

const dayOf = ({ key }: Place): number => (key === "-infinity" ? 0 : joiningDayNumber(new Date(key)));

/** Those who joined on a later day than somebody, or on an earlier one. */
function beyond(place: Place, sort: MemberSort): PersonFilter {
  const ever: PersonFilter = {
    any: [
      { field: "since", before: "2000-01-01" },
      { field: "since", from: "2000-01-01" },
    ],
  };
  if (place.key === "-infinity") return sort === "newest" ? { any: [] } : ever;
  const day = californiaDay(new Date(place.key));
  return sort === "newest"
    ? { not: { field: "since", from: day } }
    : { field: "since", from: daysBefore(day, -1) };
}

function behindSql(params: unknown[], behind: Place | null, type: string, direction: string): string {
  if (behind === null) return "true";
  const [key, id] = [params.push(behind.key), params.push(behind.id)];
  return `(key, id) ${direction === "asc" ? ">" : "<"} ($${key}::${type}, $${id}::uuid)`;
}

async function run(sql: string, params: unknown[]): Promise<Hit[]> {
  return (await pgPool().query<Hit>(sql, params)).rows;
}
