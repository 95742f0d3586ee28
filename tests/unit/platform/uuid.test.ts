import { expect, test } from "vitest";
import { uuid7 } from "@/lib/platform/uuid";

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const now = Date.UTC(2026, 0, 2);

test("ids carry their time and version, and those of one moment ascend however many there are", () => {
  const ids = Array.from({ length: 20_000 }, () => uuid7(now));
  expect(ids.filter((id) => !V7.test(id))).toEqual([]);
  expect(ids.filter((id) => parseInt(id.replace("-", "").slice(0, 12), 16) !== now)).toEqual([]);
  expect(ids.filter((id, nth) => nth > 0 && id <= ids[nth - 1]!)).toEqual([]);
  expect(uuid7(now + 1) > ids.at(-1)!).toBe(true);
});

test("ids of one moment differ where the counting begins anew each time, as in another process", () => {
  const ids = Array.from({ length: 5000 }, (_, nth) => uuid7(now + (nth % 2)));
  expect(new Set(ids).size).toBe(ids.length);
});
