import data from "./zip-counties.json";

/** One of California's 58 counties. */
export type County = {
  /** As it stands in addresses and in the database: "san-francisco". */
  id: string;
  /** Without the word "County", the same in every language: "San Francisco". */
  name: string;
};

const idOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

/** All 58, by name. */
export const counties: readonly County[] = Object.keys(data.counties).map((name) => ({
  id: idOf(name),
  name,
}));

const byId = new Map(counties.map((county) => [county.id, county]));
const byZip = new Map(
  Object.entries(data.counties).flatMap(([name, zips]) =>
    zips.split(" ").map((zip) => [zip, byId.get(idOf(name))!] as const),
  ),
);

/**
 * The county of a ZIP code of five digits; null outside California and for what is none. Some ZIP codes cross a county
 * line: see the note in zip-counties.json, which also names the source.
 */
export const countyOf = (zip: string | null): County | null => (zip && byZip.get(zip)) || null;

/** The county of an id such as "san-francisco"; null where there is none. */
export const getCounty = (id: string | null): County | null => (id && byId.get(id)) || null;

/** Every known ZIP code of California with its county's id, in two lists of the same order. */
export const listZips = (): { zips: string[]; ids: string[] } => ({
  zips: [...byZip.keys()],
  ids: [...byZip.values()].map(({ id }) => id),
});
