import type { PoolClient } from "pg";
import type { Report, ReportKind } from "@/lib/mail/inbound/schema";
import { suppressAddresses } from "@/lib/members/commands/suppress-addresses";
import { withdrawConsents, type MailWithdrawal } from "@/lib/members/commands/withdraw-consents";
import { mailPurposes } from "@/lib/members/schema";
import { suppressionHash } from "@/lib/members/suppression";
import { inTransaction } from "@/lib/platform/pool";
import { uuid7 } from "@/lib/platform/uuid";
import { purposeOf } from "../eligibility";
import { findReported, type Found } from "./find-reported";

/** So many are taken in at a time. */
const BATCH = 500;

/**
 * Takes in what came back, each report once however often it comes: the delivery says so, what is said of the address
 * counts for whether it is written to any more, and who complains or asks gets no more. All that one report leads to is
 * committed together.
 * @returns how many of them were new
 */
export async function recordReports(reports: readonly Report[], now = new Date()): Promise<number> {
  let taken = 0;
  for (let from = 0; from < reports.length; from += BATCH)
    taken += await recordAgain(reports.slice(from, from + BATCH), now);
  return taken;
}

/** Two batches, or a batch and a worker, that waited for each other: one of them has nothing changed and begins anew. */
async function recordAgain(reports: readonly Report[], now: Date): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await recordBatch(reports, now);
    } catch (cause) {
      if ((cause as { code?: string }).code !== DEADLOCK || tries >= 5) throw cause;
    }
  }
}

/** PostgreSQL's "deadlock_detected". */
const DEADLOCK = "40P01";

const recordBatch = (reports: readonly Report[], now: Date): Promise<number> =>
  inTransaction(async (client) => {
    const found = await findReported(client, reports);
    await holdPeople(client, found);
    const fresh = await keep(client, found, now);
    await settle(client, fresh);
    await settleMails(client, fresh);
    await suppressAddresses(client, fresh.flatMap(addressOf), now);
    await withdrawConsents(client, withdrawalsOf(fresh), now);
    return fresh.length;
  });

/** The people who may be changed, in one order for everybody. */
async function holdPeople(client: PoolClient, found: readonly Found[]): Promise<void> {
  const ids = found.flatMap(({ personId, kind }) =>
    kind === "auto_reply" || kind === "block" ? [] : (personId ?? []),
  );
  if (ids.length === 0) return;
  await client.query({
    name: "hold-reported-people",
    text: "select 1 from person where id = any ($1::uuid[]) order by id for no key update",
    values: [ids],
  });
}

/** Writes the reports down. @returns those that were not known yet */
async function keep(client: PoolClient, found: readonly Found[], now: Date): Promise<Found[]> {
  const about = found.filter(({ delivery, about: key }) => delivery !== null || key !== null);
  // The first of two that are the same; the database knows those of before.
  const once = [...new Map(about.toReversed().map((it) => [it.key, it])).values()].reverse();
  if (once.length === 0) return [];
  const rows = once.map((it) => ({
    ...{
      id: uuid7(now.getTime()),
      key: it.key,
      kind: it.kind,
      way: it.way,
      delivery: it.delivery,
      mail: it.mail,
    },
    ...{ person: it.personId, hash: it.about === null ? "" : suppressionHash(it.about) },
    ...{ code: it.code?.slice(0, 20) ?? null, words: it.words, at: it.at },
  }));
  const { rows: kept } = await client.query<{ key: string }>({
    name: "keep-reports",
    text: `insert into mail_report (id, dedupe_key, kind, way, delivery_id, mail_id, person_id, hash, code, words, at)
      select r.id, r.key, r.kind::"MailReportKind", r.way, r.delivery, r.mail, p.id, r.hash, r.code, r.words, least(r.at, $2)
      from jsonb_to_recordset($1) as r(id uuid, key text, kind text, way text, delivery uuid, mail uuid, person uuid,
        hash text, code text, words text, at timestamptz)
      -- Whoever is erased at this moment is not named by it.
      left join lateral (select id from person where id = r.person for key share) p on true
      on conflict (dedupe_key) do nothing returning dedupe_key as key`,
    values: [JSON.stringify(rows), now],
  });
  const fresh = new Set(kept.map(({ key }) => key));
  return once.filter(({ key }) => fresh.has(key));
}

/** What a delivery's state becomes by a report about it. */
const outcomes: Partial<Record<ReportKind, string>> = {
  hard: "bounced",
  soft: "bounced",
  block: "bounced",
  complaint: "complained",
};

/** What fresh reports make of what they are about, each once. */
function outcomesOf(fresh: readonly Found[], idOf: (found: Found) => string | null) {
  const rows = fresh
    .filter((found) => idOf(found) !== null && outcomes[found.kind])
    .map((found) => ({
      ...{ id: idOf(found)!, status: outcomes[found.kind] },
      reason: [found.code, found.words].filter(Boolean).join(" ").slice(0, 500) || null,
    }))
    // A complaint outweighs a bounce of the same message.
    .sort((a, b) => Number(a.status === "complained") - Number(b.status === "complained"));
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/**
 * The deliveries say what became of them. That something came back shows that it was taken: so one that was uncertain, or
 * whose worker has not written down yet that it went, is settled too.
 */
async function settle(client: PoolClient, fresh: readonly Found[]): Promise<void> {
  const rows = outcomesOf(fresh, ({ delivery }) => delivery);
  if (rows.length === 0) return;
  await client.query({
    name: "settle-reported-deliveries",
    text: `update delivery d set status = r.status::"DeliveryStatus", reason = case when d.person_id is not null then r.reason end,
        worker_id = null, sent_at = coalesce(d.sent_at, now())
      from jsonb_to_recordset($1) as r(id uuid, status text, reason text)
      where d.id = r.id and d.id = any ($2::uuid[])
        and (d.status::text in ('sent', 'sending', 'uncertain') or (d.status::text = 'bounced' and r.status = 'complained'))`,
    values: [JSON.stringify(rows), rows.map(({ id }) => id)],
  });
}

/** So do single mails: what came back was taken before, whatever we had noted. */
async function settleMails(client: PoolClient, fresh: readonly Found[]): Promise<void> {
  const rows = outcomesOf(fresh, ({ mail }) => mail);
  if (rows.length === 0) return;
  await client.query({
    name: "settle-reported-mails",
    text: `update outbox_mail m set status = r.status::"MailStatus", error = r.reason, sent_at = coalesce(m.sent_at, now())
      from jsonb_to_recordset($1) as r(id uuid, status text, reason text)
      where m.id = r.id and (m.status::text in ('queued', 'sent') or (m.status::text = 'bounced' and r.status = 'complained'))`,
    values: [JSON.stringify(rows)],
  });
}

/** What is said of an address by a report; nothing by one that is about our server, or was made by a program. */
function addressOf({ kind, about, personId }: Found) {
  if (about === null || (kind !== "hard" && kind !== "soft" && kind !== "complaint")) return [];
  return [{ kind, emailKey: about, personId }];
}

/** Who complained, or asked for no more, and of what: of the update's kind, or of everything. */
function withdrawalsOf(fresh: readonly Found[]): MailWithdrawal[] {
  const byPerson = new Map<string, MailWithdrawal>();
  for (const { kind, personId, everything, kindOfUpdate, words, way } of fresh) {
    if (personId === null || (kind !== "complaint" && kind !== "unsubscribe")) continue;
    const purposes = everything || !kindOfUpdate ? mailPurposes : [purposeOf[kindOfUpdate]];
    const before = byPerson.get(personId);
    const method = kind === "complaint" ? "complaint" : everything ? "reply" : "mailto";
    byPerson.set(personId, {
      ...{ personId, words: words ?? kind, method, locale: null, network: null, why: `${method}, ${way}` },
      purposes: [...new Set([...(before?.purposes ?? []), ...purposes])],
      actor: { kind: "member", id: personId },
    });
  }
  return [...byPerson.values()];
}
