import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counties, listZips } from "@/lib/members/county";
import {
  instantOf,
  isUsTimeZone,
  listZipZones,
  localTime,
  usTimeZones,
  zonedWords,
  zoneOfZip,
} from "@/lib/members/time-zone";

describe("the zone of a ZIP code", () => {
  test.each([
    ["94110", "America/Los_Angeles", "San Francisco"],
    ["96150", "America/Los_Angeles", "South Lake Tahoe"],
    ["10001", "America/New_York", "New York"],
    ["00501", "America/New_York", "Holtsville"],
    ["60601", "America/Chicago", "Chicago"],
    ["80202", "America/Denver", "Denver"],
    ["85004", "America/Phoenix", "Phoenix"],
    ["86515", "America/Denver", "Window Rock, in the Navajo Nation"],
    ["96813", "Pacific/Honolulu", "Honolulu"],
    ["99501", "America/Anchorage", "Anchorage"],
    ["99801", "America/Anchorage", "Juneau"],
    ["00901", "America/Puerto_Rico", "San Juan"],
    ["96910", "Pacific/Guam", "Hagåtña"],
    ["96799", "Pacific/Pago_Pago", "Pago Pago"],
    ["32501", "America/Chicago", "Pensacola"],
    ["32301", "America/New_York", "Tallahassee"],
    ["37402", "America/New_York", "Chattanooga"],
    ["37201", "America/Chicago", "Nashville"],
    ["42101", "America/Chicago", "Bowling Green"],
    ["40202", "America/New_York", "Louisville"],
    ["46402", "America/Chicago", "Gary"],
    ["47708", "America/Chicago", "Evansville"],
    ["46204", "America/New_York", "Indianapolis"],
    ["57701", "America/Denver", "Rapid City"],
    ["57104", "America/Chicago", "Sioux Falls"],
    ["58601", "America/Denver", "Dickinson"],
    ["69361", "America/Denver", "Scottsbluff"],
    ["79901", "America/Denver", "El Paso"],
    ["83501", "America/Los_Angeles", "Lewiston"],
    ["83702", "America/Denver", "Boise"],
    ["97914", "America/Denver", "Ontario, Oregon"],
    ["89501", "America/Los_Angeles", "Reno"],
    ["94110-1234", "America/Los_Angeles", "nine digits"],
  ])("%s is %s: %s", (zip, zone) => {
    expect(zoneOfZip(zip)).toBe(zone);
  });

  test.each([null, "", "9411", "09012", "34012", "96201", "00000", "ABCDE", "94110 ", "00100"])(
    "%j tells none",
    (zip) => {
      expect(zoneOfZip(zip)).toBeNull();
    },
  );

  test("is one for all of California's counties", () => {
    expect(counties).toHaveLength(58);
    expect(new Set(listZips().zips.map(zoneOfZip))).toEqual(new Set(["America/Los_Angeles"]));
  });

  test("is the same by the list that SQL is given", () => {
    const { beginnings, zones } = listZipZones();
    expect(beginnings).toHaveLength(zones.length);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (number) => {
        const zip = String(number).padStart(5, "0");
        const at = beginnings.findIndex((beginning) => zip.startsWith(beginning));
        expect(zoneOfZip(zip)).toBe(zones[at] ?? null);
      }),
    );
  });
});

describe("a time on the clocks of a zone", () => {
  const zone = fc.constantFrom(
    ...usTimeZones.map(([name]) => name),
    // Half an hour, a quarter, and a zone that is put back by half an hour.
    ...["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/London", "UTC"],
  );
  const minute = fc
    .date({ min: new Date("2008-01-01Z"), max: new Date("2037-12-31Z"), noInvalidDate: true })
    .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000));

  test("leads back to its moment, or to the first of two", () => {
    fc.assert(
      fc.property(minute, zone, (at, name) => {
        const { at: found, kind } = instantOf(localTime(at, name), name);
        if (kind === "once") expect(found).toEqual(at);
        else {
          expect(kind).toBe("twice");
          expect(at.getTime() - found.getTime()).toBeGreaterThanOrEqual(0);
          expect(localTime(found, name)).toBe(localTime(at, name));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("is shown again by its moment, unless clocks are put forward past it", () => {
    fc.assert(
      fc.property(minute, zone, (at, name) => {
        const local = at.toISOString().slice(0, 16);
        const { at: found, kind } = instantOf(local, name);
        if (kind === "gap") expect(localTime(found, name) > local).toBe(true);
        else expect(localTime(found, name)).toBe(local);
      }),
      { numRuns: 1000 },
    );
  });

  test("that never comes is as much later as clocks are put forward", () => {
    expect(instantOf("2026-03-08T02:30", "America/Los_Angeles")).toEqual({
      at: new Date("2026-03-08T10:30Z"),
      kind: "gap",
    });
    expect(localTime(new Date("2026-03-08T10:30Z"), "America/Los_Angeles")).toBe("2026-03-08T03:30");
    expect(instantOf("2026-03-08T02:30", "America/Phoenix").kind).toBe("once");
  });

  test("that comes twice is the first", () => {
    expect(instantOf("2026-11-01T01:30", "America/Los_Angeles")).toEqual({
      at: new Date("2026-11-01T08:30Z"),
      kind: "twice",
    });
    expect(instantOf("2026-11-01T01:30", "Pacific/Honolulu").kind).toBe("once");
  });

  test("on the days between is one", () => {
    expect(instantOf("2026-11-24T09:00", "America/Los_Angeles")).toEqual({
      at: new Date("2026-11-24T17:00Z"),
      kind: "once",
    });
    expect(zonedWords(new Date("2026-11-24T17:00Z"), "America/Los_Angeles")).toMatch(
      /^Tuesday, November 24, 2026 at 9:00\sAM PST$/,
    );
  });

  test.each(["", "2026-13-01T00:00", "2026-11-24", "2026-11-24T25:00", "yesterday"])("%j is none", (text) => {
    expect(() => instantOf(text, "America/Los_Angeles")).toThrow(RangeError);
  });

  test("goes by a name that is one of ours", () => {
    expect(isUsTimeZone("America/Los_Angeles")).toBe(true);
    expect(isUsTimeZone("Europe/London")).toBe(false);
  });
});
