import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "@/lib/platform/errors";

/** What a running site leaves in DATA_DIR/running.json for the operator's commands and for a second start. */
export type Running = {
  pid: number;
  /** tells this process from a later one with its number */ born: string;
  address: string;
  databaseUrl?: string;
};

const fileOf = (dataDir: string): string => join(dataDir, "running.json");

/** When a process was started, in whatever form this system tells it; "" if it does not run. */
function birthOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ESRCH") return "";
  }
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      // Field 22 of proc_pid_stat(5); the name in field 2 may hold spaces.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return `${boot}:${fields[19]}`;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || "alive";
  } catch {
    return "alive";
  }
}

/** The site that runs on this DATA_DIR, if one does. */
export function findRunning(dataDir: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(fileOf(dataDir), "utf8")) as Running;
    return birthOf(running.pid) === running.born ? running : null;
  } catch {
    return null;
  }
}

/**
 * Takes DATA_DIR for this process. What a killed process left is replaced.
 * @throws OperatorError if another site runs on it
 */
export function claimDataDir(
  dataDir: string,
  address: string,
): { note: (more: Partial<Running>) => void; release: () => void } {
  const own: Running = { pid: process.pid, born: birthOf(process.pid), address };
  const file = fileOf(dataDir);
  // Written whole beside its place: who reads the file never finds half of it, and of two only one gives it its name.
  const draft = `${file}.${process.pid}`;
  const write = () => writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  const take = (): boolean => {
    try {
      linkSync(draft, file);
      return true;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
      return false;
    }
  };
  write();
  try {
    if (!take()) {
      const other = findRunning(dataDir);
      if (!other) rmSync(file, { force: true });
      if (other || !take()) throw new OperatorError(taken(dataDir, other ?? findRunning(dataDir)));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    note: (more) => {
      Object.assign(own, more);
      write();
      renameSync(draft, file);
    },
    release: () => {
      if (findRunning(dataDir)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

function taken(dataDir: string, other: Running | null): string {
  if (!other?.address.startsWith("http"))
    return `Another command is at work on the data in ${dataDir}. Try again when it has ended.`;
  return `The site is already running at ${other.address} (process ${other.pid}) on the data in ${dataDir}. Stop it first, or give this one a data folder of its own with DATA_DIR.`;
}
