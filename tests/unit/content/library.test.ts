import { expect, test } from "vitest";
import { filterLibrary, libraryAddress, offeredBy, readLibraryFilter } from "@/lib/content/library";
import type { Resource } from "@/lib/content/records/schema";

const both = { en: "Words", es: "Palabras" };
const aResource = (id: string, type: Resource["type"], more: Partial<Resource> = {}): Resource => ({
  id,
  type,
  title: both,
  about: both,
  publisher: "children-now",
  issues: ["stem"],
  coalitions: [],
  files: [{ language: "en", format: "pdf", href: `/${id}.pdf` }],
  ...more,
});

const resources = [
  aResource("data", "dataset", { files: [{ language: "both", format: "csv", href: "/data.csv" }] }),
  aResource("brief", "brief"),
  aResource("informe", "brief", {
    issues: ["health"],
    files: [{ language: "es", format: "pdf", href: "/informe.pdf" }],
  }),
];
const ids = (query: Record<string, string | string[]>) =>
  filterLibrary(resources, readLibraryFilter(query, ["stem", "health"])).map(({ id }) => id);

test("all resources stand by type, and are narrowed by each choice", () => {
  expect(ids({})).toEqual(["brief", "informe", "data"]);
  expect(ids({ type: "brief" })).toEqual(["brief", "informe"]);
  expect(ids({ issue: "health" })).toEqual(["informe"]);
  expect(ids({ type: "video" })).toEqual([]);
});

test("a file in both languages is found in either", () => {
  expect(ids({ language: "es" })).toEqual(["informe", "data"]);
  expect(ids({ language: "en", type: "dataset" })).toEqual(["data"]);
});

test("what is not offered, or given twice, asks for nothing", () => {
  expect(ids({ type: "movie", issue: "x", language: "fr" })).toHaveLength(3);
  expect(ids({ type: ["brief", "video"] })).toHaveLength(3);
  expect(ids({ type: "constructor" })).toHaveLength(3);
});

test("each choice has an address of its own, the same however it was made", () => {
  const filter = readLibraryFilter({ type: "brief", issue: "stem", language: "es" }, ["stem"]);
  expect(libraryAddress(filter)).toBe("/resources?issue=stem&language=es&type=brief");
  expect(libraryAddress({ type: undefined, issue: undefined, language: undefined })).toBe("/resources");
});

test("only what some resource has can be chosen", () => {
  expect(offeredBy(resources)).toEqual({ types: ["brief", "dataset"], issues: ["stem", "health"] });
  expect(offeredBy([])).toEqual({ types: [], issues: [] });
});
