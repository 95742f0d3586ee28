import fc from "fast-check";
import { expect, test } from "vitest";
import { personFilterSchema } from "@/lib/members/filter";
import { filterOfList, listParams, memberListSchema, whoParams } from "@/lib/members/member-list";

const read = (params: Record<string, unknown>) => memberListSchema.parse(params);

test("parameters that make no sense are left out", () => {
  const query = read({
    q: ["  ana ", "b"],
    kind: "robot",
    status: ["active", "x"],
    last: "-3",
    sort: "up",
    from: "1",
  });
  expect(query).toMatchObject({ q: "ana", kind: [], status: ["active"], columns: [] });
  expect([query.last, query.sort, query.from, query.segment]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(filterOfList(read({}))).toEqual({ all: [] });
});

test("a standing is meant of the kind that is chosen with it", () => {
  expect(filterOfList(read({ kind: "organization", status: ["left"] }))).toEqual({
    field: "status",
    in: ["left"],
    as: "organization",
  });
  expect(filterOfList(read({ kind: ["individual", "none"], status: "left" }))).toEqual({
    all: [
      { field: "kind", in: ["individual", ""] },
      { field: "status", in: ["left"] },
    ],
  });
});

test("an address read and written again is the same, and says who without how it looks", () => {
  const query = read({
    q: "ana",
    county: ["alameda", "none"],
    subscribed: "no",
    sort: "name",
    columns: "zip",
  });
  const params = listParams(query);
  const again: Record<string, string[]> = {};
  for (const [name, value] of params) (again[name] ??= []).push(value);
  expect(read(again)).toEqual(query);
  expect(whoParams(query).toString()).toBe("q=ana&county=alameda&county=none&subscribed=no");
});

test("whatever stands in an address comes to a filter that is one", () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.constant(undefined));
  const names = Object.keys(memberListSchema.shape) as [string, ...string[]];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (params) => {
      expect(personFilterSchema.safeParse(filterOfList(read(params))).success).toBe(true);
    }),
  );
});
