import { expect, test } from "vitest";
import { checkPersonal } from "@/lib/updates/check-personal";
import { checkNames, checkOf, checkTitles, good, openChecks, unknown, wrong } from "@/lib/updates/checks";

const by = (print: string) => ({ by: "id", who: "Rosa", at: "2026-11-22T07:00:00.000Z", print });

test("a check is as bad as the worst that was found, which stands first", () => {
  const check = checkOf("links", [good("a"), wrong("b"), unknown("c")], null);
  expect(check).toMatchObject({ state: "wrong", title: checkTitles.links });
  expect(check.findings.map(({ words }) => words)).toEqual(["b", "c", "a"]);
  expect(checkOf("links", [], null)).toMatchObject({ state: "good", print: "" });
  expect(Object.keys(checkTitles).sort()).toEqual([...checkNames].sort());
});

test("what somebody overruled is exactly what was wrong then, whatever became of the numbers in it", () => {
  const { print } = checkOf("size", [wrong("English: 104 kB")], null);
  const later = checkOf("size", [wrong("English: 108 kB")], by(print));
  expect(later.overruled).toEqual({ by: "Rosa", at: new Date("2026-11-22T07:00:00.000Z") });
  expect(openChecks([later])).toEqual([]);
  const more = checkOf("size", [wrong("English: 108 kB"), wrong("Spanish: 104 kB")], by(print));
  expect(more.overruled).toBeNull();
  expect(openChecks([more, checkOf("text", [unknown("?")], null)])).toEqual([more]);
  expect(checkOf("subject", [wrong("English: 104 kB")], by(print)).overruled).toBeNull();
});

test("a personal field that nobody or hardly anybody has a value for is found", () => {
  const known = { "first name": 900, organization: 150, county: 1, "your district": 0 };
  const used = (["first name", "organization", "county", "your district"] as const).map((field) => ({
    field,
    fallback: "x",
  }));
  expect(checkPersonal(used, { total: 1000, known }).map(({ state, words }) => `${state} ${words}`)).toEqual([
    "good 900 of 1,000 (90 percent) have a first name here; the others read “x”.",
    "wrong Only 150 of 1,000 (15 percent) have an organization here; the others read “x”.",
    "wrong Only 1 of 1,000 (less than 1 percent) have a county here; the others read “x”.",
    expect.stringMatching(/^wrong Nobody of the 1,000 who get it has a district here/),
  ]);
  expect(checkPersonal([], { total: 0, known })).toHaveLength(1);
});
