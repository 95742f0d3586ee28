import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { resolveSearch } from "@/lib/members/queries/resolve-search";
import { pgPool } from "@/lib/platform/db";
import type { ReportListQuery } from "../report";
import type { DeliveryState } from "../schema";
import { isId } from "./content-of";
import { rowSql, whyCode } from "./delivery-sql";

const PAGE = 50;
/** So few are all fetched and then put in order; more are met soon enough on the way through the order. */
const FEW = 5000;
/** Of a search no more people than that are looked up. */
const MOST_FOUND = 5000;

export type DeliveryLine = {
  id: string;
  /** Null: they are not known here any more. */
  personId: string | null;
  /** First and last name; "" where none is known. */
  name: string;
  /** "" once they were erased. */
  email: string;
  locale: string;
  status: DeliveryState;
  why: string;
  /** The server's words, or our reason. */
  reason: string | null;
  attempts: number;
  at: Date | null;
  messageId: string | null;
};

export type DeliveryPage = {
  lines: DeliveryLine[];
  total: number;
  /** The search has more people than are looked up: there may be others. */
  more: boolean;
  next?: string;
};

/**
 * A page of the people a row of an update's report stands for, by address. A search finds them as the list of members
 * does: by the beginnings of their names, addresses and organizations.
 * @throws AppError "forbidden" unless the viewer looks after members: addresses are nobody else's business
 */
export async function listDeliveries(
  viewer: StaffViewer,
  updateId: string,
  { row, why, q, after }: ReportListQuery,
): Promise<DeliveryPage> {
  requireCan(viewer, "manage-members");
  if (!isId(updateId)) return { lines: [], total: 0, more: false };
  const params: unknown[] = [updateId];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions = [rowSql(row, why, bind)];
  let total = await count(conditions, params);
  let more = false;
  if (q && total > 0) {
    const search = await resolveSearch(q);
    if (!search) return { lines: [], total: 0, more: false };
    const fits = `words @@ ${bind(search.fits)}::tsquery`;
    // Of few deliveries each one's person is looked at; of many those people are who have the words, up to a number.
    conditions.push(
      total <= FEW
        ? `exists (select from person where id = d.person_id and ${fits})`
        : `d.person_id = any(array(select id from person where ${fits} limit ${MOST_FOUND}))`,
    );
    const found =
      total > FEW &&
      (await pgPool().query("select from person where words @@ $1::tsquery offset $2 limit 1", [
        search.fits,
        MOST_FOUND,
      ]));
    more = found !== false && found.rowCount !== 0;
    total = await count(conditions, params);
  }
  if (total === 0) return { lines: [], total, more };
  const fit = conditions.join(" and ");
  const behind = isId(after)
    ? `email_key > (select email_key from delivery where id = ${bind(after)})`
    : "true";
  const { rows } = await pgPool().query<DeliveryLine>(
    `with fit as ${total <= FEW ? "" : "not "}materialized (select d.id, d.email_key from delivery d where ${fit}),
     page as (select id, email_key from fit where ${behind} order by email_key limit ${PAGE + 1})
     select d.id, d.person_id as "personId", coalesce(trim(p.first_name || ' ' || p.last_name), '') as name, d.email,
       d.locale, d.status::text, ${whyCode} as why, d.reason, d.attempts, d.sent_at as at,
       d.message_id as "messageId"
     from page join delivery d using (id) left join person p on p.id = d.person_id order by d.email_key`,
    params,
  );
  const lines = rows.slice(0, PAGE);
  return {
    ...{ lines, total, more },
    ...(rows.length > PAGE ? { next: lines.at(-1)!.id } : {}),
  };
}

async function count(conditions: readonly string[], params: readonly unknown[]): Promise<number> {
  const { rows } = await pgPool().query<{ total: number }>(
    `select count(*)::int as total from delivery d where ${conditions.join(" and ")}`,
    [...params],
  );
  return rows[0]?.total ?? 0;
}
