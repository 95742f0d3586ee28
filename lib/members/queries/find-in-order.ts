import { homeDay } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/db";
import type { PersonFilter } from "../filter";
import type { MemberSort } from "../member-list";
import { daysBefore, filterSql } from "./filter-sql";
import { fittingSql, joiningDayNumber } from "./fitting-sql";
import type { SearchedWords } from "./search-words";

/** How much is done in which way. Fewer in tests, where there are few people. */
const usual = {
  /** So few are all fetched and then put in order. */
  few: 800,
  /** So many at least are looked at in their order before it is asked on which days those who fit joined. */
  walk: 3000,
  /** So many at most; null: to the end. */
  far: 60_000 as number | null,
  /** So many are fetched by name where a word was searched for: those who have it in their names stand together. */
  namesakes: 10_000,
  /** So many who joined on one day are fetched; of more, some are met on the way through the day. */
  crowd: 2000,
};

/** So many times as far as one would go if those who fit stood evenly in the order. */
const TIMES_EVEN = 3;

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
  /** Words that they have as well. */
  searched: SearchedWords | null;
  sort: MemberSort;
  behind: Place | null;
  limit: number;
  now: Date;
  ways: typeof usual;
};

/**
 * Some of those who fit a filter, in an order, and how many they are in all. However many there are, and wherever in the
 * order they stand, only few records are read: those of few people are put in order, many are met on the way through the
 * order, and where that would be long their days are found by bits.
 */
export async function findInOrder(
  filter: PersonFilter,
  {
    searched = null,
    now = new Date(),
    ways = usual,
    ...rest
  }: Pick<Asked, "sort" | "behind" | "limit"> & Partial<Asked>,
): Promise<{ total: number; hits: Hit[] }> {
  const few = searched && rest.sort === "name" ? ways.namesakes : ways.few;
  const asked = { ...rest, filter, searched, now, ways: { ...ways, few } };
  const { total, hits } = await byWalking(asked);
  if (total <= few || hits.length === asked.limit) return { total, hits };
  if (asked.sort === "name") return byWalking({ ...asked, ways: { ...ways, far: null } });
  if (asked.behind === null) return { total, hits: await byDay(asked) };
  const same = await onTheDayOf(asked, asked.behind);
  const limit = asked.limit - same.length;
  const more =
    limit === 0
      ? []
      : await byDay({ ...asked, limit, filter: { all: [filter, beyond(asked.behind, asked.sort)] } });
  return { total, hits: [...same, ...more] };
}

/**
 * How many fit, and some of them: few are put in order, many are met on the way through it. It is gone no farther than
 * they are likely to be: those whose bits are not written are left out then, unless enough were met.
 */
async function byWalking({
  filter,
  searched,
  sort,
  behind,
  limit,
  now,
  ways,
}: Asked): Promise<{ total: number; hits: Hit[] }> {
  const { key, type, direction } = orders[sort];
  const { sql, params } = fittingSql(filter, now, searched);
  const after = behindSql(params, behind, type, direction);
  const inOrder = `order by key ${direction}, id ${direction}`;
  const evenly = `greatest(${TIMES_EVEN * limit} * (select max(number)::bigint from person) / total, ${ways.walk})`;
  const far = ways.far === null ? "null" : `least(${evenly}, ${ways.far})`;
  const { rows } = await pgPool().query<Hit & { total: number }>(
    `with ${sql}, string as materialized (select bits_joined(bits order by chunk) as bits from fits),
     counted as materialized (
       select ((select coalesce(sum(bit_count(bits)), 0) from fits) + (select count(*) from late))::int as total),
     looked as (
       select id, key, number from (select p.id, ${key} as key, p.number from person p) p
       where ${after} ${inOrder}
       limit (select case when total > ${ways.few} then ${far} else 0 end from counted)),
     met as materialized (
       select id, key from looked
       where get_bit((select bits from string), number) = 1 ${inOrder} limit ${limit}),
     few as (select p.id, ${key} as key from ${EVERY} where (select total <= ${ways.few} from counted)),
     hit as (
       select id, key from met
       union all select id, key from few where ${after}
       union all select id, key from (select p.id, ${key} as key from late join person p using (number)) p
       where ${after} and ${ways.far === null ? `(select total > ${ways.few} from counted)` : `exists (select from met offset ${limit - 1})`}),
     page as (select id, key from hit ${inOrder} limit ${limit})
     select total, id, key from counted left join page on true ${inOrder}`,
    params,
  );
  return {
    total: rows[0]!.total,
    hits: rows.flatMap(({ id, key: at }) => (id === null ? [] : [{ id, key: at }])),
  };
}

/** In the order of joining. */
async function byDay({ filter, searched, sort, limit, now, ways }: Asked): Promise<Hit[]> {
  const { key, direction } = orders[sort];
  const { sql, params } = fittingSql(filter, now, searched);
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
async function onTheDayOf({ filter, searched, sort, limit, now }: Asked, behind: Place): Promise<Hit[]> {
  const { key, type, direction } = orders[sort];
  const { sql, params } = filterSql(filter, 1, now);
  const bind = (value: unknown, as: string) => `$${params.push(value)}::${as}`;
  const day = bind(dayOf(behind), "int");
  return run(
    `select p.id, ${key} as key from person p
     where ${key} >= bits_day_begins(${day}) and ${key} < bits_day_begins(${day} + 1)
       and (${key}, p.id) ${direction === "asc" ? ">" : "<"} (${bind(behind.key, type)}, ${bind(behind.id, "uuid")})
       and ${sql} and ${searched ? `p.words @@ ${bind(searched.query, "tsquery")}` : "true"}
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
  const day = homeDay(new Date(place.key));
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
