import { expect, test } from "vitest";
import { inTransaction, pgPool, withConnection } from "@/lib/platform/pool";

const seen = async (name: string) =>
  (await pgPool().query("select 1 from setup_step where name = $1", [name])).rowCount;
const insert = "insert into setup_step (name) values ($1)";

test("what a transaction wrote stands when its work returns", async () => {
  expect(await inTransaction(async (client) => (await client.query(insert, ["kept"])).rowCount)).toBe(1);
  expect(await seen("kept")).toBe(1);
});

test("nothing of it stands when its work throws, and what it threw is heard", async () => {
  const work = inTransaction(async (client) => {
    await client.query(insert, ["taken back"]);
    throw new Error("no more");
  });
  await expect(work).rejects.toThrow("no more");
  expect(await seen("taken back")).toBe(0);
});

test("a lock of a connection on which work failed is free again, and the next work finds a sound connection", async () => {
  const lock = "select pg_advisory_lock(4711)";
  await expect(
    withConnection(async (client) => {
      await client.query(lock);
      throw new Error("in the middle");
    }),
  ).rejects.toThrow("in the middle");
  // Would wait for ever if the lock were still held.
  await withConnection((client) => client.query(`${lock}; select pg_advisory_unlock(4711)`));
});

test("a connection that is ended in the middle of its work fails the work and nothing else", async () => {
  const work = inTransaction(async (client) => {
    await client.query(insert, ["cut off"]);
    await client.query("select pg_terminate_backend(pg_backend_pid())");
  });
  await expect(work).rejects.toThrow();
  expect(await seen("cut off")).toBe(0);
});
