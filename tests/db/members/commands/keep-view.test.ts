import { beforeEach, expect, test } from "vitest";
import { forgetView, keepView } from "@/lib/members/commands/keep-view";
import type { StaffViewer } from "@/lib/members/policy";
import { listViews } from "@/lib/members/queries/list-views";
import { db } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

beforeEach(async () => {
  await emptyAll("person");
});

async function someStaff(email: string): Promise<StaffViewer> {
  const { id } = await db.person.create({ data: { email, emailKey: email, staffRole: "organizer" } });
  return { personId: id, role: "organizer", email, name: "" } as StaffViewer;
}

test("a view is its owner's alone; a name that is taken gets the new address", async () => {
  const [ana, bo] = [await someStaff("ana@example.org"), await someStaff("bo@example.org")];
  expect(await keepView(ana, { list: "members", name: " Fresno ", query: "county=fresno" })).toMatchObject({
    ok: true,
  });
  await keepView(ana, { list: "members", name: "Fresno", query: "county=fresno&sort=name" });
  const [view] = await listViews(ana, "members");
  expect(view).toMatchObject({ name: "Fresno", query: "county=fresno&sort=name" });
  expect(await listViews(bo, "members")).toEqual([]);
  await forgetView(bo, view!.id);
  expect(await listViews(ana, "members")).toHaveLength(1);
  await forgetView(ana, view!.id);
  expect(await listViews(ana, "members")).toEqual([]);
});

test("a view needs a name, and thirty are enough", async () => {
  const ana = await someStaff("ana@example.org");
  const keep = (name: string) => keepView(ana, { list: "members", name, query: "" });
  expect(await keep(" ")).toEqual({ ok: false, reason: "name-missing" });
  for (let n = 0; n < 30; n++) await keep(`view ${n}`);
  expect(await keep("one more")).toEqual({ ok: false, reason: "too-many" });
  expect(await keep("view 3")).toMatchObject({ ok: true });
});
