import { expect, test } from "vitest";
import { changesBetween } from "@/lib/members/timeline";

test("only what differs is a change, with both values", () => {
  expect(changesBetween({ zip: "94110", firstName: "Ana" }, { zip: "95814", firstName: "Ana" })).toEqual({
    zip: ["94110", "95814"],
  });
});

test("lists that hold the same are the same; nothing and absent are both nothing", () => {
  expect(changesBetween({ tags: ["a", "b"], zip: null }, { tags: ["b", "a"], zip: undefined })).toEqual({});
  expect(changesBetween({ zip: "94110" as string | null }, { zip: null })).toEqual({ zip: ["94110", null] });
});
