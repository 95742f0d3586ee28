import { expect, test } from "vitest";
import { metricsKey, showsMetricsKey } from "@/lib/auth/metrics-key";

test("the metrics are for whoever shows the key", () => {
  expect(showsMetricsKey(`Bearer ${metricsKey()}`)).toBe(true);
  expect(showsMetricsKey(`bearer  ${metricsKey()}`)).toBe(true);
});

test("anything else is no key", () => {
  for (const shown of [null, "", "Bearer", "Bearer x", metricsKey(), `Basic ${metricsKey()}`])
    expect(showsMetricsKey(shown)).toBe(false);
});
