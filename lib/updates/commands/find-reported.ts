import type { PoolClient } from "pg";
import type { Report } from "@/lib/mail/inbound/schema";
import { emailKey } from "@/lib/members/policy";
import type { UpdateKind } from "../schema";

/** A report and whom it is about, as far as they are known. */
export type Found = Report & {
  /** The delivery is one of ours. */
  delivery: string | null;
  /** So is the single mail. */
  mail: string | null;
  personId: string | null;
  /** The key of the address it is about; null where that is not known any more. */
  about: string | null;
  kindOfUpdate: UpdateKind | null;
};

/** Whom reports are about: by the delivery they name, else by an address that may be believed. */
export async function findReported(client: PoolClient, reports: readonly Report[]): Promise<Found[]> {
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
  const mails = await findMails(
    client,
    reports.flatMap(({ deliveryId: id }) => (id === null || byId.has(id) ? [] : id)),
  );
  const keys = reports.flatMap((it) =>
    believed(it) && !byId.has(it.deliveryId ?? "") ? emailKey(it.address) : [],
  );
  const byKey = await findAddresses(client, [...new Set(keys)]);
  return reports.map((report) => {
    const named = byId.get(report.deliveryId ?? "");
    if (named) {
      const about = named.person === null ? null : named.key;
      const whose = { mail: null, personId: named.person, about, kindOfUpdate: named.kind };
      return { ...report, delivery: named.id, ...whose };
    }
    const mail = mails.get(report.deliveryId ?? "");
    // Somebody who answers that they want no more may have it by a forwarder: then their own address says who they are.
    if (mail && (mail.person !== null || report.kind !== "unsubscribe")) {
      const whose = { delivery: null, personId: mail.person, about: mail.key, kindOfUpdate: null };
      return { ...report, mail: mail.id, ...whose };
    }
    const about = believed(report) ? emailKey(report.address) : null;
    const known = byKey.get(about ?? "");
    return {
      ...{ ...report, about, personId: known?.person ?? null },
      ...{ delivery: known?.delivery ?? null, mail: null, kindOfUpdate: known?.kind ?? null },
    };
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

type NamedMail = { id: string; key: string; person: string | null };

/** The single mails that reports name, and whose address each went to. */
async function findMails(client: PoolClient, ids: readonly string[]): Promise<Map<string, NamedMail>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<NamedMail>(
    `select m.id::text, m.to_key as key, coalesce(p.id, a.person_id)::text as person from outbox_mail m
     left join person p on p.email_key = m.to_key left join person_address a on a.email_key = m.to_key
     where m.id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
