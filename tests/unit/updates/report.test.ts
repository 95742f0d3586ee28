import { expect, test } from "vitest";
import { percentOf, reportListSchema, reportParams, statesOf } from "@/lib/updates/report";

test("a list's address is read leniently: what makes no sense is left out", () => {
  expect(reportListSchema.parse({})).toEqual({ row: "all", why: "", q: "", after: "" });
  expect(
    reportListSchema.parse({ row: "failed", why: "5.1.1", q: " ana ", after: "not an id", more: "1" }),
  ).toEqual({ row: "failed", why: "5.1.1", q: "ana", after: "" });
  expect(reportListSchema.parse({ row: ["sent", "x"], q: "a\0b", why: 3 })).toEqual({
    ...{ row: "sent", why: "", q: "", after: "" },
  });
  expect(reportListSchema.parse({ row: "'; drop table" }).row).toBe("all");
});

test("an address holds only what is not usual", () => {
  expect(reportParams({ row: "all", why: "", q: "" })).toBe("");
  expect(reportParams({ row: "failed", why: "5.1.1" })).toBe("row=failed&why=5.1.1");
});

test("waiting is two states, readers are none", () => {
  expect(statesOf("waiting")).toEqual(["pending", "sending"]);
  expect(statesOf("sent")).toEqual(["sent"]);
  expect(statesOf("clicked")).toBeNull();
});

test("a rate of nothing is no rate", () => {
  expect(percentOf(1, 4)).toBe(25);
  expect(percentOf(0, 0)).toBeNull();
});
