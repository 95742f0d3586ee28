import { expect, test } from "vitest";
import * as cells from "@/lib/members/import/cells";

test.each([
  ["94110", "94110"],
  ["94110-1234", "94110"],
  ["941101234", "94110"],
  ["2138", "02138"],
  ["94110.0", "94110"],
  ["SW1A 1AA", null],
  ["12", null],
])("the ZIP code in %j", (cell, zip) => expect(cells.readZip(cell)).toBe(zip));

test.each([
  ["2024-03-01", "2024-03-01"],
  ["2024-03-01 10:22:11", "2024-03-01"],
  ["3/1/2024", "2024-03-01"],
  ["31/12/2023", "2023-12-31"],
  ["1 mar 2024", "2024-03-01"],
  ["1 de marzo de 2024", "2024-03-01"],
  ["March 1, 2024", "2024-03-01"],
  ["2024-02-30", undefined],
  ["2999-01-01", undefined],
  ["yes", undefined],
])("the day in %j", (cell, day) =>
  expect(cells.readDate(cell, new Date("2026-01-01"))?.toISOString().slice(0, 10)).toBe(day),
);

test.each([
  ["Ruiz, Ana", "en", "Ana", "Ruiz"],
  ["Ana Ruiz", "en", "Ana", "Ruiz"],
  ["Dr. Mary Ann Smith", "en", "Mary Ann", "Smith"],
  ["John Q. Public Jr.", "en", "John Q.", "Public Jr."],
  ["María García López", "es", "María", "García López"],
  ["Luis de la Cruz", "en", "Luis", "de la Cruz"],
  ["Ana", "en", "Ana", ""],
  ["", "en", "", ""],
])("the whole name %j (%s)", (whole, language, firstName, lastName) =>
  expect(cells.splitName(whole, language)).toEqual({ firstName, lastName }),
);

test("what other programs call somebody who does not want mail", () => {
  for (const cell of ["yes", "Unsubscribed", "Opted Out", "Cleaned", "1", "Baja", "2023-05-01", "Sí"])
    expect(cells.saysUnsubscribed(cell), cell).toBe(true);
  for (const cell of ["", "no", "Subscribed", "Active", "0", "false", "Member"])
    expect(cells.saysUnsubscribed(cell), cell).toBe(false);
  expect(["no", "0", "unsubscribed", "", "yes", "sí"].map(cells.saysNotSubscribed)).toEqual([
    ...[true, true, true, false, false, false],
  ]);
});

test("languages, audiences, kinds and interests in both languages", () => {
  expect(["Spanish", "español", "ES-mx", "Inglés", "fr"].map(cells.readLanguage)).toEqual([
    "es",
    "es",
    "es",
    "en",
    null,
  ]);
  expect(["Maestra", "Parent/Caregiver", "?"].map(cells.readAudience)).toEqual(["educator", "parent", null]);
  expect(cells.readSector("Distrito escolar")).toBe("school");
  expect(cells.readInterests("STEM; Linked Learning, chess")).toEqual(["stem", "linked-learning"]);
});
