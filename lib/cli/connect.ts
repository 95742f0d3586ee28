import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { env, settleEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/errors";
import { prepareDataDir, startEmbedded } from "@/prisma/embedded";
import { claimDataDir, findRunning } from "./data-dir";

/** The oldest PostgreSQL whose SQL we write, as server_version_num. */
const OLDEST = 140_000;

/**
 * Sees that the server behind a DATABASE_URL can be used.
 * @throws OperatorError with a sentence that says what is wrong with it; never with the password.
 */
export async function checkServer(url: string): Promise<void> {
  let place = "DATABASE_URL";
  try {
    const { hostname, port } = new URL(url);
    place = `${hostname || "localhost"}:${port || "5432"}`;
  } catch {
    throw new OperatorError("DATABASE_URL is not an address: postgresql://user:password@host:5432/database.");
  }
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection that breaks while it is being closed is no news.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    const version = Number(rows[0]?.server_version_num);
    if (version < OLDEST)
      throw new OperatorError(
        `The PostgreSQL server at ${place} is version ${Math.floor(version / 10_000)}; the site needs 14 or newer.`,
      );
  } catch (cause) {
    if (cause instanceof OperatorError) throw cause;
    throw new OperatorError(sentenceFor(cause as { code?: string; message: string }, place), { cause });
  } finally {
    await client.end().catch(() => {});
  }
}

function sentenceFor({ code, message }: { code?: string; message: string }, place: string): string {
  if (code === "28P01" || code === "28000")
    return `The PostgreSQL server at ${place} refuses the user or the password in DATABASE_URL. Correct them and start again.`;
  if (code === "3D000")
    return `The PostgreSQL server at ${place} has no database of the name in DATABASE_URL. Create it, or correct the name.`;
  if (code === "53300")
    return `The PostgreSQL server at ${place} takes no more connections. Try again, or raise max_connections.`;
  if (code?.startsWith("E") || /timeout|terminated|getaddrinfo/i.test(message))
    return `No PostgreSQL server answers at ${place}. See that it runs and that DATABASE_URL names it rightly.`;
  return `The PostgreSQL server at ${place} cannot be used: ${message}.`;
}

/** AUTH_SECRET, from the settings or from DATA_DIR, where it is made on the first run. */
export function settleSecret(): void {
  if (env.AUTH_SECRET) return;
  const file = join(env.DATA_DIR, "auth-secret");
  if (!existsSync(file)) {
    // Written whole and then given its name, which only one of two that start together can do.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    try {
      linkSync(own, file);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    } finally {
      rmSync(own);
    }
  }
  settleEnv({ AUTH_SECRET: readFileSync(file, "utf8").trim() });
}

/**
 * For a command beside the site: settles DATABASE_URL and AUTH_SECRET, on the operator's server, on the embedded
 * one of the running site, or by starting the embedded one for the command's time.
 * @returns what ends it again
 */
export async function connectToDatabase(): Promise<() => Promise<void>> {
  await prepareDataDir(env.DATA_DIR);
  settleSecret();
  if (env.DATABASE_URL) {
    await checkServer(env.DATABASE_URL);
    return async () => {};
  }
  const running = findRunning(env.DATA_DIR);
  if (running?.databaseUrl) {
    settleEnv({ DATABASE_URL: running.databaseUrl, ...(env.SITE_URL ? {} : { SITE_URL: running.address }) });
    return async () => {};
  }
  const claim = claimDataDir(env.DATA_DIR, "no address: an operator's command");
  try {
    const postgres = await startEmbedded({ dataDir: env.DATA_DIR });
    settleEnv({ DATABASE_URL: postgres.url });
    return async () => {
      await postgres.stop();
      claim.release();
    };
  } catch (cause) {
    claim.release();
    throw cause;
  }
}
