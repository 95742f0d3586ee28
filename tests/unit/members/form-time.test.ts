import { expect, test } from "vitest";
import { readFormTime, stampFormTime } from "@/lib/members/form-time";
import { after, DAY, SECOND } from "@/lib/platform/clock";

const now = new Date("2026-11-20T12:00:00Z");

test("a stamp brings the time back, however long the form stood open", () => {
  expect(readFormTime(stampFormTime(now), after(now, 3 * DAY))).toEqual(now);
});

test("a stamp that was changed, made up, left out or made for later is none", () => {
  const stamp = stampFormTime(now);
  const earlier = stamp.replace(/^\d/, "0");
  for (const wrong of [earlier, `${now.getTime()}.${"A".repeat(43)}`, "", "null", stamp.slice(0, -1)]) {
    expect(readFormTime(wrong, after(now, SECOND))).toBeNull();
  }
  expect(readFormTime(stampFormTime(after(now, DAY)), now)).toBeNull();
});
