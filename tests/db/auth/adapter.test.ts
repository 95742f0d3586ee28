import { beforeEach, expect, test } from "vitest";
import { adapter, getStaffByEmail } from "@/lib/auth/adapter";
import { emailKey } from "@/lib/members/policy";
import { after, DAY, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import type { StaffRole } from "@/prisma/client/client";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyAll("person", "session", "sign_in_token");
});

async function aPerson(staffRole: StaffRole | null, email = "ana@example.org"): Promise<string> {
  const { id } = await db.person.create({
    data: { email, emailKey: emailKey(email), firstName: "Ana", lastName: "Castellanos", staffRole },
  });
  return id;
}

const inAMonth = () => after(new Date(), 30 * DAY);

test("only the hash of a session's token is stored", async () => {
  const userId = await aPerson("admin");
  await adapter.createSession({ sessionToken: "a-token", userId, expires: inAMonth() });
  expect(await db.session.findMany()).toMatchObject([{ tokenHash: hashToken("a-token"), personId: userId }]);
  expect(JSON.stringify(await db.session.findMany())).not.toContain("a-token");
});

test("a session leads to its member of staff, with name and role", async () => {
  const userId = await aPerson("editor");
  await adapter.createSession({ sessionToken: "a-token", userId, expires: inAMonth() });
  expect(await adapter.getSessionAndUser("a-token")).toMatchObject({
    user: { id: userId, email: "ana@example.org", name: "Ana Castellanos", role: "editor" },
  });
  expect(await adapter.getSessionAndUser("another-token")).toBeNull();
});

test("when the role goes, its sessions go for good", async () => {
  const userId = await aPerson("editor");
  await adapter.createSession({ sessionToken: "a-token", userId, expires: inAMonth() });
  await db.person.update({ where: { id: userId }, data: { staffRole: null } });
  expect(await adapter.getSessionAndUser("a-token")).toBeNull();
  await db.person.update({ where: { id: userId }, data: { staffRole: "editor" } });
  expect(await adapter.getSessionAndUser("a-token")).toBeNull();
});

test("someone who does not work here gets no session and is no user", async () => {
  const userId = await aPerson(null);
  await expect(
    adapter.createSession({ sessionToken: "a-token", userId, expires: inAMonth() }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await getStaffByEmail("ana@example.org")).toBeNull();
  expect(await adapter.getUser(userId)).toBeNull();
  expect(() => adapter.createUser()).toThrow("Only members of staff");
});

test("an address is known however it is written", async () => {
  await aPerson("admin", "Müller@exämple.org");
  expect(await getStaffByEmail("  müller@EXÄMPLE.org ")).toMatchObject({ role: "admin" });
});

test("a session slides, and sliding one that has ended meanwhile is no error", async () => {
  const userId = await aPerson("admin");
  await adapter.createSession({ sessionToken: "a-token", userId, expires: new Date() });
  const expires = inAMonth();
  await adapter.updateSession({ sessionToken: "a-token", expires });
  expect((await adapter.getSessionAndUser("a-token"))?.session.expires).toEqual(expires);
  await adapter.deleteSession("a-token");
  await adapter.updateSession({ sessionToken: "a-token", expires });
  expect(await db.session.count()).toBe(0);
});

test("a link opens once, even when it is used twice at once", async () => {
  const expires = after(new Date(), MINUTE);
  await adapter.createVerificationToken({ identifier: "ana@example.org", token: "hash", expires });
  const use = () => adapter.useVerificationToken({ identifier: "ana@example.org", token: "hash" });
  const uses = await Promise.all([use(), use(), use(), use()]);
  expect(uses.filter(Boolean)).toEqual([{ identifier: "ana@example.org", token: "hash", expires }]);
});
