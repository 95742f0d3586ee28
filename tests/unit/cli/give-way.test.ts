import { execFile } from "node:child_process";
import { constants } from "node:os";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** In a process of its own, since nobody may take it back; tells the priority of each of its threads. */
const PROGRAM = `
  import { pbkdf2 } from "node:crypto";
  import { readdirSync } from "node:fs";
  import { getPriority, platform } from "node:os";
  import { promisify } from "node:util";
  import { giveWay } from "./lib/cli/give-way.ts";
  const work = () => promisify(pbkdf2)("a", "b", 1, 8, "sha256");
  await work();
  giveWay();
  await work();
  const threads = platform() === "linux" ? readdirSync("/proc/self/task").map(Number) : [process.pid];
  const priorityOf = (thread) => {
    try {
      return [getPriority(thread)];
    } catch {
      // It ended meanwhile.
      return [];
    }
  };
  console.log(JSON.stringify(threads.flatMap(priorityOf)));`;

test("a worker gives way with all of its threads", async () => {
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", PROGRAM]);
  const priorities = JSON.parse(stdout) as number[];
  expect(priorities.length).toBeGreaterThan(0);
  for (const priority of priorities)
    expect(priority).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
});
