import { expect, test } from "vitest";
import { recall, remember } from "@/lib/updates/remember";

/** A clock, and a question that takes as long as it is told. */
function aQuestion(times: number, took: () => number) {
  let [now, asked] = [0, 0];
  const ask = remember(
    async (key) => {
      asked++;
      now += took();
      return `${key} ${asked}`;
    },
    times,
    () => now,
  );
  return { ask, wait: (ms: number) => (now += ms), asked: () => asked };
}

test("a cheap question is asked each time", async () => {
  const { ask } = aQuestion(10, () => 5);
  expect([await ask("a"), await ask("a")]).toEqual(["a 1", "a 2"]);
});

test("a dear answer stands for some times as long as it took, for its own key", async () => {
  const { ask, wait } = aQuestion(10, () => 100);
  expect(await ask("a")).toBe("a 1");
  wait(900);
  expect(await ask("a")).toBe("a 1");
  expect(await ask("b")).toBe("b 2");
  wait(1000);
  expect(await ask("a")).toBe("a 3");
});

test("who asks while it is being answered gets the same answer", async () => {
  const { ask, asked } = aQuestion(10, () => 1);
  expect(await Promise.all([ask("a"), ask("a"), ask("a")])).toEqual(["a 1", "a 1", "a 1"]);
  expect(asked()).toBe(1);
});

test("a failure is told and asked anew", async () => {
  let fails = true;
  const ask = remember(async () => {
    if (fails) throw new Error("no");
    return "yes";
  }, 10);
  await expect(ask("a")).rejects.toThrow("no");
  fails = false;
  expect(await ask("a")).toBe("yes");
});

test("nobody waits for a question that takes long: they get what was known before, and then what has come", async () => {
  const given: ((answer: string) => void)[] = [];
  const ask = recall(() => new Promise<string>((give) => given.push(give)), 1);
  expect(await ask("a")).toBeNull();
  given[0]!("one");
  await Promise.resolve();
  expect(await ask("a")).toBe("one");
  expect(await ask("b")).toBeNull();
  // One that is answered at once is never an old one.
  const quick = ask("a");
  given[3]!("two");
  expect(await quick).toBe("two");
});

test("a question that fails tells whoever waits for it, and nobody else", async () => {
  let fail: (cause: Error) => void = () => {};
  const ask = recall(() => new Promise<string>((_, failed) => (fail = failed)), 1);
  expect(await ask("a")).toBeNull();
  fail(new Error("no"));
  const asked = ask("a");
  fail(new Error("no again"));
  await expect(asked).rejects.toThrow("no again");
});
