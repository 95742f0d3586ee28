import { expect, test } from "vitest";
import { readRow, type ReadRow } from "@/lib/members/import/read-row";
import { type KnownPerson, matchOrganization, settleRow } from "@/lib/members/import/settle-row";

const terms = { hasBasis: true, keepKnown: false, tags: [] };

function aRow(cells: string[] = ["ana@x.example", "Ana"]): ReadRow {
  const row = readRow(2, cells, ["email", "firstName", "organizationName"], "en", new Date());
  if ("refused" in row) throw new Error(row.refused);
  return row;
}

const aPerson = (more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id: "1", firstName: "Ana", lastName: "Ruiz", zip: null, county: null, locale: "en", audience: null },
  ...{ interests: [], tags: [], unsubscribed: false, memberships: [] },
  ...more,
});

const mine = (status: KnownPerson["memberships"][number]["status"]) => [
  { id: "m", kind: "individual" as const, organizationId: null, status, role: null },
];

const settle = (known: KnownPerson | null, row = aRow(), organizationId: string | null = null) =>
  settleRow(row, known, organizationId, false, terms);

test("whoever left everything does not come in for an organization either", () => {
  const row = aRow(["ana@x.example", "Ana", "Chess"]);
  for (const status of ["left", "paused", "removed"] as const)
    expect(settle(aPerson({ memberships: mine(status) }), row)).toMatchObject({
      fate: "refused",
      reason: status,
    });
});

test("somebody known who unsubscribed and is no member is not made one", () => {
  expect(settle(aPerson({ unsubscribed: true }))).toMatchObject({ fate: "refused", reason: "unsubscribed" });
});

test("a member for an organization more gets no second consent for updates", () => {
  const row = aRow(["ana@x.example", "Ana", "Chess"]);
  expect(settle(aPerson({ memberships: mine("active") }), row)).toMatchObject({
    fate: "update",
    step: { do: "add", status: "active", updates: false },
  });
});

test("whose own words on a list are no are never brought in", () => {
  const row = { ...aRow(), unsubscribed: true };
  expect(settle(null, row)).toEqual({ fate: "refused", reason: "unsubscribed-elsewhere", suppress: true });
  expect(settle(aPerson({ memberships: mine("active") }), row)).toMatchObject({
    fate: "refused",
    suppress: false,
  });
});

test("an organization is the one of its name, unless both have websites that differ", () => {
  const candidates = [
    { id: "a", nameKey: "club", domain: "a.example" },
    { id: "b", nameKey: "club", domain: null },
    { id: "c", nameKey: "other", domain: "c.example" },
  ];
  const match = (nameKey: string, domain: string | null) =>
    matchOrganization({ nameKey, domain }, candidates)?.id;
  expect(match("club", null)).toBe("a");
  expect(match("club", "a.example")).toBe("a");
  expect(match("club", "z.example")).toBe("b");
  expect(match("new", "c.example")).toBeUndefined();
});
