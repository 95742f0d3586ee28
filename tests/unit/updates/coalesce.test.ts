import { expect, test } from "vitest";
import { coalesce } from "@/lib/updates/coalesce";

test("calls that come while one is under way go together, and each gets its own answer", async () => {
  const runs: number[][] = [];
  let release = () => {};
  const gate = new Promise<void>((open) => (release = open));
  const double = coalesce(async (items: number[]) => {
    runs.push(items);
    await gate;
    return items.map((item) => item * 2);
  });
  const answers = Promise.all([1, 2, 3, 4].map(double));
  release();
  expect(await answers).toEqual([2, 4, 6, 8]);
  expect(runs).toEqual([[1], [2, 3, 4]]);
});

test("a run that fails fails its own calls, and the next run is made", async () => {
  let fail = true;
  const call = coalesce((items: number[]) =>
    fail ? Promise.reject(new Error("lost")) : Promise.resolve(items),
  );
  await expect(call(1)).rejects.toThrow("lost");
  fail = false;
  expect(await call(2)).toBe(2);
});
