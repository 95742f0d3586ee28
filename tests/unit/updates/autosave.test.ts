import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAutosave, type SavingPhase, type Verdict } from "@/lib/updates/autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = { request: string; answer: (verdict: Verdict) => void; lose: () => void };

/** An autosave whose saves are answered by hand. */
function anAutosave() {
  const sent: Sent[] = [];
  const phases: SavingPhase["kind"][] = [];
  const saves = createAutosave<string, Verdict>({
    byItself: "by itself",
    send: (request) =>
      new Promise((answer, reject) => {
        sent.push({ request, answer, lose: () => reject(new Error("no connection")) });
      }),
    judge: (answer) => answer,
    onPhase: ({ kind }) => phases.push(kind),
    onAnswer: () => {},
  });
  const last = () => sent.at(-1)!;
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { saves, sent, phases, last, pass };
}

test("what is typed is saved once typing rests, and once", async () => {
  const { saves, sent, phases, last, pass } = anAutosave();
  saves.typed();
  await pass(1000);
  saves.typed();
  await pass(1400);
  expect(sent).toHaveLength(0);
  await pass(200);
  expect(sent).toHaveLength(1);
  last().answer("saved");
  await pass(60_000);
  expect(sent).toHaveLength(1);
  expect(phases.at(-1)).toBe("clean");
});

test("who types without a rest is saved all the same", async () => {
  const { saves, sent, pass } = anAutosave();
  for (let second = 0; second < 12; second++) {
    saves.typed();
    await pass(1000);
  }
  expect(sent).toHaveLength(1);
});

test("what is typed during a save is saved after it, never beside it", async () => {
  const { saves, sent, phases, last, pass } = anAutosave();
  saves.typed();
  await pass(1500);
  saves.typed();
  await pass(5000);
  expect(sent).toHaveLength(1);
  last().answer("saved");
  await pass(0);
  expect(phases.at(-1)).toBe("waiting");
  await pass(1500);
  expect(sent).toHaveLength(2);
});

describe("without a connection", () => {
  test("it is tried again, ever more seldom, until it gets through", async () => {
    const { saves, sent, phases, last, pass } = anAutosave();
    saves.typed();
    await pass(1500);
    for (const wait of [3000, 6000, 12_000, 30_000, 30_000]) {
      last().lose();
      await pass(0);
      expect(phases.at(-1)).toBe("failed");
      const before = sent.length;
      await pass(wait - 1);
      expect(sent).toHaveLength(before);
      await pass(1);
      expect(sent).toHaveLength(before + 1);
    }
    last().answer("saved");
    await pass(0);
    expect(phases.at(-1)).toBe("clean");
  });

  test("it is tried at once when the connection may be back", async () => {
    const { saves, sent, last, pass } = anAutosave();
    saves.typed();
    await pass(1500);
    last().lose();
    await pass(0);
    saves.hurry();
    await pass(0);
    expect(sent).toHaveLength(2);
  });

  test("a press of the button says that it did not get through", async () => {
    const { saves, last, pass } = anAutosave();
    const answer = saves.saveNow("button");
    await pass(0);
    last().lose();
    expect(await answer).toBeNull();
  });
});

describe("a refusal", () => {
  test("that a person has to decide about stops saving until they do", async () => {
    const { saves, sent, phases, last, pass } = anAutosave();
    saves.typed();
    await pass(1500);
    last().answer("decide");
    await pass(0);
    saves.typed();
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(phases.at(-1)).toBe("held");
    void saves.saveNow("button");
    await pass(0);
    expect(last().request).toBe("button");
    last().answer("saved");
    await pass(0);
    expect(phases.at(-1)).toBe("clean");
  });

  test("of what can be corrected waits for the next key", async () => {
    const { saves, sent, last, pass } = anAutosave();
    saves.typed();
    await pass(1500);
    last().answer("correct");
    await pass(60_000);
    expect(sent).toHaveLength(1);
    saves.typed();
    await pass(1500);
    expect(sent).toHaveLength(2);
  });
});

test("the button waits for a save under way", async () => {
  const { saves, sent, last, pass } = anAutosave();
  saves.typed();
  await pass(1500);
  void saves.saveNow("button");
  await pass(0);
  expect(sent.map(({ request }) => request)).toEqual(["by itself"]);
  last().answer("saved");
  await pass(0);
  expect(sent.map(({ request }) => request)).toEqual(["by itself", "button"]);
});

test("a page that is left saves no more", async () => {
  const { saves, sent, pass } = anAutosave();
  saves.typed();
  saves.stop();
  await pass(60_000);
  expect(sent).toHaveLength(0);
});
