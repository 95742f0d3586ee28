import type { Tx } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { redactRows, type Place } from "./redact-rows";

/** Whose traces, and by what they are found. */
export type Traces = {
  personId: string;
  /** All addresses they have or had, and their keys. */
  emails: readonly string[];
  keys: readonly string[];
  /** Their name in full; "" if they gave only a part. */
  name: string;
  /** Somebody else here has the same name. */
  isShared: boolean;
  /** The organizations they act or acted for, and the records theirs was one with for a while. */
  related: readonly string[];
};

/** What staff and colleagues write about an organization, or about a record that was one with theirs. */
const aboutRelated: readonly Place[] = [
  { table: "note", key: ["id"], columns: ["text"], where: "organization_id = any ($2::uuid[])" },
  { table: "organization", key: ["id"], columns: ["listing_note"], where: "id = any ($2::uuid[])" },
  {
    table: "membership",
    key: ["id"],
    columns: ["authority_note"],
    where: "organization_id = any ($2::uuid[])",
  },
  {
    ...{ table: "timeline_event", key: ["id"], columns: ["why"] },
    where: "organization_id = any ($2::uuid[]) or person_id = any ($2::uuid[])",
  },
  {
    ...{ table: "timeline_event", key: ["id"], columns: ["changes"], json: true },
    where: "organization_id = any ($2::uuid[]) or person_id = any ($2::uuid[])",
  },
];

/** Everything else that people write or that quotes what they wrote. */
const anywhere: readonly Place[] = [
  { table: "note", key: ["id"], columns: ["text"] },
  { table: "audit_event", key: ["id"], columns: ["subject"] },
  { table: "audit_event", key: ["id"], columns: ["detail"], json: true },
  { table: "outbox_mail", key: ["id"], columns: ["data"], json: true },
  { table: "mailbox_message", key: ["id"], columns: ["subject", "html", "text"] },
  { table: "import", key: ["id"], columns: ["file_name", "source", "error"] },
  { table: "import_row", key: ["import_id", "line"], columns: ["who"], whole: true },
  { table: "bulk_action", key: ["id"], columns: ["filter"], json: true },
  { table: "bulk_action", key: ["id"], columns: ["params"], json: true },
  { table: "segment", key: ["id"], columns: ["filter"], json: true },
  { table: "merge", key: ["id"], columns: ["before"], json: true },
];

/** What was erased beside the person's own record. */
export type ErasedTraces = { mails: number; requests: number; invitations: number; listRows: number };

/**
 * Erases what no foreign key leads to: mail to any of their addresses and copies of it, requests to join, sign-in links,
 * counters of tries, lines of lists that were handed in, rows of bulk actions, invitations, and their name and
 * addresses wherever somebody wrote them down.
 */
export async function eraseTraces(tx: Tx, traces: Traces): Promise<ErasedTraces> {
  const { personId, emails, keys, name, isShared, related } = traces;
  const lower = emails.map((email) => email.toLowerCase());
  const words = [...new Set([...emails, ...keys])];
  // Mail to others that names them and has not gone: the news would be of somebody who is not here any more.
  const mails = await tx.$executeRaw`
    delete from outbox_mail where to_key = any(${[...keys]}::text[])
      or (status = 'queued' and ${name} <> '' and (data->>'inviter' = ${name} or data->>'name' = ${name}))`;
  await tx.$executeRaw`
    delete from mailbox_message where lower(to_email) = any(${lower}::text[])
      or id in (select id from delivery where person_id = ${personId}::uuid)`;
  const requests = await tx.joinRequest.deleteMany({ where: { emailKey: { in: [...keys] } } });
  await tx.$executeRaw`delete from sign_in_token where lower(email) = any(${lower}::text[])`;
  // Counters are kept by an address's hash, or by the person's id; see lib/platform/rate-limit.ts.
  const counted = [personId, ...keys.map(hashToken)];
  await tx.$executeRaw`delete from rate_limit where split_part(key, ':', 2) = any(${counted}::text[])`;
  const { invitations, listRows } = await eraseLists(tx, traces);

  await tx.$executeRaw`delete from merge where gone_id = ${personId}::uuid`;
  // What they did for organizations that became one would be put in again where the two are parted.
  await tx.$executeRaw`
    update merge set before = jsonb_set(before, '{memberships}', coalesce(
      (select jsonb_agg(joined) from jsonb_array_elements(before->'memberships') joined
       where joined->'gone'->>'person_id' <> ${personId}), '[]'))
    where organization_id is not null and before->'memberships' @> jsonb_build_array(
      jsonb_build_object('gone', jsonb_build_object('person_id', ${personId}::text)))`;
  await tx.$executeRaw`delete from bulk_row where person_id = ${personId}::uuid`;
  const queries = words.map((word) => `%${encodeURIComponent(word).replace(/[%_\\]/g, "\\$&")}%`);
  await tx.$executeRaw`delete from saved_view where query ilike any (${queries}::text[])`;
  for (const place of aboutRelated) await redactRows(tx, place, name ? [...words, name] : words, related);
  for (const place of anywhere) await redactRows(tx, place, name && !isShared ? [...words, name] : words);
  return { mails, requests: requests.count, invitations, listRows };
}

async function eraseLists(tx: Tx, { personId, keys }: Traces) {
  // The file of a list that is settled has done its work; one that is still being taken in goes a week after.
  await tx.$executeRaw`
    delete from import_chunk where import_id in (
      select i.id from import i join import_row r on r.import_id = i.id
      where r.person_id = ${personId}::uuid and i.status in ('done', 'undone', 'failed'))`;
  const listRows = await tx.$executeRaw`
    update import_row set who = '', before = null, person_id = null where person_id = ${personId}::uuid`;
  const invitations = await tx.$executeRaw`
    delete from invitation where email_key = any(${[...keys]}::text[])
      or (invited_by_id = ${personId}::uuid and accepted_at is null)`;
  await tx.$executeRaw`update invitation set invited_by_id = null where invited_by_id = ${personId}::uuid`;
  await tx.$executeRaw`update name_use set answered_by_id = null where answered_by_id = ${personId}::uuid`;
  return { listRows, invitations };
}
