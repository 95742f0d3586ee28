import { strFromU8, unzipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { collectPersonData, coveredReferences } from "@/lib/members/queries/collect-person-data";
import { dataFiles, zipPersonData } from "@/lib/members/person-data";
import type { MemberViewer } from "@/lib/members/policy";
import { after, DAY } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import { aClubForm, aJoinForm, join, wipe } from "../arrange";

const viewer = (personId: string) => ({ personId }) as MemberViewer;

beforeEach(wipe);

test("every column that leads to a person is told of in the copy of their data", async () => {
  const { rows } = await pgPool().query<{ reference: string }>(
    `select conrelid::regclass::text || '.' || a.attname as reference
     from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = any (conkey)
     where contype = 'f' and confrelid = 'person'::regclass
     union
     select table_name || '.' || column_name from information_schema.columns
     where table_schema = 'public' and column_name in ('person_id', 'owner_id') and table_name <> 'import'`,
  );
  const references = rows.map(({ reference }) => reference.replaceAll('"', "")).sort();
  expect(Object.keys(coveredReferences).sort()).toEqual(references);
  for (const file of Object.values(coveredReferences)) expect(dataFiles).toContain(file);
});

async function aMember() {
  await join(aJoinForm({ email: "ana@example.org", lastName: "Reyes", zip: "94110" }));
  await join(aClubForm({ email: "ana@example.org" }));
  await join(aClubForm({ email: "colleague@club.example", firstName: "Zoraida", lastName: "Quintana" }));
  const { id } = await db.person.findUniqueOrThrow({ where: { emailKey: "ana@example.org" } });
  const colleague = await db.person.findUniqueOrThrow({ where: { emailKey: "colleague@club.example" } });
  const rosa = await db.person.create({
    data: { email: "rosa@staff.example", emailKey: "rosa@staff.example", firstName: "Rosamunde" },
  });
  const organizationId = (await db.organization.findFirstOrThrow()).id;
  await db.note.create({ data: { personId: id, authorId: rosa.id, text: '=HYPERLINK("x")' } });
  await db.timelineEvent.createMany({
    data: [
      { personId: id, actorKind: "staff", actorId: rosa.id, action: "changed", changes: { zip: ["1", "2"] } },
      { personId: id, organizationId, actorKind: "member", actorId: colleague.id, action: "changed" },
    ],
  });
  await db.session.create({
    data: { tokenHash: "secret-hash", personId: id, expiresAt: after(new Date(), DAY) },
  });
  await db.accountLink.create({
    data: { tokenHash: "other-secret", personId: id, expiresAt: after(new Date(), DAY) },
  });
  await db.invitation.create({
    data: {
      ...{ tokenHash: "third-secret", organizationId, email: "friend@example.net", invitedById: id },
      ...{ emailKey: "friend@example.net", duties: [], expiresAt: after(new Date(), DAY) },
    },
  });
  return id;
}

test("it holds what they said and agreed to, word for word, and what happened", async () => {
  const data = await collectPersonData(viewer(await aMember()));
  expect(data?.person).toMatchObject([{ firstName: "Ana", lastName: "Reyes", zip: "94110" }]);
  expect(data?.memberships).toMatchObject([
    { kind: "individual", organization: null, status: "active" },
    { kind: "organization", organization: "Example Club", role: "Director" },
  ]);
  const consents = await db.consent.findMany({ where: { person: { emailKey: "ana@example.org" } } });
  expect(data?.consents.map(({ words }) => words).sort()).toEqual(consents.map(({ words }) => words).sort());
  expect(data?.requests.length).toBe(2);
  expect(data?.notes).toMatchObject([{ text: '=HYPERLINK("x")', by: "a member of staff" }]);
  expect(data?.timeline.map(({ by }) => by)).toEqual(
    expect.arrayContaining(["you", "a member of staff", "somebody else"]),
  );
});

test("nobody else is in it, and nothing that opens anything", async () => {
  const text = JSON.stringify(await collectPersonData(viewer(await aMember())));
  for (const word of ["Rosamunde", "rosa@", "Zoraida", "Quintana", "colleague@", "friend@", "secret", "seed"])
    expect(text).not.toContain(word);
});

test("somebody who is gone has no data", async () => {
  expect(await collectPersonData(viewer("00000000-0000-7000-8000-000000000000"))).toBeNull();
});

test.each([
  ["en", "README.txt", "consents.csv", "Exact words"],
  ["es", "LEEME.txt", "consentimientos.csv", "Palabras exactas"],
] as const)("the zip can be read without a program, in %s", async (locale, readme, table, heading) => {
  const data = await collectPersonData(viewer(await aMember()));
  const files = unzipSync(zipPersonData(data!, locale, new Date("2026-11-22T12:00:00Z")));
  const names = Object.keys(files);
  expect(names).toContain("data.json");
  const json = JSON.parse(strFromU8(files["data.json"]!)) as Record<string, unknown>;
  expect(json["person"]).toHaveLength(1);
  // UTF-8 with its mark, as spreadsheets want it; the text reader takes the mark off.
  expect([...files[table]!.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(strFromU8(files[table]!)).toContain(heading);
  const text = strFromU8(files[readme]!);
  for (const name of names.filter((it) => it.endsWith(".csv"))) expect(text).toContain(`${name} (`);
  const notes = strFromU8(files[locale === "en" ? "notes.csv" : "notas.csv"]!);
  expect(notes).toContain(`"'=HYPERLINK(""x"")"`);
});
