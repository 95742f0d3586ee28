import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureBuild, ensureClient } from "@/lib/cli/build";
import { databaseOf } from "./operator";
import { removeDataDir, startProduct } from "./product";
import { startSink } from "./sink";

/** Where members of staff are made; a process of its own, since Playwright cannot load what that needs. */
async function openDesk(env: Record<string, string>): Promise<{ desk: ChildProcess; url: string }> {
  const desk = spawn(process.execPath, ["--import", "tsx", "tests/support/staff-desk.ts"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((told, failed) => {
    desk.stdout.once("data", (words: Buffer) => told(words.toString().trim()));
    desk.once("exit", (code) => failed(new Error(`the desk for staff ended with ${code}`)));
  });
  return { desk, url };
}

/** Starts the product and a mail sink for the journeys, on a DATA_DIR of their own that begins empty. */
export default async function setup() {
  await ensureClient();
  await ensureBuild(() => {});
  const dataDir = resolve(".data-journeys");
  if (existsSync(dataDir)) removeDataDir(dataDir);
  const sink = await startSink();
  // Each test says where it comes from (X-Forwarded-For), so that one visitor's limits are not another's.
  const product = await startProduct(dataDir, {
    SMTP_URL: sink.smtpUrl,
    TRUST_PROXY: "1",
    MAIL_RATE: "1000",
  });
  process.env["PRODUCT_URL"] = product.url;
  process.env["PRODUCT_STAFF_LINK"] = product.staffLink;
  process.env["PRODUCT_DATA_DIR"] = dataDir;
  process.env["SINK_URL"] = sink.httpUrl;
  const { desk, url } = await openDesk({
    DATABASE_URL: databaseOf(dataDir),
    SITE_URL: product.url,
    AUTH_SECRET: readFileSync(join(dataDir, "auth-secret"), "utf8").trim(),
  });
  process.env["STAFF_DESK_URL"] = url;
  return async () => {
    desk.kill();
    await product.kill();
    await sink.close();
    removeDataDir(dataDir);
  };
}
