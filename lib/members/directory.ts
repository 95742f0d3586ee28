import type { OrganizationRecord } from "@/lib/content/records/schema";
import { getCounty } from "./county";
import { domainOf, organizationKey } from "./policy";
import { sectors, type Sector } from "./schema";

// The public list of organizations: members who agreed to stand there, and the organizations that the content names.

/** How many stand on one page of the list. */
export const PAGE_LENGTH = 60;

/** What a name can begin with; "other" is everything that is no letter from a to z. */
export const initials = [..."abcdefghijklmnopqrstuvwxyz", "other"] as const;

/** What a reader asks the list for. */
export type DirectoryFilter = {
  sector: Sector | undefined;
  /** A county's id. */
  county: string | undefined;
  /** The last part of a coalition's address. */
  coalition: string | undefined;
  letter: string | undefined;
  /** From 1. */
  page: number;
};

/** One line of the list. */
export type DirectoryEntry = {
  /** The last part of its address: a content record's id, or a member's slug. */
  slug: string;
  name: string;
  sector: string | null;
  county: string | null;
  /** Since when it is a member; null for those that the content names and that have not joined. */
  since: Date | null;
};

/** A page of the list, and what it can be narrowed to. */
export type Directory = {
  entries: DirectoryEntry[];
  /** How many fit the whole filter. */
  total: number;
  /** How many fit the filter without its letter, by initial; an initial that nobody has is left out. */
  letters: Record<string, number>;
  /** The sectors and counties that somebody on the whole list has. */
  sectors: string[];
  counties: string[];
};

/**
 * Reads `sector`, `county`, `coalition`, `letter` and `page` of an address. Anything that is not offered, or is given
 * twice, asks for nothing.
 * @param coalitions the coalitions that can be asked for
 */
export function readDirectoryFilter(
  query: Readonly<Record<string, string | string[] | undefined>>,
  coalitions: readonly string[],
): DirectoryFilter {
  const { sector, county, coalition, letter, page } = query;
  return {
    sector: sectors.find((known) => known === sector),
    county: typeof county === "string" ? getCounty(county)?.id : undefined,
    coalition: coalitions.find((known) => known === coalition),
    letter: initials.find((known) => known === letter),
    page: typeof page === "string" && /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a filtered list, without language: "/organizations?letter=b&sector=school". */
export function directoryAddress({ page, ...filter }: DirectoryFilter): string {
  const given = Object.entries({ ...filter, page: page > 1 ? String(page) : undefined });
  const query = new URLSearchParams(
    given.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return query ? `/organizations?${query}` : "/organizations";
}

/** What a name stands under: the first letter of its key. */
export const initialOf = (nameKey: string): string =>
  /^[a-z]/.test(nameKey) ? nameKey.slice(0, 1) : "other";

/** The last part of an address made of a name: "k-12-alliance-wested"; "organization" where no letter can stand there. */
export function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 72)
    .replace(/^-+|-+$/g, "");
  return words || "organization";
}

type Known = { nameKey: string; domain: string | null };

/** A record's domain, unless another record, such as its parent, is at the same one. */
function ownDomain(record: OrganizationRecord, records: Iterable<OrganizationRecord>): string | null {
  const domain = record.website ? domainOf(record.website) : null;
  const others = [...records].filter((other) => other.website && domainOf(other.website) === domain);
  return others.length > 1 ? null : domain;
}

/**
 * The content's record of an organization that joined: the one of its name, unless both have a domain and they differ;
 * else the only one at its domain.
 */
export function recordOf(
  { nameKey, domain }: Known,
  records: ReadonlyMap<string, OrganizationRecord>,
): OrganizationRecord | null {
  const all = [...records.values()];
  const named = all.find((record) => {
    const known = record.website ? domainOf(record.website) : null;
    return organizationKey(record.name) === nameKey && (!known || !domain || known === domain);
  });
  if (named) return named;
  return (domain && all.find((record) => ownDomain(record, all) === domain)) || null;
}

/**
 * Whether an organization is a record by both its name and its domain. A name alone, where the record has no website to
 * hold against it, shows nothing: anybody can write it.
 */
export const isRecord = ({ nameKey, domain }: Known, record: OrganizationRecord): boolean =>
  domain !== null &&
  organizationKey(record.name) === nameKey &&
  record.website !== undefined &&
  domainOf(record.website) === domain;

/** A content record's line, with what it is sorted and chosen by. */
export type RecordEntry = DirectoryEntry & { sort: string; coalitions: string[] };

type KnownMember = Pick<DirectoryEntry, "sector" | "county" | "since"> & { coalitions: readonly string[] };

/** The lines of the content's records. `members`: what is known of those that have joined, by the record's id. */
export const recordEntries = (
  records: ReadonlyMap<string, OrganizationRecord>,
  members: ReadonlyMap<string, KnownMember>,
): RecordEntry[] =>
  [...records.values()]
    .map(({ id, name, sector, coalitions }) => {
      const member = members.get(id);
      return {
        slug: id,
        name,
        sort: organizationKey(name),
        sector: sector ?? member?.sector ?? null,
        county: member?.county ?? null,
        since: member?.since ?? null,
        coalitions: [
          ...new Set([...coalitions.map((coalition) => coalition.id), ...(member?.coalitions ?? [])]),
        ],
      };
    })
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));

/** Whether a record fits a filter, its letter aside. */
export const fits = (entry: RecordEntry, { sector, county, coalition }: DirectoryFilter): boolean =>
  (!sector || entry.sector === sector) &&
  (!county || entry.county === county) &&
  (!coalition || entry.coalitions.includes(coalition));

/** Whether a record stands under a letter; every record does when none is asked for. */
export const isUnder = ({ sort }: RecordEntry, letter: string | undefined): boolean =>
  !letter || initialOf(sort) === letter;

/** How many members have an initial, a sector and a county. `fit`: how many of them are in the coalition asked for. */
export type Tally = {
  initial: string;
  sector: string | null;
  county: string | null;
  count: number;
  fit: number;
};

/**
 * The list of the content's records, with the counts of all. Its entries are right where no member can be among them,
 * or none is known because the database cannot be asked (no tallies).
 */
export function directoryOf(
  records: readonly RecordEntry[],
  tallies: readonly Tally[],
  filter: DirectoryFilter,
): Directory {
  const fitting = records.filter((entry) => fits(entry, filter));
  const counted = [
    ...fitting.map(({ sort }) => ({ letter: initialOf(sort), count: 1 })),
    ...tallies
      .filter(
        ({ sector, county, fit }) =>
          fit > 0 &&
          (!filter.sector || filter.sector === sector) &&
          (!filter.county || filter.county === county),
      )
      .map(({ initial, fit }) => ({ letter: initialOf(initial), count: fit })),
  ];
  const letters: Record<string, number> = {};
  for (const { letter, count } of counted) letters[letter] = (letters[letter] ?? 0) + count;
  const lettered = fitting.filter((entry) => isUnder(entry, filter.letter));
  const from = (filter.page - 1) * PAGE_LENGTH;
  const all = [...records, ...tallies];
  return {
    entries: lettered.slice(from, from + PAGE_LENGTH),
    total: filter.letter
      ? (letters[filter.letter] ?? 0)
      : Object.values(letters).reduce((sum, count) => sum + count, 0),
    letters,
    sectors: [...new Set(all.flatMap(({ sector }) => sector ?? []))],
    counties: [...new Set(all.flatMap(({ county }) => county ?? []))],
  };
}
