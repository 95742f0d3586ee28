import { beforeEach, expect, test } from "vitest";
import { comingBackWords, leaveAllWords, mailWords } from "@/lib/members/account-consent";
import { changeFrequency, startMail, stopMail, wantFewer } from "@/lib/members/commands/choose-updates";
import { changeProfile } from "@/lib/members/commands/change-profile";
import { comeBack } from "@/lib/members/commands/come-back";
import { leaveMembership } from "@/lib/members/commands/leave-membership";
import { pauseMembership, resumeMembership } from "@/lib/members/commands/pause-membership";
import { CONSENT_VERSION, type MailReader, type MemberViewer } from "@/lib/members/policy";
import { getAccount } from "@/lib/members/queries/get-account";
import { getHistory } from "@/lib/members/queries/get-history";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, aJoinForm, join, wipe } from "../arrange";

beforeEach(wipe);

const told = { locale: "en", network: "203.0.113.0" } as const;

async function aMember(): Promise<MemberViewer> {
  await join(aJoinForm());
  const { id } = await db.person.findFirstOrThrow();
  return { personId: id } as MemberViewer;
}

const person = () => db.person.findFirstOrThrow({ include: { memberships: true } });
const lastEvents = async (count: number) =>
  (await db.timelineEvent.findMany({ orderBy: { id: "desc" }, take: count })).map(({ action }) => action);
const lastConsents = async (count: number) => db.consent.findMany({ orderBy: { id: "desc" }, take: count });

test("a pause rests all, goes on again, and doing either twice at once changes nothing more", async () => {
  const ana = await aMember();
  await join(aClubForm());
  const twice = await Promise.all([pauseMembership(ana, "all"), pauseMembership(ana, "all")]);
  expect(twice).toEqual(expect.arrayContaining([ok({ count: 2 }), ok({ count: 0 })]));
  expect(await person()).toMatchObject({ individualStatus: "paused", representativeStatus: "paused" });
  const club = (await person()).memberships.find(({ kind }) => kind === "organization")!;
  expect(await resumeMembership(ana, { membershipId: club.id })).toEqual(ok({ count: 1 }));
  expect(await person()).toMatchObject({ individualStatus: "paused", representativeStatus: "active" });
  expect(await resumeMembership(ana, "all")).toEqual(ok({ count: 1 }));
  expect(await lastEvents(4)).toEqual(["resumed", "resumed", "paused", "paused"]);
  // A pause is no withdrawal.
  expect(await db.consent.count({ where: { action: "withdrawn" } })).toBe(0);
});

test("a link out of a mail pauses and asks for less, and never for more", async () => {
  const ana = await aMember();
  const reader = { personId: ana.personId } as MailReader;
  expect(await getSubscription(ana.personId)).toMatchObject({ offers: { fewer: true, pause: true } });
  expect(await wantFewer(reader)).toEqual(ok(null));
  expect(await person()).toMatchObject({ frequency: "monthly" });
  await changeFrequency(ana, "receipts");
  expect(await wantFewer(reader)).toEqual(ok(null));
  expect(await person()).toMatchObject({ frequency: "receipts" });
  expect(await pauseMembership(reader, "all")).toEqual(ok({ count: 1 }));
  expect(await getSubscription(ana.personId)).toMatchObject({ offers: { fewer: false, pause: false } });
});

test("nobody does anything with somebody else's membership", async () => {
  await aMember();
  const { id } = (await person()).memberships[0]!;
  await join(aJoinForm({ email: "ben@example.org" }));
  const { id: benId } = await db.person.findUniqueOrThrow({ where: { emailKey: "ben@example.org" } });
  const ben = { personId: benId } as MemberViewer;
  expect(await pauseMembership(ben, { membershipId: id })).toEqual(ok({ count: 0 }));
  expect(await leaveMembership(ben, { membershipId: id }, told)).toEqual(ok({ count: 0 }));
  expect(await comeBack(ben, id, told)).toEqual(fail("not-there"));
  expect(await db.membership.count({ where: { status: "active" } })).toBe(2);
});

test("with the last membership what was agreed to is taken back, and coming back is a new consent", async () => {
  const ana = await aMember();
  expect(await leaveMembership(ana, "all", told)).toEqual(ok({ count: 1 }));
  expect(await person()).toMatchObject({ individualStatus: "left" });
  expect((await person()).unsubscribedAt).not.toBeNull();
  expect(await person()).toMatchObject({ mailPurposes: [] });
  expect(await lastConsents(3)).toMatchObject(
    ["alerts", "updates", "membership"].map((purpose) => ({
      ...{ purpose, action: "withdrawn", words: leaveAllWords("en"), method: "account" },
    })),
  );
  expect(await startMail(ana, "updates", told)).toEqual(fail("not-a-member"));

  const { id } = (await person()).memberships[0]!;
  const spanish = { ...told, locale: "es" } as const;
  const back = await Promise.all([comeBack(ana, id, spanish), comeBack(ana, id, spanish)]);
  expect(back).toEqual([ok(null), ok(null)]);
  expect(await person()).toMatchObject({ individualStatus: "active", unsubscribedAt: null });
  const words = comingBackWords("individual", "es");
  expect(await lastConsents(4)).toMatchObject([
    { purpose: "alerts", action: "granted", words },
    { purpose: "updates", action: "granted", words, locale: "es", version: CONSENT_VERSION },
    { purpose: "membership", action: "granted", words },
    { action: "withdrawn" },
  ]);
  expect(await lastEvents(2)).toEqual(["rejoined", "left"]);
});

test("leaving one of two keeps the updates; an organization nobody acts for leaves the list", async () => {
  const ana = await aMember();
  await join(aClubForm({ email: "ana@example.org", website: "https://example.org", listPublicly: true }));
  const club = (await person()).memberships.find(({ kind }) => kind === "organization")!;
  await db.organization.updateMany({ data: { listedAt: new Date(), listedHow: "staff", slug: "club" } });
  expect(await leaveMembership(ana, { membershipId: club.id }, told)).toEqual(ok({ count: 1 }));
  expect((await person()).unsubscribedAt).toBeNull();
  expect(await db.consent.count({ where: { action: "withdrawn" } })).toBe(0);
  expect((await db.organization.findFirstOrThrow()).listedAt).toBeNull();
});

test("what staff ended is not taken up again here", async () => {
  const ana = await aMember();
  await db.membership.updateMany({ data: { status: "removed" } });
  expect(await comeBack(ana, (await person()).memberships[0]!.id, told)).toEqual(fail("not-there"));
});

test("updates stop and start with the words shown, once each, however often it is pressed", async () => {
  const ana = await aMember();
  await changeFrequency(ana, "receipts");
  await Promise.all(Array.from({ length: 5 }, () => stopMail(ana, "updates", told)));
  expect(await db.consent.count({ where: { action: "withdrawn" } })).toBe(1);
  await Promise.all(Array.from({ length: 5 }, () => startMail(ana, "updates", told)));
  expect(await person()).toMatchObject({ unsubscribedAt: null, frequency: "each" });
  expect(await lastConsents(1)).toMatchObject([
    {
      purpose: "updates",
      action: "granted",
      words: mailWords("updates", "en"),
      method: "account",
      locale: "en",
    },
  ]);
  expect(await db.consent.count({ where: { method: "account" } })).toBe(2);
  expect(await lastEvents(3)).toEqual(["subscribed", "unsubscribed", "changed"]);
});

test("a profile is kept with the county of its ZIP code, and what did not change is no event", async () => {
  const ana = await aMember();
  const input = {
    ...{ firstName: "Ana", lastName: "Ruiz", zip: "94110", audience: "parent" as const },
    ...{ interests: ["stem" as const], locale: "es" as const },
  };
  await changeProfile(ana, input);
  expect(await person()).toMatchObject({ ...input, county: "san-francisco" });
  const events = await db.timelineEvent.count();
  await changeProfile(ana, input);
  expect(await db.timelineEvent.count()).toBe(events);
  await changeProfile(ana, { ...input, zip: null });
  expect(await person()).toMatchObject({ zip: null, county: null });

  const history = await getHistory(ana);
  expect(history.events[0]).toMatchObject({
    ...{ action: "changed", actor: "member" },
    changes: { zip: ["94110", null], county: ["san-francisco", null] },
  });
  expect(history.consents).toHaveLength(3);
  expect(await getAccount(ana)).toMatchObject({ email: "ana@example.org", locale: "es", county: null });
});

test("when the record is gone there is nothing to change", async () => {
  const nobody = { personId: "0190a000-0000-7000-8000-000000000009" } as MemberViewer;
  expect(await getAccount(nobody)).toBeNull();
  expect(await pauseMembership(nobody, "all")).toEqual(fail("gone"));
  expect(await leaveMembership(nobody, "all", told)).toEqual(fail("gone"));
  expect(await stopMail(nobody, "updates", told)).toEqual(fail("gone"));
  expect(await startMail(nobody, "updates", told)).toEqual(fail("gone"));
  expect(await changeFrequency(nobody, "monthly")).toEqual(fail("gone"));
});
