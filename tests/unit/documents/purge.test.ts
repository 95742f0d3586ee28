import { expect, test } from "vitest";
import { showsOneOf } from "@/lib/documents/purge";

test("a purge reaches the page in every language, with and without a query", () => {
  expect(showsOneOf("/updates", ["/updates"])).toBe(true);
  expect(showsOneOf("/es/updates", ["/updates"])).toBe(true);
  expect(showsOneOf("/updates?page=2", ["/updates"])).toBe(true);
  expect(showsOneOf("/es", ["/"])).toBe(true);
});

test("a purge reaches a page's print view and its PDF", () => {
  expect(showsOneOf("/issues/stem/print", ["/issues/stem"])).toBe(true);
  expect(showsOneOf("/es/issues/stem/pdf", ["/issues/stem"])).toBe(true);
});

test("a purge leaves other pages alone", () => {
  expect(showsOneOf("/updates/first", ["/updates"])).toBe(false);
  expect(showsOneOf("/issues", ["/", "/updates"])).toBe(false);
});
