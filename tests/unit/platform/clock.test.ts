import { expect, test } from "vitest";
import { homeDay } from "@/lib/platform/clock";

test("a day begins at midnight in California, in summer and in winter", () => {
  expect(homeDay(new Date("2026-12-02T07:59:59Z"))).toBe("2026-12-01");
  expect(homeDay(new Date("2026-12-02T08:00:00Z"))).toBe("2026-12-02");
  expect(homeDay(new Date("2026-07-02T06:59:59Z"))).toBe("2026-07-01");
  expect(homeDay(new Date("2026-07-02T07:00:00Z"))).toBe("2026-07-02");
});
