import { expect, test } from "vitest";
import type { Entry, Permit, Settlement } from "@/lib/updates/commands/record-deliveries";
import { openLedger } from "@/lib/updates/ledger";

const sent = (id: string): Settlement => ({ id, verdict: { status: "sent" }, permitted: true });

/** A database that writes when it is told to. */
function aDatabase() {
  const entries: Entry[] = [];
  let waiting: { done: (permits: Permit[]) => void; failed: (cause: Error) => void }[] = [];
  const turn = () => new Promise((done) => setImmediate(done));
  return {
    entries,
    write: (entry: Entry) => {
      entries.push(entry);
      return new Promise<Permit[]>((done, failed) => waiting.push({ done, failed }));
    },
    commits: async () => {
      const now = waiting;
      waiting = [];
      now.forEach(({ done }, at) => done(entries.at(at - now.length)!.asked.map(() => "go" as const)));
      await turn();
    },
    breaks: async () => {
      const now = waiting;
      waiting = [];
      now.forEach(({ failed }) => failed(new Error("gone")));
      await turn();
    },
  };
}

const never = new AbortController().signal;

test("what comes while a statement is under way travels with the next, settled before permitted", async () => {
  const database = aDatabase();
  const ledger = openLedger(database.write, never);
  const first = ledger.permit("a");
  ledger.settle(sent("b"));
  const second = ledger.permit("c");
  expect(database.entries).toEqual([{ tries: [], asked: ["a"] }]);
  await database.commits();
  expect(await first).toBe("go");
  expect(database.entries[1]).toEqual({ tries: [sent("b")], asked: ["c"] });
  await database.commits();
  expect(await second).toBe("go");
  await ledger.written();
});

test("nothing is permitted before what its connection settled is written", async () => {
  const database = aDatabase();
  const ledger = openLedger(database.write, never);
  ledger.settle(sent("a"));
  let permitted = false;
  void ledger.permit("b").then(() => (permitted = true));
  await new Promise((done) => setImmediate(done));
  expect(permitted).toBe(false);
  expect(database.entries).toEqual([{ tries: [sent("a")], asked: [] }]);
  await database.commits();
  await database.commits();
  expect(permitted).toBe(true);
});

test("a lost database refuses what was asked and gets the answers again", async () => {
  const database = aDatabase();
  const ledger = openLedger(database.write, never);
  ledger.settle(sent("a"));
  await database.breaks();
  const asked = ledger.permit("b").catch((cause: Error) => cause.message);
  while (database.entries.length < 2) await new Promise((done) => setImmediate(done));
  expect(database.entries[1]).toEqual({ tries: [sent("a")], asked: ["b"] });
  await database.breaks();
  expect(await asked).toBe("gone");
  while (database.entries.length < 3) await new Promise((done) => setImmediate(done));
  expect(database.entries[2]).toEqual({ tries: [sent("a")], asked: [] });
  await database.commits();
  await ledger.written();
});

test("a program that ends waits for no database", async () => {
  const database = aDatabase();
  const stop = new AbortController();
  const ledger = openLedger(database.write, stop.signal);
  ledger.settle(sent("a"));
  stop.abort();
  const written = expect(ledger.written()).rejects.toThrow("gone");
  await database.breaks();
  await written;
});

test("those who are expected go together; nobody waits for long for those who do not come", async () => {
  const database = aDatabase();
  const ledger = openLedger(database.write, never, () => 2);
  const first = ledger.permit("a");
  expect(database.entries).toEqual([]);
  const second = ledger.permit("b");
  while (database.entries.length < 1) await new Promise((done) => setImmediate(done));
  expect(database.entries).toEqual([{ tries: [], asked: ["a", "b"] }]);
  await database.commits();
  expect(await Promise.all([first, second])).toEqual(["go", "go"]);
  ledger.settle(sent("a"));
  const alone = ledger.permit("c");
  while (database.entries.length < 2) await new Promise((done) => setImmediate(done));
  expect(database.entries[1]).toEqual({ tries: [sent("a")], asked: ["c"] });
  await database.commits();
  expect(await alone).toBe("go");
  await ledger.written();
});
