import { expect, test } from "vitest";
import { counties, countyOf, getCounty, listZips } from "@/lib/members/county";

test.each([
  ["94103", "San Francisco"],
  ["90012", "Los Angeles"],
  ["95814", "Sacramento"],
  ["96120", "Alpine"],
])("%s is in %s", (zip, name) => {
  expect(countyOf(zip)?.name).toBe(name);
});

test.each([null, "", "00000", "98055", "9410", "94103-1234", "constructor"])(
  "%j has no county in California",
  (zip) => {
    expect(countyOf(zip)).toBeNull();
  },
);

test("there are 58 counties, each found by its id", () => {
  expect(counties).toHaveLength(58);
  for (const county of counties) expect(getCounty(county.id)).toBe(county);
  expect(getCounty("san-luis-obispo")?.name).toBe("San Luis Obispo");
  expect(getCounty("nowhere")).toBeNull();
});

test("every ZIP code stands once, with its county beside it", () => {
  const { zips, ids } = listZips();
  expect(new Set(zips).size).toBe(zips.length);
  expect(ids).toHaveLength(zips.length);
  expect(zips.every((zip) => /^9[0-6]\d{3}$/.test(zip))).toBe(true);
  expect(ids[zips.indexOf("94103")]).toBe("san-francisco");
});
