import { describe, expect, test } from "vitest";
import { clockWords, instantsIn, readSchedule, scheduleWords, typedOf } from "@/lib/updates/schedule";

const now = new Date("2026-11-22T18:00Z");
const typed = {
  when: "at",
  day: "2026-11-24",
  hour: "09:00",
  zone: "America/Los_Angeles",
  local: false,
} as const;
const plain = (words: string | null) => words?.replaceAll("\u202f", " ");

describe("when an update goes out", () => {
  test("is read from a day, an hour and a zone", () => {
    expect(readSchedule(typed, now)).toEqual({
      ok: true,
      schedule: { startsLocal: "2026-11-24T09:00", timeZone: "America/Los_Angeles", localHours: false },
    });
    expect(readSchedule({ ...typed, when: "now", day: "" }, now)).toEqual({ ok: true, schedule: null });
  });

  test.each([
    [{ day: "", hour: "" }, ["day", "hour"]],
    [{ day: "2026-02-31x" }, ["day"]],
    [{ hour: "25:00" }, ["hour"]],
    [{ zone: "Mars/Olympus" }, ["zone"]],
    [{ day: "2026-11-22", hour: "09:59" }, ["day"]],
    [{ day: "2030-01-01" }, ["day"]],
  ])("is refused with a sentence where it makes no sense: %j", (wrong, names) => {
    const read = readSchedule({ ...typed, ...wrong }, now);
    expect(read.ok ? [] : read.errors.map(({ name }) => name)).toEqual(names);
  });

  test("is said with its zone, and what the clocks do", () => {
    const schedule = { startsLocal: "2026-11-24T09:00", timeZone: "America/Los_Angeles", localHours: false };
    expect(plain(scheduleWords(schedule))).toBe("Tuesday, November 24, 2026 at 9:00 AM PST");
    expect(plain(scheduleWords({ ...schedule, localHours: true }))).toContain("everywhere else at that hour");
    expect(clockWords(schedule)).toBeNull();
    expect(plain(clockWords({ ...schedule, startsLocal: "2027-03-14T02:30" }))).toBe(
      "Clocks are put forward that night, so there is no 2:30 AM: it begins at 3:30 AM.",
    );
    expect(plain(clockWords({ ...schedule, startsLocal: "2026-11-01T01:30" }))).toBe(
      "Clocks are put back that night, so 1:30 AM comes twice: it begins the first time.",
    );
  });

  test("is what a form shows again", () => {
    expect(typedOf(null, now, "America/Los_Angeles")).toEqual({
      ...{ when: "now", day: "2026-11-23", hour: "09:00", zone: "America/Los_Angeles", local: false },
    });
    const read = readSchedule(typed, now);
    expect(read.ok && typedOf(read.schedule, now, "America/Denver")).toEqual(typed);
  });
});

test("where an hour is past already, it is the chosen zone's", () => {
  const chosen = new Date("2026-11-22T19:00Z");
  expect(
    instantsIn(
      "2026-11-22T11:00",
      ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"],
      now,
      chosen,
    ),
  ).toEqual([chosen, chosen, new Date("2026-11-22T21:00Z")]);
});
