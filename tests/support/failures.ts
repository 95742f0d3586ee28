import { stripVTControlCharacters } from "node:util";

// What failed, out of what test runners write, told so briefly that the end of a log that was cut off still has it.

/** Where something failed, e.g. a file and a test's name, and the first words of the error. */
export type Failure = { where: string; why: string };

const LONGEST_LINE = 300;
/** Of what was seen while something was waited for, so many lines are shown from each end. */
const SHOWN_OF_A_WAIT = 3;

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)} …` : text;

/** A line or two of an error: its message, and what stands on the first line below that says something. */
function whyOf(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return cut(lines.slice(0, 2).join(" "), LONGEST_LINE);
}

/** The beginning of what a program printed before it failed. */
export function firstWords(output: string): Failure {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !/^(?:npm warn|>|✓)/.test(line));
  const found = lines.findIndex((line) => /error|✖|warn|unused/i.test(line));
  return {
    where: cut(lines[0] ?? "it ended without a word", LONGEST_LINE),
    why: cut(lines[found] ?? "", LONGEST_LINE),
  };
}

type VitestReport = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

const shortPath = (path: string): string => path.replace(`${process.cwd()}/`, "");

/** What vitest's JSON report says of tests, and of files that could not be read. */
export function vitestFailures({ numPassedTests, testResults }: VitestReport): {
  passed: number;
  failures: Failure[];
} {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({
        where: `${shortPath(name)} › ${test.fullName}`,
        why: whyOf(test.failureMessages[0] ?? ""),
      }));
    return tests.length === 0 && status === "failed"
      ? [{ where: shortPath(name), why: whyOf(message) }]
      : tests;
  });
  return { passed: numPassedTests, failures };
}

type JourneySuite = {
  title: string;
  suites?: JourneySuite[];
  specs: {
    title: string;
    file: string;
    tests: { status: string; results: { errors: { message?: string }[] }[] }[];
  }[];
};

/** What Playwright's JSON report says of tests; one that passed at a second try has failed. */
export function journeyFailures({ stats, suites }: { stats: { expected: number }; suites: JourneySuite[] }): {
  passed: number;
  failures: Failure[];
} {
  const inside = (suite: JourneySuite, above: string[]): Failure[] => [
    ...suite.specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map(({ results }) => ({
          where: [file, ...above, title].join(" › "),
          why: whyOf(results.flatMap(({ errors }) => errors)[0]?.message ?? ""),
        })),
    ),
    ...(suite.suites ?? []).flatMap((one) => inside(one, [...above, one.title])),
  ];
  return { passed: stats.expected, failures: suites.flatMap((suite) => inside(suite, [])) };
}

/** What a runner that failed without a failed test says of why: at least one failure. */
export function unhandledErrors(output: string): Failure[] {
  const lines = stripVTControlCharacters(output).split("\n");
  const begin = lines.findIndex((line) => /Unhandled|Uncaught|Startup Error/.test(line));
  const errors = (begin < 0 ? lines : lines.slice(begin))
    .map((line) => line.trim())
    .filter((line) => /^(?:\w*Error\b|❯ |This error originated)/.test(line));
  const why = cut(errors.slice(0, 2).join(" "), LONGEST_LINE);
  return [{ where: "outside of any test", why: why || firstWords(output).where }];
}

/** A log without what passed, without colors, its long lines cut, and without most of what was seen while waiting. */
export function inBrief(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .filter((line) => !/^\s*✓/.test(line))
    .map((line) => cut(line, LONGEST_LINE));
  const kept: string[] = [];
  while (lines.length > 0) {
    const line = lines.shift()!;
    kept.push(line);
    if (!/^\s*Call log:/.test(line)) continue;
    // Each look at the page is told, with all that stood there, until the first line that is empty.
    const end = lines.findIndex((one) => one.trim() === "");
    const looks = lines.splice(0, end < 0 ? lines.length : end);
    if (looks.length <= 2 * SHOWN_OF_A_WAIT) kept.push(...looks);
    else kept.push(...looks.slice(0, SHOWN_OF_A_WAIT), "    …", ...looks.slice(-SHOWN_OF_A_WAIT));
  }
  return kept.join("\n");
}
