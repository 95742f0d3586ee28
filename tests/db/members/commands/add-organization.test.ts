import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { aClubForm, join, wipe } from "../arrange";

beforeEach(wipe);

const duplicates = () =>
  db.possibleDuplicate.findMany({
    orderBy: { createdAt: "asc" },
    select: {
      reasons: true,
      decision: true,
      older: { select: { name: true } },
      newer: { select: { name: true } },
    },
  });

test("a second person of an organization is recognised by its name or its domain, and nothing is merged", async () => {
  await join(aClubForm());
  await join(
    aClubForm({ email: "bea@example.org", organizationName: "The Example Club, Inc.", website: "" }),
  );
  await join(
    aClubForm({ email: "cleo@example.org", organizationName: "Club", website: "https://www.club.example/x" }),
  );
  expect(await db.organization.count()).toBe(3);
  expect(await duplicates()).toEqual([
    {
      reasons: ["name"],
      decision: "open",
      older: { name: "Example Club" },
      newer: { name: "The Example Club, Inc." },
    },
    { reasons: ["domain"], decision: "open", older: { name: "Example Club" }, newer: { name: "Club" } },
  ]);
});

test("both reasons stand together, and other organizations are left alone", async () => {
  await join(aClubForm({ organizationName: "Another Club", website: "https://another.example" }));
  await join(aClubForm({ email: "bea@example.org" }));
  await join(aClubForm({ email: "cleo@example.org" }));
  expect((await duplicates()).map(({ reasons }) => reasons)).toEqual([["name", "domain"]]);
});

test("two that join at the same time see each other", async () => {
  const forms = ["bea", "cleo", "dora", "ella"].map((name) => aClubForm({ email: `${name}@example.org` }));
  await Promise.all(forms.map((form) => join(form)));
  expect(await db.organization.count()).toBe(4);
  expect(await duplicates()).toHaveLength(3);
});

test("a page on a site that many share makes nobody the same", async () => {
  await join(aClubForm({ organizationName: "One", website: "https://facebook.com/one" }));
  await join(
    aClubForm({ email: "bea@example.org", organizationName: "Two", website: "https://facebook.com/two" }),
  );
  expect(await duplicates()).toEqual([]);
});
