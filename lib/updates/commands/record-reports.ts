import type { PoolClient } from "pg";
import type { Report, ReportKind } from "@/lib/mail/inbound/schema";
import { suppressAddresses } from "@/lib/members/commands/suppress-addresses";
import { withdrawConsents, type MailWithdrawal } from "@/lib/members/commands/withdraw-consents";
import { emailKey } from "@/lib/members/policy";
import { mailPurposes } from "@/lib/members/schema";
import { suppressionHash } from "@/lib/members/suppression";
import { pgPool } from "@/lib/platform/db";
import { uuid7 } from "@/lib/platform/uuid";
import { purposeOf } from "../eligibility";
import type { UpdateKind } from "../schema";

/** A report and whom it is about, as far as they are known. */
type Found = Report & {
  /** The delivery is one of ours. */
  delivery: string | null;
  personId: string | null;
  /** The key of the address it is about; null where that is not known any more. */
  about: string | null;
  kindOfUpdate: UpdateKind | null;
};

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

async function recordBatch(reports: readonly Report[], now: Date): Promise<number> {
  const client = await pgPool().connect();
  // The pool listens only to idle connections; one that breaks in our hands fails the query, and must do no more.
  const ignore = () => {};
  client.on("error", ignore);
  try {
    await client.query("begin");
    const found = await find(client, reports);
    await holdPeople(client, found);
    const fresh = await keep(client, found, now);
    await settle(client, fresh);
    await suppressAddresses(client, fresh.flatMap(addressOf), now);
    await withdrawConsents(client, withdrawalsOf(fresh), now);
    await client.query("commit");
    return fresh.length;
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    throw cause;
  } finally {
    client.off("error", ignore);
    client.release();
  }
}

/** Whom reports are about: by the delivery they name, else by an address that may be believed. */
async function find(client: PoolClient, reports: readonly Report[]): Promise<Found[]> {
  const { rows: deliveries } = await client.query<{
    id: string;
    person: string | null;
    key: string;
    kind: UpdateKind;
  }>({
    name: "find-reported-deliveries",
    text: `select d.id::text, d.person_id::text as person, d.email_key as key, u.kind::text as kind
      from delivery d join "update" u on u.id = d.update_id where d.id = any ($1::uuid[])`,
    values: [[...new Set(reports.flatMap(({ deliveryId }) => deliveryId ?? []))]],
  });
  const byId = new Map(deliveries.map((row) => [row.id, row]));
  const keys = reports.flatMap((it) =>
    believed(it) && !byId.has(it.deliveryId ?? "") ? emailKey(it.address) : [],
  );
  const byKey = await findAddresses(client, [...new Set(keys)]);
  return reports.map((report) => {
    const named = byId.get(report.deliveryId ?? "");
    if (named) {
      const about = named.person === null ? null : named.key;
      return { ...report, delivery: named.id, personId: named.person, about, kindOfUpdate: named.kind };
    }
    const about = believed(report) ? emailKey(report.address) : null;
    const known = byKey.get(about ?? "");
    return {
      ...{ ...report, about, personId: known?.person ?? null },
      ...{ delivery: known?.delivery ?? null, kindOfUpdate: known?.kind ?? null },
    };
  });
}

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

/** Who asks for no more mail is believed without proof: at worst somebody has to agree anew. */
const believed = (report: Report): report is Report & { address: string } =>
  report.address !== null && (report.proven || report.kind === "unsubscribe");

type Known = { key: string; person: string; delivery: string | null; kind: UpdateKind | null };

/** Who has addresses, and the last delivery that went there within a month. */
async function findAddresses(client: PoolClient, keys: readonly string[]): Promise<Map<string, Known>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<Known>(
    `select o.key, o.person::text as person, d.id::text as delivery, d.kind::text as kind
     from (
       select email_key as key, id as person from person where email_key = any ($1::text[])
       union all select email_key, person_id from person_address where email_key = any ($1::text[])
     ) o left join lateral (
       select d.id, u.kind from delivery d join "update" u on u.id = d.update_id
       where d.person_id = o.person and d.email_key = o.key and d.sent_at > now() - interval '30 days'
       order by d.sent_at desc limit 1
     ) d on true`,
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Writes the reports down. @returns those that were not known yet */
async function keep(client: PoolClient, found: readonly Found[], now: Date): Promise<Found[]> {
  const about = found.filter(({ delivery, about: key }) => delivery !== null || key !== null);
  // The first of two that are the same; the database knows those of before.
  const once = [...new Map(about.toReversed().map((it) => [it.key, it])).values()].reverse();
  if (once.length === 0) return [];
  const rows = once.map((it) => ({
    ...{ id: uuid7(now.getTime()), key: it.key, kind: it.kind, way: it.way, delivery: it.delivery },
    ...{ person: it.personId, hash: it.about === null ? "" : suppressionHash(it.about) },
    ...{ code: it.code?.slice(0, 20) ?? null, words: it.words, at: it.at },
  }));
  const { rows: kept } = await client.query<{ key: string }>({
    name: "keep-reports",
    text: `insert into mail_report (id, dedupe_key, kind, way, delivery_id, person_id, hash, code, words, at)
      select r.id, r.key, r.kind::"MailReportKind", r.way, r.delivery, p.id, r.hash, r.code, r.words, least(r.at, $2)
      from jsonb_to_recordset($1) as r(id uuid, key text, kind text, way text, delivery uuid, person uuid, hash text,
        code text, words text, at timestamptz)
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

/**
 * The deliveries say what became of them. That something came back shows that it was taken: so one that was uncertain, or
 * whose worker has not written down yet that it went, is settled too.
 */
async function settle(client: PoolClient, fresh: readonly Found[]): Promise<void> {
  const rows = fresh
    .filter(({ delivery, kind }) => delivery !== null && outcomes[kind])
    .map(({ delivery, kind, code, words }) => ({
      ...{ id: delivery, status: outcomes[kind] },
      reason: [code, words].filter(Boolean).join(" ").slice(0, 500) || null,
    }))
    // A complaint outweighs a bounce of the same message.
    .sort((a, b) => Number(a.status === "complained") - Number(b.status === "complained"));
  if (rows.length === 0) return;
  await client.query({
    name: "settle-reported-deliveries",
    text: `update delivery d set status = r.status::"DeliveryStatus", reason = case when d.person_id is not null then r.reason end,
        worker_id = null, sent_at = coalesce(d.sent_at, now())
      from jsonb_to_recordset($1) as r(id uuid, status text, reason text)
      where d.id = r.id and d.id = any ($2::uuid[])
        and (d.status::text in ('sent', 'sending', 'uncertain') or (d.status::text = 'bounced' and r.status = 'complained'))`,
    values: [
      JSON.stringify([...new Map(rows.map((row) => [row.id, row])).values()]),
      rows.map(({ id }) => id),
    ],
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
