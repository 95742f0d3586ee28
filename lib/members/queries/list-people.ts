import { pgPool } from "@/lib/platform/db";
import type { MemberListQuery } from "../member-list";
import type { StaffViewer } from "../policy";
import { findInOrder, type Hit, orders } from "./find-in-order";
import { chosenPeople } from "./member-list-filter";
import { requireCan } from "./require-can";
import { MOST_COUNTED } from "./resolve-search";
import type { PeoplePage, PersonLine } from "./schema";
import { type Cursor, findTyped, type Tier } from "./search-people";

const PAGE = 50;
function readCursor(text: string | undefined, type: "timestamptz" | "text"): Cursor | null {
  const [, tier, id, key] = /^(whole|rest)\.([0-9a-f-]{36})\.(.*)$/s.exec(text ?? "") ?? [];
  if (!tier || !id || key === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return null;
  const isMoment = /^\d{4}-.*Z$/.test(key) && !Number.isNaN(Date.parse(key));
  if (key.includes("\0") || (type === "timestamptz" && key !== "-infinity" && !isMoment)) return null;
  return { tier: tier as Tier, id, key };
}

const written = (key: Hit["key"]): string =>
  key instanceof Date ? key.toISOString() : typeof key === "number" ? "-infinity" : key;

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
  const sort = query.sort ?? "newest";
  const cursor = readCursor(query.after, orders[sort].type);
  const limit = PAGE + 1;
  const { total, hits, near } =
    query.q === ""
      ? { ...(await findInOrder(filter, { sort, behind: cursor, limit })), near: false }
      : await findTyped(filter, query.q, { sort, cursor, limit });
  const shown = hits.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    lines: await draw(shown.map(({ id }) => id)),
    total: query.q === "" ? total : Math.min(total, MOST_COUNTED),
    more: query.q !== "" && total > MOST_COUNTED,
    near,
    ...(hits.length > PAGE && last
      ? { next: `${"tier" in last ? last.tier : "rest"}.${last.id}.${written(last.key)}` }
      : {}),
  };
}
