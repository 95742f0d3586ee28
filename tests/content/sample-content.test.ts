import { expect, test } from "vitest";
import { checkContent, formatProblem } from "@/lib/content/check";

test("the content in the repository has nothing wrong with it", () => {
  expect(checkContent().map(formatProblem)).toEqual([]);
});
