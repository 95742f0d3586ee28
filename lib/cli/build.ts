import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { childEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/errors";

// What a build is made from. Content pages are read while the site runs; only its interface words are built in.
const SOURCES = [
  "app",
  "components",
  "lib",
  "content/en/messages",
  "content/es/messages",
  "prisma/schema.prisma",
];
const FILES = ["package-lock.json", "next.config.ts", "proxy.ts", "postcss.config.mjs", "tsconfig.json"];

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function fingerprint(paths: string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) for (const file of filesUnder(path)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

const readMark = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

function runNode(
  script: string,
  args: string[],
  env: Record<string, string>,
  onLine?: (line: string) => void,
  onLaunch?: (kill: () => void) => void,
) {
  return new Promise<string>((done, failed) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: childEnv(env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    onLaunch?.(() => void child.kill());
    let output = "";
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      for (const line of chunk.toString().split("\n")) if (line.trim()) onLine?.(line);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      if (code === 0) done(output);
      else failed(new Error(signal ? `stopped by ${signal}` : output.trim()));
    });
  });
}

/** Makes the database client from prisma/schema.prisma when there is none that fits. */
export async function ensureClient(): Promise<void> {
  const mark = join("prisma", "client", "made-from");
  const wanted = fingerprint(["prisma/schema.prisma", "package-lock.json"]);
  if (readMark(mark) === wanted) return;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // `generate` never runs the schema engine, but looks for one and would download it: any program will do.
  await runNode(prisma, ["generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
  });
  writeFileSync(mark, wanted);
}

/** Changes with the content, and with how it is read. */
export const printContent = (): string => fingerprint(["content", "lib/content"]);

/**
 * Sees that the content can be published; what passed once is not checked again until it, or the check, changes.
 * @throws OperatorError that names every problem with its file and line
 */
export async function ensureContent(): Promise<void> {
  const mark = join(".next", "content-checked");
  const wanted = printContent();
  if (readMark(mark) === wanted) return;
  const { checkContent, formatProblem } = await import("@/lib/content/check");
  const problems = checkContent().filter((problem) => problem.severity !== "warning");
  if (problems.length > 0) {
    const lines = problems.map((problem) => `  ${formatProblem(problem)}`).join("\n");
    throw new OperatorError(`The content cannot be published as it is:\n${lines}`);
  }
  mkdirSync(".next", { recursive: true });
  writeFileSync(mark, wanted);
}

/**
 * Builds the site when no build matches the source.
 * @param onLine is given the builder's progress, line by line
 * @param onLaunch is given what ends the builder
 * @throws OperatorError with the builder's words
 */
export async function ensureBuild(
  onLine: (line: string) => void,
  onLaunch?: (kill: () => void) => void,
): Promise<boolean> {
  const mark = join(".next", "made-from");
  const wanted = fingerprint([...SOURCES, ...FILES]);
  if (readMark(mark) === wanted) return false;
  onLine(
    "Building the site. This happens once, and after each change of its source; it takes about a minute.",
  );
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  try {
    await runNode(
      next,
      ["build"],
      { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
      onLine,
      onLaunch,
    );
    writeFileSync(mark, wanted);
  } catch (cause) {
    throw new OperatorError(
      `The build failed: ${(cause as Error).message.split("\n").slice(-30).join("\n")}`,
      { cause },
    );
  }
  return true;
}
