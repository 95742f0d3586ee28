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
