import type { PoolClient, Pool } from "pg";
import { uuid7 } from "@/lib/platform/uuid";
import { CONSENT_VERSION } from "../policy";
import type { MailPurpose } from "../schema";
import type { Actor } from "./record-event";

/** Somebody's word that they want no more mail of some kinds. */
export type MailWithdrawal = {
  personId: string;
  purposes: readonly MailPurpose[];
  /** The words of the button that was pressed, of the header that was sent, or their own. */
  words: string;
  /** How: "unsubscribe-page", "one-click", "reply", "mailto", "complaint", "account", "staff". */
  method: string;
  /** Null: the person's own. */
  locale: string | null;
  /** Truncated; null where there is none. */
  network: string | null;
  actor: Actor;
  why?: string;
};

/**
 * Takes back what people agreed to get by mail, in one statement however many they are: the consents, from which a
 * trigger derives what they get, and a line on each timeline. What somebody had not agreed to is not taken back, so doing
 * it again changes nothing and records nothing. A person must not stand among them twice.
 * @returns the people who are here, each with what was ended
 */
export async function withdrawConsents(
  client: Pool | PoolClient,
  withdrawals: readonly MailWithdrawal[],
  now: Date,
): Promise<Map<string, MailPurpose[]>> {
  if (withdrawals.length === 0) return new Map();
  const rows = withdrawals.map(({ personId, purposes, words, method, locale, network, actor, why }) => ({
    ...{
      person: personId,
      purposes,
      words,
      method,
      locale,
      network,
      why: why ?? null,
      event: uuid7(now.getTime()),
    },
    ...{ actor: actor.kind, actor_id: actor.kind === "system" ? null : actor.id },
    consents: Object.fromEntries(purposes.map((purpose) => [purpose, uuid7(now.getTime())])),
  }));
  const { rows: ended } = await client.query<{ id: string; purposes: MailPurpose[] }>({
    name: "withdraw-consents",
    text: `
      with asked as (
        select * from jsonb_to_recordset($1) as r(person uuid, purposes text[], words text, method text, locale text,
          network text, why text, event uuid, actor text, actor_id uuid, consents jsonb)
      ), held as (
        select p.id, p.locale, p.mail_purposes || case when p.unsubscribed_at is null then array['updates'] else '{}' end as had
        from person p where p.id in (select person from asked) order by p.id for update
      ), taken as (
        select a.*, h.locale as own, h.had,
          array(select w from unnest(a.purposes) w where w = any (h.had)) as ended
        from asked a join held h on h.id = a.person
      ), kept as (
        insert into consent (id, person_id, purpose, action, words, version, locale, method, network, at)
        select (consents ->> purpose)::uuid, person, purpose, 'withdrawn', words, $2, coalesce(locale, own), method, network, $3
        from taken, unnest(ended) purpose
      ), told as (
        insert into timeline_event (id, person_id, actor_kind, actor_id, action, changes, why, at)
        select event, person, actor::"ActorKind", actor_id, 'unsubscribed', jsonb_build_object('mail', jsonb_build_array(
            to_jsonb(had), to_jsonb(array(select h from unnest(had) h where not h = any (ended))))), why, $3
        from taken where cardinality(ended) > 0
      )
      select person::text as id, ended as purposes from taken`,
    values: [JSON.stringify(rows), CONSENT_VERSION, now],
  });
  return new Map(ended.map(({ id, purposes }) => [id, purposes]));
}
