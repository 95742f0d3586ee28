import { beforeEach, expect, test } from "vitest";
import { fillCounties } from "@/lib/members/commands/fill-counties";
import { db } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyAll("person", "setup_step");
});

test("a ZIP code that was there before gets its county, once", async () => {
  for (const [email, zip] of [
    ["ana@example.org", "94110"],
    ["bo@example.org", "10001"],
    ["cy@example.org", null],
  ] as const)
    await db.person.create({ data: { email, emailKey: email, zip } });
  expect(await fillCounties()).toBe(1);
  const people = await db.person.findMany({ orderBy: { email: "asc" }, select: { county: true } });
  expect(people).toEqual([{ county: "san-francisco" }, { county: null }, { county: null }]);
  expect(await fillCounties()).toBe(0);
});
