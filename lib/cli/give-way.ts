import { readdirSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";

/**
 * Lets whatever else runs on this machine go first: pages, the database. What is left of the processors is ours, all of
 * it where nobody else wants them. A priority that is lower already stays; where the system refuses, all stays.
 */
export function giveWay(): void {
  for (const thread of threads())
    try {
      if (getPriority(thread) < constants.priority.PRIORITY_BELOW_NORMAL)
        setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // A thread that has just ended, or a system that does not let us.
    }
}

/** On Linux each thread has a priority of its own, and a new one has its maker's; elsewhere the process has one. */
const threads = (): number[] =>
  process.platform === "linux" ? readdirSync("/proc/self/task").map(Number) : [process.pid];
