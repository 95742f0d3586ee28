import type { PoolClient } from "pg";
import { after } from "@/lib/platform/clock";
import { uuid7 } from "@/lib/platform/uuid";
import { softRule, suppressionHash, type SuppressionReason } from "../suppression";

/** What a report says of an address: that it takes no mail, takes none for now, or that its owner complained. */
export type AddressReport = {
  kind: "hard" | "soft" | "complaint";
  emailKey: string;
  /** Whose it is; null: nobody's here. */
  personId: string | null;
};

type Ruling = { hash: string; reason: SuppressionReason; until: Date | null; emailKey: string };

const reasons = { hard: "hard-bounce", soft: "soft-bounces", complaint: "complaint" } as const;

/**
 * Ends the mail to addresses that it comes back from, or that somebody complained from: for good, or after several times
 * for a while. What holds for good is not made shorter. The address's keyed hash is kept, so that no list brings it back;
 * where it is somebody's primary address their record says so too, and their timeline. Call it in the transaction that
 * writes the reports down, and after they are: those of before count.
 */
export async function suppressAddresses(
  client: PoolClient,
  reports: readonly AddressReport[],
  now: Date,
): Promise<void> {
  const rulings = await rule(client, reports, now);
  if (rulings.length === 0) return;
  const rows = rulings.map(({ hash, reason, until, emailKey }) => ({
    ...{ hash, reason, until, key: emailKey, event: uuid7(now.getTime()) },
  }));
  await client.query({
    name: "suppress-addresses",
    text: `
      with ruled as (
        select * from jsonb_to_recordset($1) as r(hash text, reason text, until timestamptz, key text, event uuid)
      ), kept as (
        insert into suppression as s (hash, reason, since, until) select hash, reason, $2, until from ruled order by hash
        on conflict (hash) do update set reason = excluded.reason, since = excluded.since, until = excluded.until
        where s.until is not null and (excluded.until is null or excluded.until > s.until)
      ), those as (
        select p.id, r.reason, r.until, r.event from person p join ruled r on r.key = p.email_key
        where p.suppressed_at is null or (p.suppressed_until is not null and (r.until is null or r.until > p.suppressed_until))
        order by p.id for update of p
      ), marked as (
        update person p set suppressed_at = $2, suppressed_until = t.until, suppressed_for = t.reason, updated_at = $2
        from those t where p.id = t.id
      )
      insert into timeline_event (id, person_id, actor_kind, action, changes, why, at)
      select event, id, 'system', 'suppressed', jsonb_build_object('until', jsonb_build_array(null, to_char(until, 'YYYY-MM-DD'))),
        reason, $2 from those`,
    values: [JSON.stringify(rows), now],
  });
}

/** One ruling an address; what holds for good outweighs what holds for a while. */
async function rule(client: PoolClient, reports: readonly AddressReport[], now: Date): Promise<Ruling[]> {
  const byHash = new Map<string, Ruling>();
  const soft = new Map<string, string>();
  for (const { kind, emailKey } of reports) {
    const hash = suppressionHash(emailKey);
    if (kind === "soft") soft.set(hash, emailKey);
    else if (byHash.get(hash)?.reason !== "complaint")
      byHash.set(hash, { hash, reason: reasons[kind], until: null, emailKey });
  }
  const often = await listOften(client, [...soft.keys()], now);
  for (const hash of often)
    if (!byHash.has(hash))
      byHash.set(hash, {
        ...{ hash, reason: "soft-bounces", emailKey: soft.get(hash) ?? "" },
        until: after(now, softRule.pause),
      });
  return [...byHash.values()];
}

/** Which addresses sent back enough messages since the time that counts, or since the last pause ended. */
async function listOften(client: PoolClient, hashes: readonly string[], now: Date): Promise<string[]> {
  if (hashes.length === 0) return [];
  const { rows } = await client.query<{ hash: string }>({
    name: "list-often-returned",
    text: `select r.hash from mail_report r left join suppression s on s.hash = r.hash and s.until is not null
      where r.hash = any ($1::text[]) and r.kind = 'soft' and r.at > greatest($2::timestamptz, s.until)
      group by r.hash having count(distinct coalesce(r.delivery_id, r.mail_id, r.id)) >= $3`,
    values: [hashes, after(now, -softRule.within), softRule.most],
  });
  return rows.map(({ hash }) => hash);
}
