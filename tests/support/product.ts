import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, realpathSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

/** The started product: the same process that `npm start` is. */
export type Product = {
  url: string;
  pid: number;
  /** The one-time staff link of a first run, or "". */
  staffLink: string;
  /** Milliseconds from the start to the printed address. */
  startedIn: number;
  output: () => string;
  /** Resolves with the exit code when the process is gone. */
  exited: Promise<number | null>;
  kill: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type Attempt = { code: number | null; output: string };

const launcher = ["--import", "tsx", "lib/cli/start.ts"];

/** `command`: what starts the product instead of its own program, e.g. npm. */
type LaunchOptions = { uid?: number; gid?: number; command?: readonly string[] };

/** A port that nobody has at the moment, for what has to be told its port. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function launch(
  env: Record<string, string>,
  { command = [process.execPath, ...launcher], ...options }: LaunchOptions = {},
): { child: ChildProcess; output: () => string } {
  const child = spawn(command[0]!, command.slice(1), {
    env: {
      ...process.env,
      DATABASE_URL: "",
      SMTP_URL: "",
      SITE_URL: "",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      // The system's choice: a port that was free a moment ago may be another's by now.
      PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

/** Starts the product and waits for its address. @throws with what it printed when it ends instead. */
export async function startProduct(
  dataDir: string,
  env: Record<string, string> = {},
  options: LaunchOptions = {},
): Promise<Product> {
  const began = Date.now();
  const { child, output } = launch({ DATA_DIR: dataDir, ...env }, options);
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  await new Promise<void>((ready, failed) => {
    child.stdout?.on("data", () => {
      if (output().includes("Ctrl-C stops the site")) ready();
    });
    void exited.then((code) => failed(new Error(`the product ended with ${code}: ${output()}`)));
  });
  return {
    url: `http://localhost:${env["PORT"] ?? /^ {2}http:\/\/localhost:(\d+)$/m.exec(output())![1]}`,
    pid: child.pid!,
    staffLink: /\S+\/staff\/sign-in\/\S+/.exec(output())?.[0] ?? "",
    startedIn: Date.now() - began,
    output,
    exited,
    kill: (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}

/** A start that is expected to end by itself: its exit code and everything it printed. */
export function attemptStart(env: Record<string, string>, options?: LaunchOptions): Promise<Attempt> {
  const { child, output } = launch(env, options);
  return new Promise((done) => child.once("close", (code) => done({ code, output: output().trim() })));
}

/** Removes a DATA_DIR wholly, also where its database had to live elsewhere. Its product must have stopped. */
export function removeDataDir(dataDir: string): void {
  const link = join(dataDir, "postgres");
  if (existsSync(link)) rmSync(realpathSync(link), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
