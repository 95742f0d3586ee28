import { expect, test } from "vitest";
import fc from "fast-check";
import type { OrganizationRecord } from "@/lib/content/records/schema";
import {
  directoryAddress,
  directoryOf,
  PAGE_LENGTH,
  readDirectoryFilter,
  recordEntries,
  recordOf,
  slugOf,
} from "@/lib/members/directory";
import { organizationKey } from "@/lib/members/policy";

const aRecord = (name: string, more: Partial<OrganizationRecord> = {}): OrganizationRecord => ({
  id: slugOf(name),
  name,
  aliases: [],
  coalitions: [],
  ...more,
});
const byId = (...records: OrganizationRecord[]) => new Map(records.map((record) => [record.id, record]));
const read = (query: Record<string, string | string[]>) => readDirectoryFilter(query, ["capmse"]);

test.each([
  ["K-12 Alliance@WestEd", "k-12-alliance-wested"],
  ["Comité de Padres Ñandú & Friends", "comite-de-padres-nandu-and-friends"],
  ["Children's Fund, Inc.", "childrens-fund-inc"],
  ["兒童", "organization"],
  ["🌻", "organization"],
])("%s is guessed as %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("whatever somebody is called, the address is sound", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugOf(name))),
  );
});

test("a filter keeps what is offered and drops the rest", () => {
  expect(
    read({ sector: "school", county: "los-angeles", coalition: "capmse", letter: "b", page: "3" }),
  ).toEqual({
    sector: "school",
    county: "los-angeles",
    coalition: "capmse",
    letter: "b",
    page: 3,
  });
  const nothing = { sector: undefined, county: undefined, coalition: undefined, letter: undefined, page: 1 };
  expect(read({})).toEqual(nothing);
  expect(
    read({ sector: "x", county: "constructor", coalition: "", letter: "B", page: "-1", utm_source: "y" }),
  ).toEqual(nothing);
  expect(read({ sector: ["school", "school"], page: ["2", "3"] })).toEqual(nothing);
});

test("a filter has one address, and reading it gives the filter", () => {
  expect(directoryAddress(read({}))).toBe("/organizations");
  expect(directoryAddress(read({ page: "1", letter: "other" }))).toBe("/organizations?letter=other");
  const filter = read({ sector: "labor", county: "kern", page: "2" });
  const query = Object.fromEntries(new URLSearchParams(directoryAddress(filter).split("?")[1]));
  expect(read(query)).toEqual(filter);
});

test("a member is the record of its name, whatever its accents and articles", () => {
  const records = byId(aRecord("The Biomimicry Institute"), aRecord("Exploratorium"));
  expect(
    recordOf({ nameKey: organizationKey("Biomimicry Institute, Inc."), domain: null }, records)?.id,
  ).toBe("the-biomimicry-institute");
  expect(recordOf({ nameKey: "somebodyelse", domain: "club.example" }, records)).toBeNull();
});

test("two of one name and different domains are two", () => {
  const records = byId(aRecord("WestEd", { website: "https://www.wested.org" }));
  expect(recordOf({ nameKey: "wested", domain: "wested.example" }, records)).toBeNull();
  expect(recordOf({ nameKey: "wested", domain: "wested.org" }, records)?.id).toBe("wested");
  expect(recordOf({ nameKey: "wested", domain: null }, records)?.id).toBe("wested");
});

test("a domain tells who it is only where one record is at home there", () => {
  const parent = aRecord("WestEd", { website: "https://www.wested.org" });
  const child = aRecord("K-12 Alliance@WestEd", { website: "https://k12alliance.wested.org" });
  expect(recordOf({ nameKey: "westedinsanfrancisco", domain: "wested.org" }, byId(parent))?.id).toBe(
    "wested",
  );
  expect(recordOf({ nameKey: "westedinsanfrancisco", domain: "wested.org" }, byId(parent, child))).toBeNull();
});

test("records are listed by name, counted by letter, and page by page", () => {
  const records = byId(
    ...Array.from({ length: PAGE_LENGTH }, (_, nth) => aRecord(`Mesa ${String(nth).padStart(3, "0")}`)),
    aRecord("The Zoo", { sector: "nonprofit" }),
    aRecord("4-H", { coalitions: [{ id: "capmse", role: "collaborator" }] }),
  );
  const known = recordEntries(records, new Map());
  const names = (query: Record<string, string>) =>
    directoryOf(known, [], read(query)).entries.map(({ name }) => name);

  expect(directoryOf(known, [], read({}))).toMatchObject({
    total: PAGE_LENGTH + 2,
    letters: { m: PAGE_LENGTH, z: 1, other: 1 },
    sectors: ["nonprofit"],
    counties: [],
  });
  expect(names({})[0]).toBe("4-H");
  expect(names({ page: "2" })).toEqual([`Mesa 0${PAGE_LENGTH - 1}`, "The Zoo"]);
  expect(names({ letter: "z" })).toEqual(["The Zoo"]);
  expect(names({ letter: "other" })).toEqual(["4-H"]);
  expect(names({ coalition: "capmse" })).toEqual(["4-H"]);
  expect(names({ sector: "nonprofit" })).toEqual(["The Zoo"]);
  expect(names({ county: "kern" })).toEqual([]);
  expect(names({ page: "9" })).toEqual([]);
});

test("what members add to the counts follows the filter", () => {
  const tallies = [
    { initial: "m", sector: "school", county: "kern", count: 3, fit: 3 },
    { initial: "ø", sector: "labor", county: null, count: 2, fit: 2 },
  ];
  const known = recordEntries(byId(aRecord("Mesa")), new Map());
  expect(directoryOf(known, tallies, read({}))).toMatchObject({
    total: 6,
    letters: { m: 4, other: 2 },
    sectors: ["school", "labor"],
    counties: ["kern"],
  });
  expect(directoryOf(known, tallies, read({ sector: "school" }))).toMatchObject({
    total: 3,
    letters: { m: 3 },
  });
  expect(directoryOf(known, tallies, read({ letter: "other" }))).toMatchObject({
    total: 2,
    letters: { m: 4 },
  });
});

test("members are in a coalition by what they say of themselves, and narrow the counts, not what can be chosen", () => {
  const tallies = [
    { initial: "m", sector: "school", county: "kern", count: 3, fit: 1 },
    { initial: "n", sector: "labor", county: null, count: 2, fit: 0 },
  ];
  const joined = { sector: null, county: null, since: null, coalitions: ["capmse"] };
  const known = recordEntries(byId(aRecord("Mesa"), aRecord("Zoo")), new Map([["mesa", joined]]));
  expect(directoryOf(known, tallies, read({ coalition: "capmse" }))).toMatchObject({
    total: 2,
    letters: { m: 2 },
    sectors: ["school", "labor"],
  });
});
