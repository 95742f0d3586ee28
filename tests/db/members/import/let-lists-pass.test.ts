import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { letListsPass } from "@/lib/members/import/queries/let-lists-pass";
import { db } from "@/lib/platform/db";
import { pgPool } from "@/lib/platform/pool";
import { wipe } from "../arrange";
import { handIn } from "./arrange";

beforeEach(wipe);
afterEach(() => vi.restoreAllMocks());

test("what is done beside a list waits until it is done, or until the program stops", async () => {
  const id = await handIn("email\nana@x.example\n");
  await letListsPass(new AbortController().signal);

  await db.import.update({ where: { id }, data: { status: "running" } });
  const asked = vi.spyOn(pgPool(), "query");
  const stopping = new AbortController();
  const came: string[] = [];
  const waits = letListsPass(new AbortController().signal).then(() => came.push("after the list"));
  const stops = letListsPass(stopping.signal).then(() => came.push("stopped"));
  await Promise.all(asked.mock.results.map(({ value }) => value as unknown));
  await turn();
  expect(came).toEqual([]);
  stopping.abort();
  await stops;
  came.push("done");
  await db.import.update({ where: { id }, data: { status: "done" } });
  await waits;
  expect(came).toEqual(["stopped", "done", "after the list"]);
});
