import fc from "fast-check";
import { expect, test } from "vitest";
import { allOf, DEEPEST_FILTER, everyone, parseFilter, personFilterSchema } from "@/lib/members/filter";

const accepts = (filter: unknown) => personFilterSchema.safeParse(filter).success;

test("a filter may hold groups in groups", () => {
  const filter = {
    all: [
      { any: [{ field: "county", in: ["alameda", ""] }, { not: { field: "subscribed", is: false } }] },
      { field: "since", lastDays: 30 },
      { field: "status", in: ["active"], as: "individual" },
    ],
  };
  expect(personFilterSchema.parse(filter)).toEqual(filter);
  expect(parseFilter(JSON.stringify(filter))).toEqual(filter);
});

test("what means nothing is no filter", () => {
  for (const wrong of [
    null,
    [],
    {},
    "all",
    { field: "shoe-size", in: ["9"] },
    { field: "county", in: [] },
    { field: "status", in: ["alive"] },
    { field: "since" },
    { field: "since", from: "2026-02-30" },
    { field: "since", from: "2026-01-01", before: "2026-02-01" },
    { field: "organization", in: ["1 or 1=1"] },
    { field: "county", in: ["a\0b"] },
    { all: [], any: [] },
    { field: "subscribed", is: true, extra: 1 },
  ])
    expect(accepts(wrong), JSON.stringify(wrong)).toBe(false);
});

test("depth and size have a limit, however deep what comes is", () => {
  const deep = (levels: number): unknown =>
    levels === 0 ? { field: "subscribed", is: true } : { not: deep(levels - 1) };
  expect(accepts(deep(DEEPEST_FILTER))).toBe(true);
  expect(accepts(deep(DEEPEST_FILTER + 1))).toBe(false);
  expect(parseFilter(`${'{"not":'.repeat(5000)}{}${"}".repeat(5000)}`)).toBeNull();
  expect(accepts({ any: Array(61).fill({ field: "subscribed", is: true }) })).toBe(false);
});

test("wild input is refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseFilter(text);
    }),
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      const filter = parseFilter(text);
      expect(filter === null || accepts(filter)).toBe(true);
    }),
  );
});

test("what is left out adds nothing", () => {
  const one = { field: "subscribed", is: true } as const;
  expect(allOf(null, one, undefined)).toEqual(one);
  expect(allOf()).toEqual(everyone);
});
