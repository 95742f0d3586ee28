import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { personColumnNames } from "@/lib/members/export-columns";
import { db, disconnect } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import { databaseOf } from "../support/operator";
import type { Product } from "../support/product";
import type { Measure } from "./figures";
import { generateMembers } from "./generate-members";

const PEOPLE = 1_000_000;
const MEGABYTE = 1024;

/** What a process holds in memory now, in MB (Linux: /proc). */
function heldBy(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / MEGABYTE;
  } catch {
    return 0;
  }
}

/** Looks at a process until it is told to stop. @returns the most it held, in MB */
function watch(pid: number): () => number {
  let most = heldBy(pid);
  const timer = setInterval(() => (most = Math.max(most, heldBy(pid))), 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** A session of somebody who works here, as a cookie. */
async function signIn(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const email = "bench@export.example";
  const { id: personId } = await db.person.upsert({
    where: { emailKey: email },
    create: { emailKey: email, email, staffRole: "organizer" },
    update: {},
  });
  const tokenHash = createHash("sha256").update(token).digest("hex");
  await db.session.create({ data: { tokenHash, personId, expiresAt: new Date(Date.now() + 3_600_000) } });
  return `staff-session=${token}`;
}

/** The file as a browser gets it. @returns seconds, lines and MB */
async function download(
  url: string,
  cookie: string,
): Promise<{ seconds: number; lines: number; size: number }> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie, "accept-encoding": "identity" } });
  if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
  let [lines, bytes] = [0, 0];
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  }
  return { seconds: (performance.now() - began) / 1000, lines, size: bytes / 1_000_000 };
}

/** `npm run site -- members export FILE`. @returns seconds and the most it held, in MB */
async function byCommand(databaseUrl: string): Promise<{ seconds: number; most: number }> {
  const file = resolve(".data-bench", "people.csv");
  const began = performance.now();
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { site: string } };
  const child = spawn(process.execPath, [...scripts.site.split(" ").slice(1), "members", "export", file], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: resolve(".data-bench") },
    stdio: "ignore",
  });
  const stop = watch(child.pid!);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  rmSync(file);
  return { seconds: (performance.now() - began) / 1000, most: stop() };
}

/** A million people as a file: from the started product, and by the operator's command. */
export async function measureExport(product: Product): Promise<Measure[]> {
  const databaseUrl = databaseOf(resolve(".data-bench"));
  settleEnv({ DATABASE_URL: databaseUrl });
  try {
    if ((await db.person.count()) < PEOPLE) await generateMembers(PEOPLE);
    const fields = personColumnNames.map((name) => ["field", name]);
    const url = `${product.url}/staff/members/export/file?${new URLSearchParams(fields)}`;
    const cookie = await signIn();
    await db.$disconnect();
    const before = heldBy(product.pid);
    const stop = watch(product.pid);
    const { seconds, lines, size } = await download(url, cookie);
    const grown = stop() - before;
    const command = await byCommand(databaseUrl);
    return [
      { what: "people in the file", value: lines - 1, unit: "", limit: { at: "least", value: PEOPLE } },
      {
        what: `a million people (${Math.round(size)} MB)`,
        value: seconds,
        unit: "s",
        limit: { at: "most", value: 60 },
      },
      { what: "… and what the site grew by", value: grown, unit: "MB", limit: { at: "most", value: 200 } },
      {
        what: "… by the operator’s command",
        value: command.seconds,
        unit: "s",
        limit: { at: "most", value: 60 },
      },
      { what: "… and all that it held", value: command.most, unit: "MB", limit: { at: "most", value: 200 } },
    ];
  } finally {
    await disconnect();
  }
}
