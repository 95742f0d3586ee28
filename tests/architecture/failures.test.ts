import { expect, test } from "vitest";
import {
  firstWords,
  inBrief,
  journeyFailures,
  unhandledErrors,
  vitestFailures,
} from "@/tests/support/failures";

test("of data rules each failed test is named with its file and the first of its error", () => {
  const file = (more: object) => ({
    ...{ name: `${process.cwd()}/tests/db/a.test.ts`, status: "failed", message: "", assertionResults: [] },
    ...more,
  });
  const assertionResults = [
    { status: "passed", fullName: "holds", failureMessages: [] },
    {
      ...{ status: "failed", fullName: "a send ends" },
      failureMessages: ["\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n    at x.ts:1:1"],
    },
  ];
  const testResults = [
    file({ assertionResults }),
    file({ name: `${process.cwd()}/tests/db/b.test.ts`, message: "Error: no such module" }),
  ];
  expect(vitestFailures({ numPassedTests: 1, testResults })).toEqual({
    passed: 1,
    failures: [
      {
        where: "tests/db/a.test.ts › a send ends",
        why: "AssertionError: expected 1 to be 2 at x.ts:1:1",
      },
      { where: "tests/db/b.test.ts", why: "Error: no such module" },
    ],
  });
});

test("of journeys each that failed, or passed at a second try, is named with all it stands in", () => {
  const tests = (status: string) => [
    {
      status,
      results: [{ errors: [{ message: "Error: expect(locator)\nLocator: main\nExpected: 20" }] }],
    },
  ];
  const suites = [
    {
      ...{ title: "a.spec.ts", specs: [{ title: "works", file: "a.spec.ts", tests: tests("expected") }] },
      suites: [
        {
          title: "without JavaScript",
          specs: [{ title: "is seen", file: "a.spec.ts", tests: tests("flaky") }],
        },
      ],
    },
  ];
  expect(journeyFailures({ stats: { expected: 1 }, suites })).toEqual({
    passed: 1,
    failures: [
      { where: "a.spec.ts › without JavaScript › is seen", why: "Error: expect(locator) Locator: main" },
    ],
  });
});

test("an error outside of any test is told, and a program that ended without a word counts as failed", () => {
  const output = [
    "⎯⎯⎯ Unhandled Errors ⎯⎯⎯",
    "Vitest caught 1 unhandled error during the test run.",
    "",
    "\u001b[31mError\u001b[39m: DATABASE_URL is not set",
    " ❯ connect lib/platform/db.ts:19:32",
    " ❯ pgPool lib/platform/db.ts:48:35",
  ].join("\n");
  expect(unhandledErrors(output)).toEqual([
    {
      where: "outside of any test",
      why: "Error: DATABASE_URL is not set ❯ connect lib/platform/db.ts:19:32",
    },
  ]);
  expect(unhandledErrors("")).toHaveLength(1);
  expect(firstWords("npm warn old\n\nlib/a.ts\n  3:1  error  Use const").why).toBe("3:1  error  Use const");
});

test("a log is told without what passed, and a wait without all that was seen in it", () => {
  const looks = Array.from(
    { length: 40 },
    (_, nth) => `  - unexpected value "${nth} ${"word ".repeat(200)}"`,
  );
  const log = ["  ✓  1 a.spec.ts › works (2s)", "  1) is seen", "    Call log:", ...looks, "", "  1 failed"];
  const brief = inBrief(log.join("\n")).split("\n");
  expect(brief).toHaveLength(2 + 7 + 2);
  expect(brief[0]).toBe("  1) is seen");
  expect(brief.at(-1)).toBe("  1 failed");
  expect(Math.max(...brief.map(({ length }) => length))).toBeLessThan(310);
});
