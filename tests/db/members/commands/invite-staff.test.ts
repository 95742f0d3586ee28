import { beforeEach, expect, test } from "vitest";
import { inviteStaff, OPERATOR } from "@/lib/members/commands/invite-staff";
import type { StaffViewer } from "@/lib/members/policy";
import { db } from "@/lib/platform/db";
import { fail } from "@/lib/platform/result";
import { aJoinForm, join, wipe } from "../arrange";

beforeEach(wipe);

test("an invitation gives a role, to a new person or to a member, and is noted", async () => {
  await join(aJoinForm());
  await inviteStaff(OPERATOR, { email: "ANA@example.org", role: "organizer" });
  await inviteStaff(OPERATOR, { email: "bea@example.org", role: "admin", firstName: "Bea" });
  expect(await db.person.findMany({ orderBy: { emailKey: "asc" } })).toMatchObject([
    { firstName: "Ana", staffRole: "organizer" },
    { firstName: "Bea", staffRole: "admin" },
  ]);
  expect(await db.auditEvent.count({ where: { action: "invite-staff" } })).toBe(2);
});

test("only administrators invite, and only to addresses", async () => {
  const editor = {
    personId: "x",
    role: "editor",
    email: "e@example.org",
    name: "E",
  } as unknown as StaffViewer;
  await expect(inviteStaff(editor, { email: "a@example.org", role: "admin" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await inviteStaff(OPERATOR, { email: "nobody", role: "admin" })).toEqual(fail("bad-address"));
});
