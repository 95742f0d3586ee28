import { z } from "zod";
import { allOf, engagements, filterKinds, NONE, type PersonCondition, type PersonFilter } from "./filter";
import { audiences, membershipStatuses, sectors, sourceKinds, updateFrequencies } from "./schema";

// What the staff's list of people can be asked for. It all stands in the address, so that a view can be kept and
// shared, and bulk actions and exports take the same parameters. Safe in the browser.

/** What stands in an address for `NONE`: an empty parameter means "any". */
export const NONE_PARAM = "none";

/** The columns that can be chosen; the name is always there. */
export const memberColumns = [
  "email",
  "standing",
  "organization",
  "county",
  "language",
  "since",
  "updates",
  "audience",
  "interests",
  "source",
  "active",
  "tags",
  "zip",
] as const;
export type MemberColumn = (typeof memberColumns)[number];

/** The columns of whoever has chosen none. */
export const usualColumns: readonly MemberColumn[] = [
  "email",
  "standing",
  "organization",
  "county",
  "since",
  "updates",
];

export const memberSorts = ["newest", "oldest", "name"] as const;
export type MemberSort = (typeof memberSorts)[number];

const given = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === "string" && each !== "" && !each.includes("\0"),
  );

const many = <const Values extends readonly string[]>(values: Values) =>
  z
    .unknown()
    .optional()
    .transform((value): Values[number][] => {
      const asked = given(value).map((each) => (each === NONE_PARAM ? NONE : each));
      return values.filter((each) => asked.includes(each));
    });

const anyWords = z
  .unknown()
  .optional()
  .transform((value): string[] =>
    [...new Set(given(value).map((each) => (each === NONE_PARAM ? NONE : each.slice(0, 200))))].slice(0, 60),
  );

const one = z
  .unknown()
  .optional()
  .transform((value) => given(value)[0]);
const yesOrNo = one.transform((value) => (value === "yes" ? true : value === "no" ? false : undefined));
const id = one.pipe(z.uuid().optional().catch(undefined));
const day = one.pipe(z.iso.date().optional().catch(undefined));

/** The address's parameters of the list. What makes no sense is left out. */
export const memberListSchema = z.object({
  q: one.transform((text) => (text ?? "").trim().slice(0, 100)),
  segment: id,
  kind: many(filterKinds),
  status: many([...membershipStatuses, NONE]),
  county: anyWords,
  audience: many([...audiences, NONE]),
  language: anyWords,
  interests: anyWords,
  frequency: many(updateFrequencies),
  subscribed: yesOrNo,
  "source-kind": many([...sourceKinds, NONE]),
  source: anyWords,
  from: day,
  before: day,
  /** Of the last so many days. */
  last: one.transform((text) => {
    const days = Number(text);
    return Number.isInteger(days) && days >= 1 && days <= 36_500 ? days : undefined;
  }),
  engagement: many(engagements),
  tag: anyWords,
  "has-organization": yesOrNo,
  organization: z
    .unknown()
    .optional()
    .transform((value) => given(value).filter((each) => z.uuid().safeParse(each).success)),
  sector: many(sectors),
  district: anyWords,
  coalition: anyWords,
  sort: one.pipe(z.enum(memberSorts).optional().catch(undefined)),
  columns: many(memberColumns),
  /** Where the page begins: what the page before said. */
  after: one.transform((text) => text?.slice(0, 400)),
});
export type MemberListQuery = z.infer<typeof memberListSchema>;

/** Parameters that say how the list looks, not who is in it. */
const LOOKS = ["sort", "columns", "after"] as const;

/** Who fits the parameters, but for the search and the segment, which the database knows. */
export function filterOfList(query: MemberListQuery): PersonFilter {
  const parts: PersonCondition[] = [];
  const { kind, status } = query;
  const [only] = kind;
  // "In their own name" and "active" together mean active in their own name.
  if (status.length > 0 && kind.length === 1 && (only === "individual" || only === "organization"))
    parts.push({ field: "status", in: status, as: only });
  else {
    if (kind.length > 0) parts.push({ field: "kind", in: kind });
    if (status.length > 0) parts.push({ field: "status", in: status });
  }
  if (query.audience.length > 0) parts.push({ field: "audience", in: query.audience });
  if (query.frequency.length > 0) parts.push({ field: "frequency", in: query.frequency });
  if (query["source-kind"].length > 0) parts.push({ field: "source-kind", in: query["source-kind"] });
  if (query.engagement.length > 0) parts.push({ field: "engagement", in: query.engagement });
  if (query.sector.length > 0) parts.push({ field: "sector", in: query.sector });
  if (query.organization.length > 0) parts.push({ field: "organization", in: query.organization });
  for (const field of ["county", "language", "interests", "source", "tag", "district", "coalition"] as const)
    if (query[field].length > 0) parts.push({ field, in: query[field] });
  for (const field of ["subscribed", "has-organization"] as const) {
    const is = query[field];
    if (is !== undefined) parts.push({ field, is });
  }
  if (query.from) parts.push({ field: "since", from: query.from });
  if (query.before) parts.push({ field: "since", before: query.before });
  if (query.last) parts.push({ field: "since", lastDays: query.last });
  return allOf(...parts);
}

/** The parameters as an address has them, in one order, with some of them changed; undefined takes one away. */
export function listParams(query: MemberListQuery, changes: Partial<MemberListQuery> = {}): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    const values = Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value];
    for (const each of values) {
      const text = typeof each === "boolean" ? (each ? "yes" : "no") : String(each);
      params.append(name, text === NONE ? NONE_PARAM : text);
    }
  }
  return params;
}

/** The parameters that say who is in the list: what bulk actions, exports and saved views are given. */
export const whoParams = (query: MemberListQuery): URLSearchParams =>
  listParams(query, Object.fromEntries(LOOKS.map((name) => [name, undefined])));
