import { beforeEach, expect, test } from "vitest";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { countForStaff } from "@/lib/members/queries/count-for-staff";
import { listOpenDuplicates } from "@/lib/members/queries/list-duplicates";
import { listOrganizations } from "@/lib/members/queries/list-organizations";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

const as = (role: StaffRole) => ({ personId: "1", role, email: "s@example.org", name: "S" }) as StaffViewer;

beforeEach(async () => {
  await emptyAll("person", "organization", "possible_duplicate");
});

const anOrganization = (name: string, mergedIntoId?: string) =>
  db.organization.create({
    data: { name, nameKey: name.toLowerCase(), sector: "school", ...(mergedIntoId && { mergedIntoId }) },
  });

async function aPersonFor(organizationId: string, status: "active" | "left" = "active", since = new Date()) {
  const email = `${Math.random()}@example.net`;
  await db.person.create({
    data: {
      email,
      emailKey: email,
      memberships: { create: { kind: "organization", organizationId, status, since, role: "Teacher" } },
    },
  });
}

test("organizations stand with the people who belong to them now; merged records do not stand", async () => {
  const club = await anOrganization("Club");
  await anOrganization("Old Club", club.id);
  await aPersonFor(club.id);
  await aPersonFor(club.id, "left");
  expect((await listOrganizations(as("organizer"), { q: "" })).lines).toMatchObject([
    { name: "Club", people: 1 },
  ]);
  expect((await listOrganizations(as("organizer"), { q: "clab" })).lines).toEqual([]);
});

test("those come first that begin with what was typed, then those of which a word does, a part, or nearly", async () => {
  for (const name of ["Aok Club", "Soaker Society", "The Oakland Choir", "Oakland Robotics"])
    await anOrganization(name);
  const names = async (q: string) =>
    (await listOrganizations(as("organizer"), { q })).lines.map(({ name }) => name);
  expect(await names("oak")).toEqual(["Oakland Robotics", "The Oakland Choir", "Soaker Society"]);
  expect(await names("oakladn")).toEqual(expect.arrayContaining(["Oakland Robotics", "The Oakland Choir"]));
  expect(await names("o")).toHaveLength(4);
  expect((await names("o"))[0]).toBe("Oakland Robotics");
});

test("without a search the newest come first, page after page", async () => {
  for (let n = 0; n < 60; n++) await anOrganization(`Club ${n}`);
  const first = await listOrganizations(as("organizer"), { q: "" });
  const second = await listOrganizations(as("organizer"), { q: "", after: first.next });
  const ids = [...first.lines, ...second.lines].map(({ id }) => id);
  expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, undefined]);
  expect(ids).toEqual([...ids].sort().reverse());
});

test("open questions stand with both records and their people", async () => {
  const [older, newer] = [await anOrganization("Club"), await anOrganization("The Club")];
  await aPersonFor(newer.id);
  await db.possibleDuplicate.create({ data: { olderId: older.id, newerId: newer.id, reasons: ["name"] } });
  expect(await listOpenDuplicates(as("admin"))).toMatchObject({
    total: 1,
    pairs: [
      {
        reasons: ["name"],
        older: { name: "Club", people: [] },
        newer: { name: "The Club", people: [{ role: "Teacher" }] },
      },
    ],
  });
});

test("the overview counts organizations once, and the last seven days", async () => {
  const club = await anOrganization("Club");
  await anOrganization("Nobody's");
  await aPersonFor(club.id);
  await aPersonFor(club.id, "active", after(new Date(), -8 * DAY));
  expect(await countForStaff(new Date())).toEqual({
    individuals: 0,
    organizations: 1,
    joinedThisWeek: 1,
    openDuplicates: 0,
    staff: 0,
  });
});

test("an editor may not read them", async () => {
  await expect(listOrganizations(as("editor"), { q: "" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(listOpenDuplicates(as("editor"))).rejects.toMatchObject({ code: "forbidden" });
});
