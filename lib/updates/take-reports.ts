import type { Report } from "@/lib/mail/inbound/schema";
import { recordReports } from "./commands/record-reports";

type Waiting = { reports: readonly Report[]; done: () => void; failed: (cause: unknown) => void };
let waiting: Waiting[] = [];
let running = false;
/** The writing down of what came last. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Takes in reports as they come, one by one from many sides: those that come while others are being written down wait, and
 * are then written down together. They are committed when this is done.
 */
export function takeReports(reports: readonly Report[]): Promise<void> {
  const taken = new Promise<void>((done, failed) => {
    waiting.push({ reports, done, failed });
    if (!running) void takeTurns();
  });
  last = taken.catch(() => {});
  return taken;
}

async function takeTurns(): Promise<void> {
  running = true;
  while (waiting.length > 0) {
    const now = waiting;
    waiting = [];
    try {
      await recordReports(now.flatMap(({ reports }) => reports));
      for (const { done } of now) done();
    } catch (cause) {
      for (const { failed } of now) failed(cause);
    }
  }
  running = false;
}

/**
 * Resolves when the reports that came until now are written down. What sends waits for it before each message: so what
 * comes back does not fall behind what goes out, and neither stops the other.
 */
export const reportsTaken = (): Promise<unknown> => last;
