import { expect, test } from "vitest";
import { readCode, readWayIn, sourceOf, wayInQuery } from "@/lib/members/way-in";

test("a code is small letters and digits, parted by hyphens", () => {
  expect(
    ["Fresno County Library", "AB 185", "niños", "--x--", "", "<>", "a".repeat(61), 7].map(readCode),
  ).toEqual(["fresno-county-library", "ab-185", "ninos", "x", "", "", "", ""]);
});

test("how somebody got there survives the way to the other form", () => {
  const wayIn = readWayIn({ from: "/issues/stem", campaign: "AB 185", ref: "Library" });
  expect(wayInQuery(wayIn, { kind: "organization" })).toBe(
    "kind=organization&ref=library&campaign=ab-185&from=/issues/stem",
  );
  expect(wayInQuery(readWayIn({}))).toBe("");
  expect(readWayIn({ from: ["/a", "/b"], campaign: {}, ref: undefined })).toEqual({
    ...{ from: "/join", campaign: "", ref: "" },
  });
});

test("a partner counts before a campaign, and a campaign before the page", () => {
  const wayIn = readWayIn({ from: "/agenda", campaign: "ab-185", ref: "library" });
  expect(sourceOf(wayIn, "library")).toEqual({ sourceKind: "partner", source: "library" });
  expect(sourceOf(wayIn, null)).toEqual({ sourceKind: "campaign", source: "ab-185" });
  expect(sourceOf({ ...wayIn, campaign: "" }, null)).toEqual({ sourceKind: "page", source: "/agenda" });
});
