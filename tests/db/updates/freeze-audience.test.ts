import { beforeEach, expect, test } from "vitest";
import { db, pgPool } from "@/lib/platform/db";
import { anApprovedUpdate, emptyTables, members, until } from "./arrange";

beforeEach(emptyTables);

test("the keys of an audience come in order, each a UUID of version 7", async () => {
  await members(50);
  await anApprovedUpdate();
  const { rows } = await pgPool().query<{ id: string }>("select id::text from delivery order by ctid");
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an update takes its deliveries with it, and a person leaves theirs without themselves", async () => {
  await members(3);
  const [kept, gone] = [await anApprovedUpdate(), await anApprovedUpdate()];
  await db.update.delete({ where: { id: gone } });
  expect(await db.delivery.count({ where: { updateId: gone } })).toBe(0);
  await db.person.deleteMany({ where: { email: "person-1@example.org" } });
  const rows = await db.delivery.findMany({ where: { updateId: kept }, orderBy: { email: "asc" } });
  expect(rows.map(({ personId }) => personId === null)).toEqual([true, false, false]);
});

test("nobody is deleted while an audience is frozen, and nobody who was is in it", async () => {
  await members(2);
  const freezing = await pgPool().connect();
  await freezing.query("begin");
  await freezing.query("select pg_advisory_xact_lock(hashtextextended('audience', 0))");
  let over = false;
  const deleting = db.person
    .deleteMany({ where: { email: "person-1@example.org" } })
    .then(() => (over = true));
  await until(async () => {
    const { rows } = await pgPool().query(
      "select 1 from pg_locks where locktype = 'advisory' and not granted",
    );
    return rows.length > 0;
  }, "the deletion waits");
  expect(over).toBe(false);
  await freezing.query("commit");
  freezing.release();
  await deleting;
  expect(await db.person.count({ where: { email: "person-1@example.org" } })).toBe(0);
});
