import { beforeEach, expect, test } from "vitest";
import { decideDuplicate } from "@/lib/members/commands/decide-duplicate";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { HOUR } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aClubForm, context, join, letPass, templatesTo, wipe } from "../arrange";

beforeEach(wipe);

const as = (role: StaffRole) =>
  ({
    personId: "0190a000-0000-7000-8000-000000000001",
    role,
    email: "staff@example.org",
    name: "Staff",
  }) as StaffViewer;

async function anOpenPair() {
  await join(aClubForm({ website: "" }));
  await join(aClubForm({ email: "bea@example.org", organizationName: "Example Club Inc." }));
  return db.possibleDuplicate.findFirstOrThrow();
}

test("the same: members and what the newer knew go to the older, and who decided is noted", async () => {
  const pair = await anOpenPair();
  expect(await decideDuplicate(as("organizer"), pair.id, "same")).toEqual(ok({ moved: 1 }));
  expect(await db.membership.count({ where: { organizationId: pair.olderId } })).toBe(2);
  expect(await db.organization.findUnique({ where: { id: pair.olderId } })).toMatchObject({
    domain: "club.example",
  });
  expect(await db.organization.findUnique({ where: { id: pair.newerId } })).toMatchObject({
    mergedIntoId: pair.olderId,
  });
  expect(await db.auditEvent.findMany()).toMatchObject([{ action: "decide-duplicate", subject: pair.id }]);
  expect(await decideDuplicate(as("organizer"), pair.id, "different")).toEqual(fail("decided"));
});

test("who joined by the name that was merged away is still known", async () => {
  await join(aClubForm());
  await join(aClubForm({ email: "bea@example.org", organizationName: "EC" }));
  const pair = await db.possibleDuplicate.findFirstOrThrow();
  await decideDuplicate(as("admin"), pair.id, "same");
  await letPass(HOUR);
  await requestToJoin(aClubForm({ email: "bea@example.org", organizationName: "EC" }), context);
  expect((await templatesTo("bea@example.org")).at(-1)).toBe("already-member");
});

test("who was a member for both keeps one membership", async () => {
  await join(aClubForm());
  await letPass(HOUR);
  await join(aClubForm({ organizationName: "EC" }));
  const pair = await db.possibleDuplicate.findFirstOrThrow();
  await decideDuplicate(as("admin"), pair.id, "same");
  expect(await db.membership.findMany()).toMatchObject([{ organizationId: pair.olderId }]);
});

test("notes, invitations and parts go along, and nothing becomes a part of itself", async () => {
  const pair = await anOpenPair();
  await db.note.create({ data: { organizationId: pair.newerId, text: "Met the director" } });
  await db.organization.update({ where: { id: pair.olderId }, data: { parentId: pair.newerId } });
  await decideDuplicate(as("organizer"), pair.id, "same");
  expect(await db.note.findMany()).toMatchObject([{ organizationId: pair.olderId }]);
  expect(await db.organization.findUnique({ where: { id: pair.olderId } })).toMatchObject({ parentId: null });
  expect(await db.timelineEvent.count({ where: { organizationId: pair.newerId } })).toBe(0);
});

test("different: both stay, and both are looked at when a third comes", async () => {
  const pair = await anOpenPair();
  await decideDuplicate(as("admin"), pair.id, "different");
  await join(aClubForm({ email: "cleo@example.org", website: "" }));
  expect(await db.possibleDuplicate.count({ where: { decision: "open" } })).toBe(2);
});

test("an editor may not decide", async () => {
  const pair = await anOpenPair();
  await expect(decideDuplicate(as("editor"), pair.id, "same")).rejects.toMatchObject({ code: "forbidden" });
});
