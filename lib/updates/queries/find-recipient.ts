import { findPersonByAddress } from "@/lib/members/commands/find-person";
import { emailKey, type StaffViewer } from "@/lib/members/policy";
import { filterSql } from "@/lib/members/queries/filter-sql";
import { filterOfSegment } from "@/lib/members/queries/member-list-filter";
import { requireCan } from "@/lib/members/queries/require-can";
import { db, pgPool } from "@/lib/platform/db";
import { withheld } from "../eligibility";
import type { DeliveryState } from "../schema";
import { isId } from "./content-of";
import { whyCode } from "./delivery-sql";

/** What is known of one address and one update. */
export type Recipient =
  /** Nobody with that address is kept here, and the update did not go there. */
  | { kind: "unknown" }
  | {
      kind: "delivery";
      personId: string | null;
      email: string;
      status: DeliveryState;
      why: string;
      reason: string | null;
      at: Date | null;
      clicked: boolean;
    }
  /** Known, and not among those it was for. */
  | {
      kind: "left-out";
      personId: string;
      email: string;
      /** Their first membership. */
      memberSince: Date | null;
      /** What keeps such updates from them now (eligibility.ts); null: nothing. */
      now: string | null;
      /** Whether they fit the segment it was for now; null: it was for everyone. */
      inSegment: boolean | null;
      /** When they last took back, or gave, what it takes to get it. */
      changedAt: Date | null;
    };

/**
 * What became of an update for whoever has an address, and why.
 * @throws AppError "forbidden" unless the viewer looks after members
 */
export async function findRecipient(
  viewer: StaffViewer,
  updateId: string,
  address: string,
): Promise<Recipient> {
  requireCan(viewer, "manage-members");
  const key = emailKey(address);
  if (!isId(updateId) || key === "") return { kind: "unknown" };
  const person = await findPersonByAddress(db, key);
  const { rows } = await pgPool().query<Omit<Extract<Recipient, { kind: "delivery" }>, "kind">>(
    `select d.person_id as "personId", d.email, d.status::text, ${whyCode} as why, d.reason, d.sent_at as at,
       exists (select from link_click c join update_link l on l.id = c.link_id
         where c.delivery_id = d.id and l.url <> '' and c.robot is null) as clicked
     from delivery d where d.update_id = $1 and (d.email_key = $2 or d.person_id = $3)
     order by d.email_key = $2 desc limit 1`,
    [updateId, key, person?.id ?? null],
  );
  if (rows[0]) return { kind: "delivery", ...rows[0] };
  return person ? leftOut(updateId, person.id) : { kind: "unknown" };
}

async function leftOut(updateId: string, personId: string): Promise<Recipient> {
  const update = await db.update.findUnique({ where: { id: updateId }, select: { segmentId: true } });
  const filter = update?.segmentId ? await filterOfSegment(update.segmentId) : null;
  const segment = filter && filterSql(filter, 3);
  const { rows } = await pgPool().query<Omit<Extract<Recipient, { kind: "left-out" }>, "kind">>(
    `select p.id as "personId", p.email, p.member_since as "memberSince", ${withheld} as now,
       ${segment ? `coalesce(${segment.sql}, false)` : "null"} as "inSegment",
       (select max(c.at) from consent c where c.person_id = p.id
         and c.purpose = case u.kind when 'alert' then 'alerts' when 'notice' then 'notices' else 'updates' end)
         as "changedAt"
     from person p join "update" u on u.id = $1 cross join lateral (select p.email_key) d where p.id = $2`,
    [updateId, personId, ...(segment?.params ?? [])],
  );
  return rows[0] ? { kind: "left-out", ...rows[0] } : { kind: "unknown" };
}
