import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { childEnv } from "@/lib/platform/env";

/** A process of the site that comes back when it dies, as a service manager would see to it. */
export type Service = {
  name: string;
  /** Ends it at once (SIGKILL). @returns false when it was not running */
  kill: () => boolean;
  /** Ends it and lets it stay ended. */
  end: () => Promise<void>;
};

/** How long a service manager waits before it starts something again, in milliseconds. */
const AGAIN = 500;

/** @param script such as lib/cli/worker.ts */
export function startService(name: string, script: string, settings: Record<string, string>): Service {
  let child: ChildProcess | null = null;
  let over = false;

  const done = (async () => {
    while (!over) {
      child = spawn(process.execPath, ["--import", "tsx", script], {
        env: childEnv({ ...settings, npm_lifecycle_event: "" }),
        stdio: "ignore",
      });
      const running = child;
      await new Promise<void>((gone) => {
        running.once("exit", () => gone());
        running.once("error", () => gone());
      });
      child = null;
      if (!over) await wait(AGAIN);
    }
  })();

  return {
    name,
    kill: () => child?.kill("SIGKILL") ?? false,
    end: async () => {
      over = true;
      child?.kill("SIGKILL");
      await done;
    },
  };
}

/** Ends the embedded PostgreSQL at once, as if memory had run out. What watches over it starts it again. */
export function killPostgres(dataDir: string): boolean {
  try {
    const pid = Number(
      readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0],
    );
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
