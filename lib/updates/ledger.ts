import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/platform/log";
import type { Entry, Permit, Settlement } from "./commands/record-deliveries";

/** What a worker writes down while it sends. */
export type Ledger = {
  /** Whether a message may go. When it says "go", that is committed. Rejects when the database did not answer. */
  permit: (id: string) => Promise<Permit>;
  /**
   * Writes down what became of a try, soon. Whatever is permitted later is committed with it or after it: so a
   * connection never has two deliveries written down as being sent.
   */
  settle: (settlement: Settlement) => void;
  /** Resolves when all that was settled is committed. */
  written: () => Promise<void>;
};

type Asked = { id: string; done: (permit: Permit) => void; failed: (cause: unknown) => void };

/** So long a statement waits for company at most, in milliseconds: a commit takes longer. */
const PATIENCE = 2;

/**
 * Lets what many connections have to write travel together: what comes while a statement is under way goes with the
 * next one, so that under load many deliveries share one commit. A server's answer is worth waiting for a lost database:
 * it cannot be asked for again.
 * @param write commits an entry and answers what was asked, in order
 * @param gone ends the waiting for a database that does not come back
 * @param company how many that ask go together, if they come within a moment
 */
export function openLedger(
  write: (entry: Entry) => Promise<Permit[]>,
  gone: AbortSignal,
  company: () => number = () => 0,
): Ledger {
  let tries: Settlement[] = [];
  let asked: Asked[] = [];
  let running: Promise<void> | null = null;
  let failure: unknown = null;
  let gathered = () => {};

  const gather = () =>
    new Promise<void>((done) => {
      const late = setTimeout(done, PATIENCE);
      gathered = () => {
        clearTimeout(late);
        done();
      };
    });

  async function turn(): Promise<void> {
    for (let pause = 100; tries.length + asked.length > 0;) {
      if (asked.length < company()) await gather();
      const [nowTries, nowAsked] = [tries, asked];
      [tries, asked] = [[], []];
      try {
        const permits = await write({ tries: nowTries, asked: nowAsked.map(({ id }) => id) });
        nowAsked.forEach(({ done }, at) => done(permits[at] ?? "lost"));
        pause = 100;
      } catch (cause) {
        nowAsked.forEach(({ failed }) => failed(cause));
        if (gone.aborted) {
          if (nowTries.length > 0) failure = cause;
          continue;
        }
        tries = [...nowTries, ...tries];
        if (tries.length === 0) continue;
        if (pause === 100) log.warn({ err: cause }, "an answer waits for the database");
        await wait(pause, undefined, { ref: false });
        pause = Math.min(pause * 2, 5000);
      }
    }
  }

  const run = () => {
    running ??= turn().finally(() => (running = null));
  };

  return {
    permit: (id) =>
      new Promise((done, failed) => {
        asked.push({ id, done, failed });
        if (asked.length >= company()) gathered();
        run();
      }),
    settle: (settlement) => {
      tries.push(settlement);
      run();
    },
    written: async () => {
      while (running) await running;
      if (failure) throw failure;
    },
  };
}
