import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild, ensureClient } from "@/lib/cli/build";
import { checkContent, formatProblem } from "@/lib/content/check";

// `npm test` runs all of it; `npm run validate` (--quick) what takes less than a minute.
// Ends with one line: N passed, N failed.

type Outcome = { passed: number; failed: number };

const quick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "movement-reports-"));
const { resolve: find } = createRequire(import.meta.url);
const bin = (name: string) => join(find("../../package.json"), "..", "node_modules", ".bin", name);
// Files that were clean and have not changed are not linted again; the whole run trusts nothing remembered.
const remembered = quick ? ["--cache", "--cache-location", "node_modules/.cache/eslint/"] : [];
const total: Outcome = { passed: 0, failed: 0 };

function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: "0", ...env },
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", (cause) => done({ code: 1, output: cause.message }));
    child.once("exit", (code) => done({ code: code ?? 1, output }));
  });
}

function note(name: string, outcome: Outcome, since: number, output = ""): void {
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(
    `${outcome.failed ? "✗" : "✓"} ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`,
  );
  if (outcome.failed) console.log(output);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
}

/** A check that passes or fails as a whole. */
async function check(name: string, command: string, args: string[]): Promise<void> {
  const since = Date.now();
  const { code, output } = await run(command, args);
  note(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, since, output);
}

/** A test runner that writes a JSON report; a report that is missing or counts nothing is a failure. */
async function suite(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string>,
  count: (report: never) => Outcome,
) {
  const since = Date.now();
  const { code, output } = await run(command, args, env);
  let outcome: Outcome;
  try {
    outcome = count(JSON.parse(readFileSync(join(reports, `${name}.json`), "utf8")) as never);
  } catch {
    outcome = { passed: 0, failed: 1 };
  }
  if (code !== 0 && outcome.failed === 0) outcome.failed = 1;
  if (outcome.passed === 0) outcome.failed ||= 1;
  note(name, outcome, since, output);
}

const vitest = (project: string) =>
  suite(
    project,
    bin("vitest"),
    [
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${join(reports, `${project}.json`)}`,
    ],
    {},
    (report: { numPassedTests: number; numFailedTests: number }) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
    }),
  );

const playwright = () =>
  suite(
    "journeys",
    bin("playwright"),
    ["test", "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "journeys.json") },
    ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }),
  );

/** What an editor should look at: it fails nothing, but is said at each run until someone has. */
function tellOfContent(): void {
  const warnings = checkContent().filter(({ severity }) => severity === "warning");
  if (warnings.length === 0) return;
  const lines = warnings.slice(0, 12).map((warning) => `  ${formatProblem(warning)}`);
  const more = warnings.length > 12 ? [`  and ${warnings.length - 12} more`] : [];
  console.log(["Content to look at:", ...lines, ...more].join("\n"));
}

await ensureClient();
await Promise.all([
  check("types", bin("tsc"), ["--noEmit"]),
  check("format", bin("prettier"), ["--check", "--log-level=warn", "--cache", "."]),
]);
// Two at a time, for two cores: lint takes as long as the other three together.
await Promise.all([
  check("lint", bin("eslint"), ["--max-warnings=0", ...remembered, "."]),
  (async () => {
    await check("architecture", bin("depcruise"), ["app", "components", "lib", "prisma"]);
    await check("dead code", bin("knip"), []);
    await vitest("unit");
  })(),
]);
if (!quick) {
  await vitest("db");
  await ensureBuild((line) => console.log(line));
  // Always the same one: a difference can be looked for.
  const rehearsal = [
    "lib/cli/site.ts",
    "rehearse-send",
    "--recipients",
    "5000",
    "--kills",
    "8",
    "--seed",
    "2026",
  ];
  await check("rehearsal", process.execPath, ["--import", "tsx", ...rehearsal]);
  await playwright();
}
rmSync(reports, { recursive: true, force: true });
tellOfContent();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
