import { beforeEach, expect, test } from "vitest";
import type { BulkAct } from "@/lib/members/bulk";
import { runBulkBatch } from "@/lib/members/commands/run-bulk";
import { startBulk } from "@/lib/members/commands/start-bulk";
import { undoBulk } from "@/lib/members/commands/undo-bulk";
import { everyone } from "@/lib/members/filter";
import { countBulk } from "@/lib/members/queries/count-bulk";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { uuid7 } from "@/lib/platform/uuid";
import { asStaff, wipe } from "../arrange";

beforeEach(async () => {
  await wipe();
  await db.bulkAction.deleteMany();
});

const viewer = asStaff("organizer");

/** So many members in person, the first of them already tagged. */
async function members(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuid7());
  await db.person.createMany({
    data: ids.map((id, nth) => ({
      ...{ id, email: `m${nth}@example.org`, emailKey: `m${nth}@example.org` },
      tags: nth === 0 ? ["fair"] : [],
    })),
  });
  await db.membership.createMany({
    data: ids.map((personId) => ({ personId, kind: "individual" as const })),
  });
  return ids;
}

async function runAll(): Promise<void> {
  while ((await runBulkBatch()) > 0);
}

async function begin(act: BulkAct, ids?: string[]): Promise<string> {
  const id = uuid7();
  const begun = await startBulk(viewer, id, act, ids ? { ids } : { filter: everyone });
  if (!begun.ok) throw new Error(begun.reason);
  return id;
}

const tag: BulkAct = { action: "tag", tag: "fair" };

test("numbers first; then everybody once, with an event each, and nobody who is so already", async () => {
  await members(1203);
  expect(await countBulk(viewer, tag, { filter: everyone })).toEqual({ will: 1202, already: 1, barred: 0 });
  const id = await begin(tag);
  expect(await startBulk(viewer, id, tag, { filter: everyone })).toEqual(ok({ total: 1202 }));
  await runAll();
  expect(await db.person.count({ where: { tags: { has: "fair" } } })).toBe(1203);
  expect(await db.timelineEvent.count({ where: { action: "tagged" } })).toBe(1202);
  expect(await db.bulkAction.findUnique({ where: { id } })).toMatchObject({ status: "done", done: 1202 });
  expect(await db.auditEvent.findMany({ where: { action: "bulk" } })).toHaveLength(1);
});

test("several workers at once, one of which dies in the middle: everybody exactly once", async () => {
  await members(1203);
  const id = await begin(tag);
  // It dies with its transaction open: the batch it had in hand is nobody's, and undone by the database.
  const died = db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from bulk_row where bulk_id = ${id}::uuid and not done limit 300 for update`;
    await tx.$executeRaw`update person set tags = '{fair}'`;
    throw new Error("killed");
  });
  await expect(died).rejects.toThrow("killed");
  await Promise.all([runAll(), runAll(), runAll()]);
  await runAll();
  expect(await db.timelineEvent.count({ where: { action: "tagged" } })).toBe(1202);
  expect(await db.bulkAction.findUnique({ where: { id } })).toMatchObject({ status: "done", done: 1202 });
});

test("undone: what it changed is as it was, and what was changed since stays", async () => {
  const [first, second, third] = await members(3);
  const id = await begin({ action: "pause", why: "" });
  await runAll();
  expect(await db.person.count({ where: { individualStatus: "paused" } })).toBe(3);
  await db.membership.updateMany({ where: { personId: second! }, data: { status: "left" } });
  expect(await undoBulk(viewer, id)).toEqual(ok(null));
  expect(await undoBulk(viewer, id)).toEqual(ok(null));
  await runAll();
  const statusOf = async (personId: string | undefined) =>
    (await db.membership.findFirstOrThrow({ where: { personId: personId! } })).status;
  expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
    "active",
    "left",
    "active",
  ]);
  expect(await db.bulkAction.findUnique({ where: { id } })).toMatchObject({ status: "undone" });
});

test("who had the tag before has it after the undoing", async () => {
  const [first] = await members(3);
  const id = await begin(tag);
  await runAll();
  await undoBulk(viewer, id);
  await runAll();
  expect(await db.person.findMany({ where: { tags: { has: "fair" } } })).toMatchObject([{ id: first }]);
});

test("a language that somebody chose since stays theirs", async () => {
  const [first, second] = await members(2);
  const id = await begin({ action: "language", locale: "es" });
  await runAll();
  await db.timelineEvent.create({
    data: { personId: first!, actorKind: "member", action: "changed", changes: { locale: ["en", "es"] } },
  });
  await undoBulk(viewer, id);
  await runAll();
  expect(await db.person.findUnique({ where: { id: first! } })).toMatchObject({ locale: "es" });
  expect(await db.person.findUnique({ where: { id: second! } })).toMatchObject({ locale: "en" });
});

test("a withdrawal is recorded as asked for through the staff, and stays", async () => {
  const ids = await members(2);
  const id = await begin({ action: "withdraw", words: "By telephone on Monday" }, ids.slice(0, 1));
  await runAll();
  expect(await db.consent.findMany()).toMatchObject([
    { method: "staff", action: "withdrawn", personId: ids[0] },
  ]);
  expect(await db.person.count({ where: { unsubscribedAt: null } })).toBe(1);
  expect(await undoBulk(viewer, id)).toEqual(fail("unknown"));
});

test("nobody who works here is removed along with others; after a week it is too late to undo", async () => {
  const [first] = await members(2);
  await db.person.update({ where: { id: first! }, data: { staffRole: "editor" } });
  const act: BulkAct = { action: "remove", why: "A list that was not ours" };
  expect(await countBulk(viewer, act, { filter: everyone })).toEqual({ will: 1, already: 0, barred: 1 });
  const id = await begin(act);
  await runAll();
  expect(await db.membership.count({ where: { status: "removed" } })).toBe(1);
  expect(await undoBulk(viewer, id, after(new Date(), 8 * DAY))).toEqual(fail("too-late"));
  expect(await startBulk(viewer, uuid7(), act, { filter: everyone })).toEqual(fail("nobody"));
});

test("an editor may not", async () => {
  await expect(startBulk(asStaff("editor"), uuid7(), tag, { filter: everyone })).rejects.toMatchObject({
    code: "forbidden",
  });
});
