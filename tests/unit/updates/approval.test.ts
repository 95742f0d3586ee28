import { expect, test } from "vitest";
import { needsFourEyes, standingOf } from "@/lib/updates/approval";

test("four eyes are asked for above the number, and not where they are off", () => {
  expect(needsFourEyes({ fourEyes: true, fourEyesAbove: 1000 }, 1000)).toBe(false);
  expect(needsFourEyes({ fourEyes: true, fourEyesAbove: 1000 }, 1001)).toBe(true);
  expect(needsFourEyes({ fourEyes: true, fourEyesAbove: 0 }, 1)).toBe(true);
  expect(needsFourEyes({ fourEyes: false, fourEyesAbove: 0 }, 1_000_000)).toBe(false);
});

test("whoever wrote it hands it in where four eyes are asked for; who does not send always does", () => {
  expect(standingOf(true, true, true)).toBe("needs-other");
  expect(standingOf(true, true, false)).toBe("approve");
  expect(standingOf(true, false, true)).toBe("approve");
  for (const wrote of [true, false])
    for (const fourEyes of [true, false]) expect(standingOf(false, wrote, fourEyes)).toBe("hand-in");
});
