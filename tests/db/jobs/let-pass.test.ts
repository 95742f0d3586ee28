import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { letPass } from "@/lib/jobs/let-pass";
import { db } from "@/lib/platform/db";
import { pgPool } from "@/lib/platform/pool";
import { wipe } from "../members/arrange";
import { handIn } from "../members/import/arrange";

beforeEach(wipe);
afterEach(() => vi.restoreAllMocks());

const never = new AbortController().signal;

async function aList() {
  const id = await handIn("email\nana@x.example\n");
  return (status: "running" | "done") => db.import.update({ where: { id }, data: { status } });
}

async function aSend() {
  const { id } = await db.update.create({ data: { slug: crypto.randomUUID() }, select: { id: true } });
  return (status: "running" | "done") =>
    db.update.update({ where: { id }, data: { status: status === "running" ? "sending" : "sent" } });
}

test.each([
  ["lists", aList],
  ["sends", aSend],
] as const)(
  "what is done beside %s waits until they are done, or until the program stops",
  async (what, make) => {
    const settle = await make();
    await letPass([what], never);

    await settle("running");
    const asked = vi.spyOn(pgPool(), "query");
    const stopping = new AbortController();
    const came: string[] = [];
    const waits = letPass(["lists", "sends"], never).then(() => came.push("after it"));
    const stops = letPass([what], stopping.signal).then(() => came.push("stopped"));
    await Promise.all(asked.mock.results.map(({ value }) => value as unknown));
    await turn();
    expect(came).toEqual([]);
    stopping.abort();
    await stops;
    came.push("done");
    await settle("done");
    await waits;
    expect(came).toEqual(["stopped", "done", "after it"]);
  },
);
