import { expect, test } from "vitest";
import { windowTitle } from "@/lib/content/window-title";

test("a page's title ends in the site's short name", () => {
  expect(windowTitle("STEM Network", "Children's Movement")).toBe("STEM Network · Children's Movement");
});

test("where both are not read whole, the page's own name stays", () => {
  const page = "California Mathematics, Science, and Computer Science Partnership";
  expect(windowTitle(page, "Children's Movement")).toBe(page);
  expect(windowTitle("x".repeat(48), "y".repeat(19))).toHaveLength(70);
  expect(windowTitle("x".repeat(49), "y".repeat(19))).toHaveLength(49);
});
