import { beforeEach, expect, test } from "vitest";
import { answerNameUse } from "@/lib/members/commands/answer-name-use";
import { askNameUse } from "@/lib/members/commands/ask-name-use";
import type { MemberViewer, StaffViewer } from "@/lib/members/policy";
import {
  getOwnOrganization,
  listOwnNameUses,
  listOwnOrganizations,
} from "@/lib/members/queries/get-own-organization";
import { listNameUses, listNameUseTitles } from "@/lib/members/queries/list-name-uses";
import { listOrganizationMail } from "@/lib/members/queries/list-organization-mail";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, join, wipe } from "../arrange";

const staff = {
  personId: "00000000-0000-7000-8000-000000000001",
  role: "organizer",
  email: "s@example.org",
  name: "S",
} as StaffViewer;
const question = { title: "Letter on AB 185", text: "Pass it.", answerBy: "2026-12-01", everyone: false };
const shown = { words: "Yes, it may.\n\nPass it.", locale: "en", network: "203.0.113.0" } as const;
const before = new Date("2026-11-20T12:00:00Z");
// The end of the day is California's: there it is still December 1.
const lastHour = new Date("2026-12-02T07:30:00Z");
const tooLate = new Date("2026-12-02T08:30:00Z");

beforeEach(wipe);

async function aClub() {
  await join(aClubForm({ email: "ana@club.example" }));
  const membership = await db.membership.findFirstOrThrow();
  const organizationId = membership.organizationId!;
  await db.person.create({
    data: {
      ...{ email: "bo@gmail.com", emailKey: "bo@gmail.com" },
      memberships: { create: { kind: "organization", organizationId } },
    },
  });
  return { id: organizationId, ana: { personId: membership.personId } as MemberViewer };
}

const mails = async () =>
  (await db.outboxMail.findMany({ where: { template: "name-use" }, orderBy: { toKey: "asc" } })).map(
    ({ toKey }) => toKey,
  );

test("a question goes to the primary contact or to all, once however often it is sent", async () => {
  const { id } = await aClub();
  expect(await askNameUse(staff, id, question, before)).toEqual(ok({ mails: 1 }));
  expect(await mails()).toEqual(["ana@club.example"]);
  expect(await askNameUse(staff, id, question, before)).toEqual(fail("asked"));
  const other = { ...question, title: "Another letter", everyone: true };
  expect(await askNameUse(staff, id, other, before)).toEqual(ok({ mails: 2 }));
  expect(await mails()).toEqual(["ana@club.example", "ana@club.example", "bo@gmail.com"]);
  expect(
    (await listOrganizationMail(staff, id)).filter(({ template }) => template === "name-use"),
  ).toHaveLength(3);
});

test("who is not there is not asked, and nobody is asked for yesterday", async () => {
  const { id } = await aClub();
  expect(await askNameUse(staff, id, question, tooLate)).toEqual(fail("past"));
  await db.membership.updateMany({ data: { status: "left" } });
  expect(await askNameUse(staff, id, question, before)).toEqual(fail("nobody"));
  await expect(askNameUse({ ...staff, role: "editor" }, id, question)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a question waits for an answer until its last day is over", async () => {
  const { id, ana } = await aClub();
  await askNameUse(staff, id, question, before);
  for (const [now, waits] of [
    [lastHour, 1],
    [tooLate, 0],
  ] as const) {
    expect(await getOwnOrganization(ana, id, now)).toMatchObject({ openQuestions: waits });
    expect(await listOwnOrganizations(ana, now)).toMatchObject([{ id, openQuestions: waits }]);
  }
});

test("an answer is kept with its words, can be changed until the day is over in California, and is listed", async () => {
  const { id, ana } = await aClub();
  await askNameUse(staff, id, question, before);
  const [asked] = await listOwnNameUses(ana, id);
  expect(await answerNameUse(ana, id, asked!.id, true, shown, before)).toEqual(ok(null));
  // A second press is as good as the first.
  expect(await answerNameUse(ana, id, asked!.id, true, shown, before)).toEqual(ok(null));
  const no = { ...shown, words: "No, it may not." };
  expect(await answerNameUse(ana, id, asked!.id, false, no, lastHour)).toEqual(ok(null));
  expect(await answerNameUse(ana, id, asked!.id, true, shown, tooLate)).toEqual(fail("closed"));
  const consents = await db.consent.findMany({ where: { purpose: "name-use" }, orderBy: { at: "asc" } });
  expect(consents.map(({ action, words }) => [action, words])).toEqual([
    ["granted", shown.words],
    ["withdrawn", no.words],
  ]);
  expect(await listNameUses(staff, { title: question.title })).toMatchObject([
    { agreed: false, answeredBy: "Ana", organization: { name: "Example Club" } },
  ]);
  expect(await listNameUseTitles(staff)).toEqual([{ title: question.title, count: 1 }]);
});

test("nobody answers for an organization that is not theirs, or without the duty", async () => {
  const { id, ana } = await aClub();
  await askNameUse(staff, id, question, before);
  const [asked] = await listOwnNameUses(ana, id);
  const { id: boId } = await db.person.findUniqueOrThrow({ where: { emailKey: "bo@gmail.com" } });
  const bo = { personId: boId } as MemberViewer;
  expect(await answerNameUse(bo, id, asked!.id, true, shown, before)).toEqual(fail("not-yours"));
  await join(aClubForm({ organizationName: "Another", website: "", email: "eve@gmail.com" }));
  const eve = await db.membership.findFirstOrThrow({ where: { person: { emailKey: "eve@gmail.com" } } });
  const viewer = { personId: eve.personId } as MemberViewer;
  expect(await listOwnNameUses(viewer, id)).toEqual([]);
  // Her own organization's key opens no other's question.
  expect(await answerNameUse(viewer, eve.organizationId!, asked!.id, true, shown, before)).toEqual(
    fail("unknown"),
  );
  expect(await db.nameUse.findFirst()).toMatchObject({ agreed: null });
});
