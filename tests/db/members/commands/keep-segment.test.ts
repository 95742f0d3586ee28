import { beforeEach, expect, test } from "vitest";
import { deleteSegment, keepSegment } from "@/lib/members/commands/keep-segment";
import { everyone, type PersonFilter } from "@/lib/members/filter";
import type { StaffRole, StaffViewer } from "@/lib/members/policy";
import { getSegment, listSegments } from "@/lib/members/queries/list-segments";
import { samplePeople } from "@/lib/members/queries/sample-people";
import { db } from "@/lib/platform/db";
import { emptyAll } from "@/tests/support/empty";

const as = (role: StaffRole) => ({ personId: crypto.randomUUID(), role, email: "", name: "" }) as StaffViewer;
const viewer = as("organizer");
const parents: PersonFilter = { field: "audience", in: ["parent"] };

beforeEach(async () => {
  await emptyAll("person", "segment", "audit_event");
});

async function kept(name: string, filter: PersonFilter = parents, id: string | null = null): Promise<string> {
  const result = await keepSegment(viewer, { id, name, filter });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

test("a segment is kept, found by name, and changed", async () => {
  const id = await kept("  Parents ");
  expect(await getSegment(viewer, id)).toMatchObject({ name: "Parents", filter: parents, updates: [] });
  await kept("All", everyone, id);
  expect(await listSegments(viewer)).toMatchObject([{ id, name: "All", filter: everyone }]);
  expect(await db.auditEvent.count({ where: { subject: id } })).toBe(2);
});

test("two have not the same name, not even at the same moment", async () => {
  const tries = await Promise.all(
    [1, 2].map(() => keepSegment(viewer, { id: null, name: "Parents", filter: parents })),
  );
  expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const other = await kept("Others");
  expect(await keepSegment(viewer, { id: other, name: "Parents", filter: parents })).toEqual({
    ok: false,
    reason: "name-taken",
  });
  expect(await keepSegment(viewer, { id: null, name: " \u200b ", filter: parents })).toEqual({
    ok: false,
    reason: "name-missing",
  });
});

test("one that an update waits for stays; another goes, once", async () => {
  const id = await kept("Parents");
  const update = await db.update.create({ data: { slug: "a", segmentId: id } });
  expect(await deleteSegment(viewer, id)).toEqual({ ok: false, reason: "in-use" });
  await db.update.update({ where: { id: update.id }, data: { segmentId: null } });
  expect(await deleteSegment(viewer, id)).toMatchObject({ ok: true });
  expect(await deleteSegment(viewer, id)).toEqual({ ok: false, reason: "gone" });
  expect(await keepSegment(viewer, { id, name: "Parents", filter: parents })).toEqual({
    ok: false,
    reason: "gone",
  });
});

test("a sample is counted and shows ten at most", async () => {
  await db.person.createMany({
    data: Array.from({ length: 12 }, (_, n) => ({
      email: `p${n}@example.org`,
      emailKey: `p${n}@example.org`,
      audience: n < 11 ? "parent" : "student",
    })),
  });
  const seen = await samplePeople(viewer, parents);
  expect([seen.count, seen.sample.length]).toEqual([11, 10]);
});

test("an editor has nothing to do with segments", async () => {
  const editor = as("editor");
  await expect(keepSegment(editor, { id: null, name: "x", filter: parents })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(deleteSegment(editor, crypto.randomUUID())).rejects.toMatchObject({ code: "forbidden" });
  await expect(samplePeople(editor, parents)).rejects.toMatchObject({ code: "forbidden" });
});
