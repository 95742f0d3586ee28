import { beforeEach, expect, test } from "vitest";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { listMembers } from "@/lib/members/queries/list-members";
import { memberListSchema } from "@/lib/members/queries/schema";
import { db } from "@/lib/platform/db";

const as = (role: StaffRole) => ({ personId: "1", role, email: "s@example.org", name: "S" }) as StaffViewer;
const list = (query: Record<string, unknown> = {}) =>
  listMembers(as("organizer"), memberListSchema.parse(query));

beforeEach(async () => {
  await db.$executeRaw`truncate person, organization cascade`;
});

async function members(count: number, more: object = {}) {
  for (let n = 0; n < count; n++) {
    const email = `person-${n}@example.net`;
    await db.person.create({
      data: {
        email,
        emailKey: email,
        firstName: "José",
        lastName: `Nguyễn ${n}`,
        ...more,
        memberships: { create: { kind: "individual" } },
      },
    });
  }
}

test("pages follow one another without gaps or repetitions", async () => {
  await members(120);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ after });
    seen.push(...page.lines.map((line) => line.email));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(seen[0]).toBe("person-119@example.net");
});

test("every word of a search must be found, in a name, an address or an organization", async () => {
  await members(3);
  expect((await list({ q: "josé" })).lines).toHaveLength(3);
  expect((await list({ q: "nguyễn PERSON-1" })).lines).toMatchObject([{ email: "person-1@example.net" }]);
  expect((await list({ q: "josé smith" })).lines).toEqual([]);
  expect((await list({ q: "100%_\\'" })).lines).toEqual([]);
});

test("someone who left or unsubscribed gets no updates", async () => {
  await members(1, { unsubscribedAt: new Date() });
  expect((await list()).lines).toMatchObject([{ status: "active", getsUpdates: false }]);
  expect((await list({ status: "left" })).lines).toEqual([]);
});

test("parameters that make no sense are left out", () => {
  expect(memberListSchema.parse({ q: ["a", "b"], kind: "robot", after: "1; drop table", utm: "x" })).toEqual({
    q: "a",
  });
});

test("an editor may not read the list", async () => {
  await expect(listMembers(as("editor"), { q: "" })).rejects.toMatchObject({ code: "forbidden" });
});
