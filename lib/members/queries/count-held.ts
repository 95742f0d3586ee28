import { db, type Tx } from "@/lib/platform/db";
import type { HeldCounts } from "../schema";
import { listKnownAddresses } from "./list-known-addresses";

/** What an erasure would take: how much of each kind, and what becomes of organizations. */
export type Held = HeldCounts & {
  /** How many organizations they act for, or did. */
  organizations: number;
  /** Those on the public list that nobody else acts for: they come off it. */
  organizationsLeft: string[];
};

/** Those for which a person acts and nobody else does. */
export const actsAlone = (tx: Tx, personId: string) =>
  tx.organization.findMany({
    where: {
      memberships: {
        some: { personId, status: { in: ["active", "paused"] } },
        none: { personId: { not: personId }, status: { in: ["active", "paused"] } },
      },
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, nameKey: true, domain: true, slug: true, listedAt: true },
  });

/** Counts everything that is held of a person, as an erasure would find it. Null: they are gone. */
export async function countHeld(personId: string, tx: Tx = db): Promise<Held | null> {
  const known = await listKnownAddresses(personId, tx);
  if (!known) return null;
  const keys = [...known.held, ...known.former].map((address) => address.emailKey);
  const [counts] = await tx.$queryRaw<Omit<Held, "organizationsLeft" | "addresses">[]>`
    select
      (select count(*) from membership where person_id = p.id)::int as memberships,
      (select count(*) from consent where person_id = p.id)::int as consents,
      (select count(*) from timeline_event where person_id = p.id)::int as events,
      (select count(*) from note where person_id = p.id)::int as notes,
      (select count(*) from outbox_mail where to_key = any(${keys}::text[]))::int as mails,
      (select count(*) from delivery where person_id = p.id)::int as deliveries,
      (select count(*) from join_request where email_key = any(${keys}::text[]))::int as requests,
      (select count(*) from invitation where email_key = any(${keys}::text[])
        or (invited_by_id = p.id and accepted_at is null))::int as invitations,
      (select count(*) from import_row where person_id = p.id)::int as "listRows",
      (select count(*) from session where person_id = p.id)::int as visits,
      (select count(distinct organization_id) from membership where person_id = p.id)::int as organizations
    from person p where p.id = ${personId}::uuid`;
  if (!counts) return null;
  const alone = await actsAlone(tx, personId);
  return {
    ...counts,
    addresses: known.held.length,
    organizationsLeft: alone.filter(({ listedAt }) => listedAt).map(({ name }) => name),
  };
}
