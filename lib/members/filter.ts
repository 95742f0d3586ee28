import { z } from "zod";
import { audiences, membershipStatuses, sectors, sourceKinds, updateFrequencies } from "./schema";

// Who is meant: a typed filter over people, and/or/not, nested. Lists, segments, exports, bulk actions and the audience
// of updates speak it; queries/filter-sql.ts makes SQL of it. Safe in the browser.

/** In a list of values: those of whom it is not known, or who have none. */
export const NONE = "";

/** How long ago somebody last did something here: 30 days at most, 90, 365, longer ago, or never. */
export const engagements = ["month", "quarter", "year", "older", NONE] as const;
export type Engagement = (typeof engagements)[number];

/** In whose name: a person's own, an organization's. `NONE`: no membership of any kind. */
export const filterKinds = ["individual", "organization", NONE] as const;

const MOST_VALUES = 100;
/** The longest value, in characters, and the longest search. */
const LONGEST_VALUE = 200;
const LONGEST_SEARCH = 100;
/** How deep groups may stand in groups, and how many groups and conditions a filter may have in all. */
export const DEEPEST_FILTER = 5;
export const LARGEST_FILTER = 60;

const word = z
  .string()
  .max(LONGEST_VALUE)
  .refine((text) => !text.includes("\0"));

const oneOf = <const Field extends string, const Values extends readonly [string, ...string[]]>(
  field: Field,
  values: Values,
) =>
  z.strictObject({
    field: z.literal(field),
    in: z.array(z.enum(values)).min(1).max(MOST_VALUES),
  });

const oneOfAny = <const Field extends string>(field: Field) =>
  z.strictObject({ field: z.literal(field), in: z.array(word).min(1).max(MOST_VALUES) });

const isIt = <const Field extends string>(field: Field) =>
  z.strictObject({ field: z.literal(field), is: z.boolean() });

const day = z.iso.date().refine((date) => date >= "1900-01-01" && date <= "2199-12-31");
const days = z.int().min(1).max(36_500);

const conditionSchema = z.union([
  oneOf("kind", filterKinds),
  // Where they stand: the best of their memberships, or of those in their own name or for organizations.
  oneOf("status", [...membershipStatuses, NONE]).extend({
    as: z.enum(["individual", "organization"]).optional(),
  }),
  /** Ids of counties (county.ts). */
  oneOfAny("county"),
  oneOf("audience", [...audiences, NONE]),
  /** "en", "es". */
  oneOfAny("language"),
  /** Any of these interests. */
  oneOfAny("interests"),
  oneOf("frequency", updateFrequencies),
  isIt("subscribed"),
  oneOf("source-kind", [...sourceKinds, NONE]),
  /** Pages, campaigns, partners' codes, lists: whatever stands in `source`. */
  oneOfAny("source"),
  // Since when they are members: the days are California's, "from" includes its day.
  z.union([
    z.strictObject({ field: z.literal("since"), from: day }),
    z.strictObject({ field: z.literal("since"), before: day }),
    z.strictObject({ field: z.literal("since"), lastDays: days }),
  ]),
  oneOf("engagement", engagements),
  oneOfAny("tag"),
  // Of the organizations they act for now.
  isIt("has-organization"),
  z.strictObject({ field: z.literal("organization"), in: z.array(z.uuid()).min(1).max(MOST_VALUES) }),
  oneOf("sector", sectors),
  oneOfAny("district"),
  oneOfAny("coalition"),
  // What the search of the list finds; `near`: also what is written a little differently.
  z.strictObject({
    field: z.literal("text"),
    q: z
      .string()
      .min(1)
      .max(LONGEST_SEARCH)
      .refine((text) => !text.includes("\0")),
    near: z.boolean().optional(),
  }),
]);

export type PersonCondition = z.infer<typeof conditionSchema>;

/** `{ all: [] }` is everyone, `{ any: [] }` nobody. */
export type PersonFilter =
  { all: PersonFilter[] } | { any: PersonFilter[] } | { not: PersonFilter } | PersonCondition;

/** Everyone whose record is kept here. */
export const everyone: PersonFilter = { all: [] };

const node: z.ZodType<PersonFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(node) }),
    z.strictObject({ any: z.array(node) }),
    z.strictObject({ not: node }),
    conditionSchema,
  ]),
);

/** Whether it is no deeper and larger than a filter may be, looked at before anything else walks through it. */
function isOfSize(value: unknown): boolean {
  let left = LARGEST_FILTER;
  const fits = (part: unknown, depth: number): boolean => {
    if (--left < 0 || depth > DEEPEST_FILTER + 1) return false;
    if (typeof part !== "object" || part === null) return true;
    const { all, any, not } = part as { all?: unknown; any?: unknown; not?: unknown };
    return [all, any, not === undefined ? [] : [not]].every(
      (parts) => !Array.isArray(parts) || parts.every((each) => fits(each, depth + 1)),
    );
  };
  return fits(value, 1);
}

/** A filter as it comes from a form, an address or the database. */
export const personFilterSchema = z.unknown().refine(isOfSize, "This is too large.").pipe(node);

/** A filter out of JSON text; null where it is none. */
export function parseFilter(text: string): PersonFilter | null {
  try {
    const read = personFilterSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Both, where each may be left out. */
export const allOf = (...parts: (PersonFilter | null | undefined)[]): PersonFilter => {
  const given = parts.filter((part) => part !== null && part !== undefined);
  return given.length === 1 ? given[0]! : { all: given };
};
