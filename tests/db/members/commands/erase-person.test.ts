import { beforeEach, expect, test } from "vitest";
import { queueMail, sendDueMail } from "@/lib/mail/outbox";
import { readReceipt } from "@/lib/members/erasure";
import { erasePerson } from "@/lib/members/commands/erase-person";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { suppressionHash } from "@/lib/members/suppression";
import type { FreshMemberViewer, StaffViewer } from "@/lib/members/policy";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { personUnsubscribeToken } from "@/lib/mail/links";
import { after, DAY } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { allow } from "@/lib/platform/rate-limit";
import { hashToken, signId } from "@/lib/platform/tokens";
import { resolveUnsubscribeToken } from "@/lib/updates/queries/resolve-unsubscribe-token";
import { aClubForm, aJoinForm, context, join, wipe } from "../arrange";
import { emptyAll } from "@/tests/support/empty";

const self = (personId: string) => ({ personId }) as FreshMemberViewer;
const staffOf = (personId: string, role: StaffViewer["role"]) =>
  ({ personId, role, email: "rosa@example.org", name: "Rosa" }) as StaffViewer;

const EMAIL = "quetzalina@prueba.example";
const OTHER = "Quetza+kids@mail.prueba.example";
const FORMER = "old.quetza@antes.example";
const NAME = { firstName: "Quetzalina", lastName: "Ximénez-Prueba" };

const aPerson = (email: string, more: object = {}) =>
  db.person.create({ data: { email, emailKey: email.toLowerCase(), ...more } });

const idOf = async (emailKey: string) => (await db.person.findUniqueOrThrow({ where: { emailKey } })).id;

/** Every text, JSON and array column of the whole database in which something stands, as "table.column: value". */
async function findEverywhere(words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await pgPool().query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'tsvector', 'bytea')`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await pgPool().query<{ value: string }>(
      `select case when pg_typeof("${column}") = 'bytea'::regtype
         then encode("${column}"::text::bytea, 'escape') else "${column}"::text end as value from "${table}"`,
    );
    for (const { value } of rows) {
      const text = String(value ?? "").startsWith("\\\\x")
        ? Buffer.from(value.slice(3), "hex").toString()
        : String(value ?? "");
      if (words.some((word) => text.toLowerCase().includes(word.toLowerCase())))
        found.push(`${table}.${column}: ${text.slice(0, 200)}`);
    }
  }
  return found;
}

/** Somebody with everything that can be known of anybody, and a colleague who stays. */
async function aKnownPerson() {
  const now = new Date();
  await join(aJoinForm({ email: EMAIL, ...NAME, zip: "93721" }));
  await join(aClubForm({ email: EMAIL, ...NAME, organizationName: "Example Club" }));
  await join(
    aClubForm({ email: EMAIL, ...NAME, organizationName: "Other Club", website: "https://o.example" }),
  );
  await join(aClubForm({ email: "colleague@club.example", organizationName: "Example Club" }));
  const id = await idOf(EMAIL);
  const rosa = await aPerson("rosa@example.org", { staffRole: "organizer" });
  const club = await db.organization.findFirstOrThrow({ where: { name: "Example Club" } });
  const alone = await db.organization.findFirstOrThrow({ where: { name: "Other Club" } });
  await db.organization.update({
    where: { id: alone.id },
    data: { slug: "other-club", listedAt: now, listedHow: "staff", listingNote: `Asked ${EMAIL} by phone.` },
  });
  await db.personAddress.create({ data: { personId: id, email: OTHER, emailKey: OTHER.toLowerCase() } });
  await db.addressChange.create({
    data: {
      ...{ tokenHash: "change", personId: id, email: FORMER, emailKey: FORMER },
      expiresAt: after(now, DAY),
    },
  });
  await db.accountLink.create({ data: { tokenHash: "link", personId: id, expiresAt: after(now, DAY) } });
  await db.session.create({ data: { tokenHash: "visit", personId: id, expiresAt: after(now, DAY) } });
  await db.signInToken.create({ data: { tokenHash: "staff", email: EMAIL, expiresAt: after(now, DAY) } });
  await db.savedView.create({
    data: { ownerId: rosa.id, list: "members", name: "Her", query: `q=${encodeURIComponent(EMAIL)}` },
  });
  await db.note.createMany({
    data: [
      { personId: id, authorId: rosa.id, text: "Met at the fair." },
      { organizationId: club.id, authorId: rosa.id, text: `Ask Quetzalina Ximénez-Prueba (${OTHER}) first.` },
    ],
  });
  await db.timelineEvent.createMany({
    data: [
      {
        ...{ organizationId: club.id, actorKind: "staff", actorId: rosa.id, action: "changed" },
        changes: { contact: [null, `Quetzalina Ximénez-Prueba <${EMAIL}>`] },
        why: `as ${EMAIL} said`,
      },
      {
        ...{ personId: id, actorKind: "member", actorId: id, action: "address-removed" },
        changes: { email: [FORMER, null] },
      },
    ],
  });
  await db.auditEvent.create({
    data: { actorId: rosa.id, action: "wrote", subject: EMAIL, detail: { to: [EMAIL.toUpperCase()] } },
  });
  await db.invitation.createMany({
    data: [
      {
        ...{ tokenHash: "to her", organizationId: club.id, email: OTHER, emailKey: OTHER.toLowerCase() },
        ...{ duties: [], expiresAt: after(now, DAY) },
      },
      {
        ...{ tokenHash: "by her", organizationId: club.id, email: "new@club.example", invitedById: id },
        ...{ emailKey: "new@club.example", duties: [], expiresAt: after(now, DAY) },
      },
    ],
  });
  const list = await db.import.create({
    data: { fileName: "list.csv", encoding: "utf-8", separator: ",", status: "done" },
  });
  await db.importChunk.create({
    data: { importId: list.id, nth: 0, bytes: Buffer.from(`email\n${EMAIL}\n`) },
  });
  await db.importRow.createMany({
    data: [
      {
        importId: list.id,
        line: 2,
        fate: "update",
        personId: id,
        who: EMAIL,
        before: { lastName: "Ximénez-Prueba" },
      },
      { importId: list.id, line: 3, fate: "refused", reason: "twice", who: `Quetza <${OTHER}>` },
    ],
  });
  const bulk = await db.bulkAction.create({
    data: { action: "tag", filter: { words: EMAIL }, total: 1, status: "done" },
  });
  await db.bulkRow.create({ data: { bulkId: bulk.id, personId: id, before: { name: "Quetzalina" } } });
  // Two records that were one for an hour, and parted again.
  const kept = await aPerson("kept@example.org", { firstName: "Kata" });
  await db.merge.create({ data: { personId: kept.id, goneId: id, before: {}, undoneAt: now } });
  await db.timelineEvent.create({
    data: {
      ...{ personId: kept.id, actorKind: "staff", action: "merged" },
      why: `Quetzalina Ximénez-Prueba ${EMAIL}`,
    },
  });
  const update = await db.update.create({ data: { slug: "vote", status: "sending", approvedAt: now } });
  const second = await db.update.create({ data: { slug: "vote-2", status: "sending", approvedAt: now } });
  await db.delivery.createMany({
    data: [
      {
        ...{ updateId: update.id, personId: id, email: EMAIL, emailKey: EMAIL, locale: "en" },
        ...{ status: "sent", reason: `250 <${EMAIL}> taken`, sentAt: now },
      },
      { updateId: second.id, personId: id, email: FORMER, emailKey: FORMER, locale: "en" },
    ],
  });
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...{ template: "invitation", locale: "en", to: "new@club.example", toKey: "new@club.example" },
      dedupeKey: "invitation",
      data: {
        seed: "seed",
        inviter: "Quetzalina Ximénez-Prueba",
        organization: "Example Club",
        organizationId: club.id,
      },
    }),
  );
  await db.mailboxMessage.create({
    data: {
      ...{
        toEmail: "colleague@club.example",
        subject: "Quetzalina Ximénez-Prueba acts for Example Club too",
      },
      ...{ html: `<p>${EMAIL}</p>`, text: EMAIL, headers: {} },
    },
  });
  await requestToJoin(aClubForm({ email: EMAIL, ...NAME, organizationName: "Third Club" }), context);
  await allow({ name: "join-address", points: 10, per: 60 }, hashToken(EMAIL));
  // What stood in the mailbox, as without a mail server.
  await sendDueMail(100);
  return { id, rosa, club, alone, update, second };
}

beforeEach(async () => {
  await wipe();
  await emptyAll("suppression", "rate_limit", "import", "bulk_action", "update", "sign_in_token");
});

const traces = [EMAIL, OTHER, FORMER, "Quetza", "Ximénez", "Ximenez", "93721", "prueba"];

test("nothing personal is left anywhere in the database", async () => {
  const { id } = await aKnownPerson();
  expect((await findEverywhere(traces)).length).toBeGreaterThan(30);
  const erased = await erasePerson(self(id), id);
  expect(erased.ok).toBe(true);
  expect(await findEverywhere(traces)).toEqual([]);
  // Nor does anything that is kept lead to the record by its id, but for who did something to what others keep.
  const { rows } = await pgPool().query("select 1 from person where id = $1", [id]);
  expect(rows).toEqual([]);
});

test("the numbers of a send stay, and what had not gone does not go", async () => {
  const { id, update, second } = await aKnownPerson();
  await erasePerson(self(id), id);
  const rows = await db.delivery.findMany({ where: { updateId: { in: [update.id, second.id] } } });
  expect(rows.map(({ status, reason }) => ({ status, reason }))).toEqual(
    expect.arrayContaining([
      { status: "sent", reason: null },
      { status: "skipped", reason: "erased" },
    ]),
  );
  for (const row of rows)
    expect(row).toMatchObject({ email: "", emailKey: `erased:${row.id}`, personId: null });
});

test("an organization stays; without anybody who acts for it, it comes off the list and staff read why", async () => {
  const { id, club, alone } = await aKnownPerson();
  await erasePerson(self(id), id);
  expect(await db.organization.count({ where: { id: club.id } })).toBe(1);
  expect(await db.organization.findUnique({ where: { id: alone.id } })).toMatchObject({
    ...{ name: "Other Club", listedAt: null, listingNote: "Asked [erased] by phone." },
  });
  const events = await db.timelineEvent.findMany({ where: { organizationId: alone.id, action: "unlisted" } });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ personId: null, actorKind: "system", actorId: null });
  expect(await db.timelineEvent.count({ where: { organizationId: club.id, action: "unlisted" } })).toBe(0);
});

test("the receipt holds numbers, and nothing that says whose", async () => {
  const { id } = await aKnownPerson();
  const now = new Date("2026-11-22T12:00:00Z");
  const erased = await erasePerson(self(id), id, now);
  if (!erased.ok) throw new Error(erased.reason);
  const receipt = readReceipt(erased.value.receipt);
  expect(receipt).toMatchObject({
    at: now.getTime(),
    by: "member",
    hashes: 2,
    organizations: 2,
    unlisted: 1,
  });
  expect(receipt?.erased).toMatchObject({
    ...{ addresses: 2, memberships: 3, notes: 1, deliveries: 2, invitations: 2, listRows: 1, visits: 1 },
  });
  expect(receipt?.erased.mails).toBeGreaterThan(3);
  expect(Buffer.from(erased.value.receipt, "base64url").toString("latin1")).not.toContain("prueba");
});

test("each address is kept as a keyed hash; joining again takes it away", async () => {
  const { id } = await aKnownPerson();
  await erasePerson(self(id), id);
  const hashes = (await db.suppression.findMany()).map(({ hash, reason }) => [hash, reason]);
  expect(hashes.sort()).toEqual(
    [EMAIL, OTHER.toLowerCase()].map((key) => [suppressionHash(key), "erased"]).sort(),
  );
  await join(aJoinForm({ email: EMAIL, firstName: "Quetzalina" }));
  expect(await db.suppression.count({ where: { hash: suppressionHash(EMAIL) } })).toBe(0);
  const person = await db.person.findUniqueOrThrow({
    where: { emailKey: EMAIL },
    include: { memberships: true },
  });
  expect(person.id).not.toBe(id);
  expect(person.memberships).toMatchObject([{ kind: "individual", status: "active" }]);
});

test("links in old mails lead to nobody", async () => {
  const { id } = await aKnownPerson();
  const delivery = await db.delivery.findFirstOrThrow({ where: { personId: id } });
  await erasePerson(self(id), id);
  expect(await resolveUnsubscribeToken(personUnsubscribeToken(id))).toBeNull();
  expect(await resolveUnsubscribeToken(signId(delivery.id, "unsubscribe"))).toBeNull();
  expect(await getSubscription(id)).toBeNull();
});

test("pressed twice at once, it is done once", async () => {
  const { id } = await aKnownPerson();
  const both = await Promise.all([erasePerson(self(id), id), erasePerson(self(id), id)]);
  expect(both.filter((it) => it.ok)).toHaveLength(1);
  expect(both.find((it) => !it.ok)).toMatchObject({ reason: "unknown" });
});

test("nobody erases somebody else, and an editor nobody", async () => {
  const ana = await aPerson("ana@example.org");
  const eva = await aPerson("eva@example.org");
  await expect(erasePerson(self(eva.id), ana.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(erasePerson(staffOf(eva.id, "editor"), ana.id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.person.count()).toBe(2);
});

test("staff erase at a person's request, which the audit log has without saying whose", async () => {
  const { id, rosa } = await aKnownPerson();
  const erased = await erasePerson(staffOf(rosa.id, "organizer"), id);
  expect(erased.ok && readReceipt(erased.value.receipt)?.by).toBe("staff");
  expect(await findEverywhere(traces)).toEqual([]);
  const events = await db.auditEvent.findMany({ where: { action: "erase-person" } });
  expect(events).toMatchObject([{ actorId: rosa.id, subject: id, detail: { memberships: 3 } }]);
});

test("a colleague is erased by an admin alone, and the last admin by nobody", async () => {
  const organizer = await aPerson("o@example.org", { staffRole: "organizer" });
  const first = await aPerson("a@example.org", { staffRole: "admin" });
  const second = await aPerson("b@example.org", { staffRole: "admin" });
  expect(await erasePerson(staffOf(organizer.id, "organizer"), first.id)).toMatchObject({
    reason: "works-here",
  });
  const [one, other] = await Promise.all([
    erasePerson(self(first.id), first.id),
    erasePerson(self(second.id), second.id),
  ]);
  expect([one.ok, other.ok].sort()).toEqual([false, true]);
  expect([one, other].find((it) => !it.ok)).toMatchObject({ reason: "last-admin" });
  expect(await db.person.count({ where: { staffRole: "admin" } })).toBe(1);
});

test("a namesake keeps what was written about them", async () => {
  const { id, rosa } = await aKnownPerson();
  const namesake = await aPerson("namesake@example.org", NAME);
  await db.note.create({
    data: { personId: namesake.id, authorId: rosa.id, text: "Quetzalina Ximénez-Prueba called." },
  });
  await erasePerson(self(id), id);
  expect(await db.note.findMany({ where: { personId: namesake.id }, select: { text: true } })).toEqual([
    { text: "Quetzalina Ximénez-Prueba called." },
  ]);
  expect(await findEverywhere([EMAIL, OTHER, FORMER])).toEqual([]);
});
