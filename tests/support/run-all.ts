import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild, ensureClient } from "@/lib/cli/build";
import { checkContent, formatProblem } from "@/lib/content/check";
import {
  firstWords,
  inBrief,
  journeyFailures,
  unhandledErrors,
  vitestFailures,
  type Failure,
} from "./failures";

// `npm test` runs all of it; `npm run validate` (--quick) what takes less than a minute.
// Ends with what failed, in a line or two each, and one line: N passed, N failed.

type Outcome = { passed: number; failures: Failure[] };

const quick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "movement-reports-"));
const { resolve: find } = createRequire(import.meta.url);
const bin = (name: string) => join(find("../../package.json"), "..", "node_modules", ".bin", name);
// Files that were clean and have not changed are not linted again; the whole run trusts nothing remembered.
const remembered = quick ? ["--cache", "--cache-location", "node_modules/.cache/eslint/"] : [];
let passed = 0;
const failed: { suite: string; failure: Failure }[] = [];

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
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Does one of the suites, and says what came of it. */
async function suite(name: string, act: () => Promise<Outcome & { output: string }>): Promise<boolean> {
  const since = Date.now();
  const { passed: good, failures, output } = await act();
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(
    `${failures.length ? "✗" : "✓"} ${name}: ${good} passed, ${failures.length} failed (${seconds} s)`,
  );
  if (failures.length) console.log(inBrief(output));
  passed += good;
  failed.push(...failures.map((failure) => ({ suite: name, failure })));
  return failures.length === 0;
}

/** A check that passes or fails as a whole. */
const check = (name: string, command: string, args: string[]) => () =>
  suite(name, async () => {
    const { code, output } = await run(command, args);
    return { passed: code === 0 ? 1 : 0, failures: code === 0 ? [] : [firstWords(output)], output };
  });

/** A test runner that writes a JSON report; a report that is missing or counts nothing is a failure. */
const runner = (
  name: string,
  args: string[],
  env: Record<string, string>,
  read: (report: never) => Outcome,
) =>
  suite(name, async () => {
    const { code, output } = await run(bin(args[0]!), args.slice(1), env);
    let outcome: Outcome = { passed: 0, failures: [] };
    try {
      outcome = read(JSON.parse(readFileSync(join(reports, `${name}.json`), "utf8")) as never);
    } catch {
      // Without a report the runner's own words tell what was wrong.
    }
    const { passed: good, failures } = outcome;
    // A runner also fails for what no test has caught.
    if (failures.length === 0 && (code !== 0 || good === 0)) failures.push(...unhandledErrors(output));
    return { passed: good, failures, output };
  });

const vitest = (project: string) => () =>
  runner(
    project,
    [
      ...["vitest", "run", "--project", project, "--reporter=default", "--reporter=json"],
      `--outputFile.json=${join(reports, `${project}.json`)}`,
    ],
    {},
    vitestFailures,
  );

const playwright = () =>
  runner(
    "journeys",
    ["playwright", "test", "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "journeys.json") },
    journeyFailures,
  );

const build = () =>
  suite("build", async () => {
    const lines: string[] = [];
    try {
      await ensureBuild((line) => lines.push(line));
      return { passed: 1, failures: [], output: "" };
    } catch (cause) {
      const output = [...lines, (cause as Error).message].join("\n");
      return { passed: 0, failures: [firstWords((cause as Error).message)], output };
    }
  });

/** What an editor should look at: it fails nothing, but is said at each run until someone has. */
function tellOfContent(): void {
  const warnings = checkContent().filter(({ severity }) => severity === "warning");
  if (warnings.length === 0) return;
  const lines = warnings.slice(0, 12).map((warning) => `  ${formatProblem(warning)}`);
  const more = warnings.length > 12 ? [`  and ${warnings.length - 12} more`] : [];
  console.log(["Content to look at:", ...lines, ...more].join("\n"));
}

/** Does all of them, so many at a time, in this order. */
async function inLanes(count: number, suites: readonly (() => Promise<boolean>)[]): Promise<void> {
  const waiting = [...suites];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: count }, lane));
}

const types = check("types", bin("tsc"), ["--noEmit"]);
const lint = check("lint", bin("eslint"), ["--max-warnings=0", ...remembered, "."]);
const small = [
  check("format", bin("prettier"), ["--check", "--log-level=warn", "--cache", "."]),
  check("dead code", bin("knip"), []),
  check("architecture", bin("depcruise"), ["app", "components", "lib", "prisma"]),
];
// Always the same one: a difference can be looked for.
const rehearsal = check("rehearsal", process.execPath, [
  ...["--import", "tsx", "lib/cli/site.ts", "rehearse-send"],
  ...["--recipients", "5000", "--kills", "8", "--seed", "2026"],
]);

await ensureClient();
// Two at a time, for two cores: what takes long first.
if (quick) await inLanes(2, [lint, types, vitest("unit"), ...small]);
else {
  let built = false;
  // The compiler reads what a build writes: one after the other.
  const typesAndBuild = async () => {
    await types();
    return (built = await build());
  };
  await inLanes(2, [typesAndBuild, lint, vitest("db"), vitest("unit"), rehearsal, ...small]);
  if (built) await playwright();
}
rmSync(reports, { recursive: true, force: true });
tellOfContent();
if (failed.length) {
  console.log("\nWhat failed:");
  for (const { suite: name, failure } of failed.slice(0, 40))
    console.log(`  ${name}: ${failure.where}\n    ${failure.why}`);
  if (failed.length > 40) console.log(`  and ${failed.length - 40} more`);
}
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
