import { describe, expect, test } from "vitest";
import {
  certaintyWords,
  groupSize,
  readSubjects,
  smallestDifference,
  testSchema,
} from "@/lib/updates/subject-test";

const first = { en: "First", es: "Primero" };

describe("the subjects of a test", () => {
  test("are two in every language that is written, or three", () => {
    expect(readSubjects({ "en-2": " Second ", "es-2": "Segundo" }, first)).toEqual({
      ok: true,
      subjects: [
        { locale: "en", number: 2, subject: "Second" },
        { locale: "es", number: 2, subject: "Segundo" },
      ],
    });
    expect(readSubjects({ "en-2": "Second", "es-2": "left out" }, { en: "First" })).toMatchObject({
      ok: true,
      subjects: [{ locale: "en", number: 2 }],
    });
  });

  test.each([
    [{ "en-2": "Second" }, ["es-2"]],
    [{ "en-2": "Second", "es-2": "Segundo", "en-3": "Third" }, ["es-3"]],
    [{ "en-2": "First", "es-2": "Segundo" }, ["en-2"]],
    [{ "en-2": "Same", "es-2": "Segundo", "en-3": "Same", "es-3": "Tercero" }, ["en-3"]],
    [{ "en-2": "x".repeat(151), "es-2": "Segundo" }, ["en-2"]],
  ])("are refused where one is missing, twice there or too long: %j", (typed, names) => {
    const read = readSubjects(typed, first);
    expect(read.ok ? [] : read.errors.map(({ name }) => name)).toEqual(names);
  });
});

test("a share, a length and a rule are some of a few", () => {
  expect(testSchema.safeParse({ share: "20", minutes: "240", rule: "hand" }).data).toEqual({
    ...{ share: 20, minutes: 240, rule: "hand" },
  });
  for (const wrong of [{ share: "99" }, { minutes: "1" }, { rule: "dice" }])
    expect(testSchema.safeParse({ share: "20", minutes: "240", rule: "hand", ...wrong }).success).toBe(false);
});

describe("how certain a test can be", () => {
  test("grows with how many try each subject", () => {
    expect(groupSize(10_000, 20, 2)).toBe(1000);
    expect(smallestDifference(0)).toBe(1);
    expect(smallestDifference(1000)).toBeCloseTo(0.0214, 3);
    expect(smallestDifference(100_000)).toBeLessThan(smallestDifference(1000));
  });

  test("is said, and not promised where too few try them", () => {
    expect(certaintyWords(10_000, 20, 2)).toContain("Each subject goes to 1,000 people.");
    expect(certaintyWords(10_000, 20, 2)).toContain("5 in 100 (2 more)");
    expect(certaintyWords(500, 20, 2)).toContain("too few to tell");
  });
});
