import { instantOf, listZipZones } from "@/lib/members/time-zone";
import type { Tx } from "@/lib/platform/db";
import { defaultLocale, type Locale } from "@/lib/platform/i18n";
import { receives } from "../eligibility";
import { testSeed } from "../freeze";
import { audienceSql } from "../queries/count-audience";
import type { SendPlan } from "../queries/get-send-plan";
import { instantsIn } from "../schedule";

export type FrozenAudience = {
  recipients: number;
  /** SHA-256 in hex over the keys of their addresses, sorted by their bytes and each on a line. */
  hash: string;
  /** When the first of them is due. */
  firstDue: Date;
};

/**
 * Makes a row of everybody who gets an update, in their language where it is written, in one statement: with the subject
 * they try where one is tested, and with the moment from which they are due where everyone gets it at their own hour.
 * @param translated the languages it is written in
 */
export async function freezeAudience(
  tx: Tx,
  plan: SendPlan,
  translated: readonly Locale[],
  now: Date,
): Promise<FrozenAudience> {
  // Nobody is deleted meanwhile: a row would be made for somebody who is gone.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audience', 0))`;
  const { sql, params } = await audienceSql(plan.segment?.id ?? null, 10);
  const { beginnings, due, own } = dueByZone(plan, now);
  // The rule and the segment are put in as text of our own making (eligibility.ts, filter-sql.ts); whatever somebody
  // typed is among the parameters.
  const [row] = await tx.$queryRawUnsafe<{ recipients: number; hash: string; first: Date | null }[]>(
    // In the order of the people, whose rows lie together: what points to them is written in that order too.
    `with frozen as (
       insert into delivery (id, update_id, person_id, email, email_key, locale, variant, due_at)
       select delivery_id(row_number() over ()), $1::uuid, w.id, w.email, w.email_key, w.locale,
         case when w.lot % 10000 < $6::int * 100 then 1 + w.lot / 10000 % $7::int else 0 end, w.due_at
       from (
         select p.id, p.email, p.email_key, case when p.locale = any ($2::text[]) then p.locale else $3 end as locale,
           hashtextextended(p.email_key, $5::bigint) & 9223372036854775807 as lot, coalesce(z.due_at, $4::timestamptz) as due_at
         from person p left join unnest($8::text[], $9::timestamptz[]) as z (beginning, due_at)
           on z.beginning = case when p.zip like '96799%' then '96799' else left(p.zip, 3) end
         where ${receives(plan.kind)} and ${sql} order by p.id) w
       returning email_key, due_at
     )
     select count(*)::int as recipients, min(due_at) as first,
       encode(sha256(convert_to(coalesce(string_agg(email_key, E'\\n' order by email_key collate "C"), ''), 'UTF8')), 'hex') as hash
     from frozen`,
    plan.id,
    [...translated],
    defaultLocale,
    own,
    testSeed(plan.id),
    plan.test?.share ?? 0,
    Math.max(1, ...plan.subjects.map(({ number }) => number)),
    beginnings,
    due,
    ...params,
  );
  return { recipients: row!.recipients, hash: row!.hash, firstDue: row!.first ?? now };
}

/**
 * From when on the deliveries of an update are due: by the beginning of their ZIP code where everyone gets it at that hour
 * of their own, and everywhere else. What goes to all at one hour is held by the update's own state until then.
 */
export function dueByZone(
  { startsLocal, startsAt, localHours }: Pick<SendPlan, "startsLocal" | "startsAt" | "localHours">,
  now: Date,
): { beginnings: string[]; due: Date[]; own: Date } {
  if (!localHours || !startsLocal || !startsAt) return { beginnings: [], due: [], own: now };
  const { beginnings, zones } = listZipZones();
  return { beginnings, due: instantsIn(startsLocal, zones, now, startsAt), own: startsAt };
}

/** Takes back the freezing of an update that has not begun: nobody has it, nothing is counted, its plan stays. */
export async function unfreeze(tx: Tx, plan: SendPlan): Promise<void> {
  await tx.$executeRaw`delete from delivery where update_id = ${plan.id}::uuid`;
  await tx.updateLink.deleteMany({ where: { updateId: plan.id } });
  const { startsLocal, timeZone } = plan;
  await tx.update.update({
    where: { id: plan.id },
    data: {
      ...{ status: "draft", approvedAt: null, approvedById: null, submittedAt: null, submittedById: null },
      ...{ contentHash: null, audienceHash: null, recipients: null },
      startsAt: startsLocal && timeZone ? instantOf(startsLocal, timeZone).at : null,
    },
  });
}
