import { resolve } from "node:path";
import { findRunning } from "@/lib/cli/data-dir";
import type { PersonFilter } from "@/lib/members/filter";
import { memberListSchema } from "@/lib/members/member-list";
import type { StaffViewer } from "@/lib/members/policy";
import { listPeople } from "@/lib/members/queries/list-people";
import { samplePeople } from "@/lib/members/queries/sample-people";
import { db, disconnect } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import type { Product } from "../support/product";
import { type Measure, median, percentile } from "./figures";
import { generateMembers } from "./generate-members";

const people = 1_000_000;
const organizations = 20_000;
const rounds = 5;

const viewer = { personId: "", role: "organizer", email: "", name: "" } as StaffViewer;

/** As it is typed, letter by letter; with slips; addresses, domains, organizations; more than one word. */
const searches = [
  ..."m ma mar mari maria".split(" "),
  "maria garcia",
  "garcía",
  "gacria",
  "mria hernandz",
  "nguyen",
  "petrosyan ani",
  "o'brien",
  "jose.garcia",
  "@gmail.com",
  "oakland unified",
  "friendsofriversideyouth.org",
  "zalomwood",
  "robotics society",
];

const lists: Record<string, string | string[]>[] = [
  {},
  { sort: "oldest" },
  { sort: "name" },
  { status: "active" },
  { status: "left", kind: "organization" },
  { county: "alpine" },
  { county: ["alameda", "fresno"], audience: "parent" },
  { language: "es", interests: "stem" },
  { "source-kind": "partner" },
  { source: "partner-7" },
  { last: "30" },
  { from: "2022-01-01" },
  { engagement: "month" },
  { tag: "testified" },
  { sector: "school" },
  { coalition: "capmse" },
  { "has-organization": "no" },
  { subscribed: "no" },
  { frequency: "monthly", county: "los-angeles" },
  { sort: "name", county: "marin", audience: "official" },
  { q: "maria", county: "fresno" },
  { q: "garcia", sector: "school" },
  { engagement: "older" },
  { engagement: ["older", "none"], sort: "oldest" },
  { tag: "press", coalition: "capmse", sort: "name" },
];

const segments: PersonFilter[] = [
  {
    all: [
      { field: "audience", in: ["parent"] },
      { field: "county", in: ["alameda", "contra-costa"] },
      { field: "interests", in: ["stem"] },
      { not: { field: "subscribed", is: false } },
    ],
  },
  {
    any: [
      { field: "tag", in: ["testified", "press"] },
      {
        all: [
          { field: "sector", in: ["faith"] },
          { field: "language", in: ["es"] },
        ],
      },
    ],
  },
  {
    all: [
      { field: "engagement", in: ["month", "quarter"] },
      { field: "county", in: ["fresno"] },
    ],
  },
  {
    not: {
      any: [
        { field: "status", in: ["left", "removed"] },
        { field: "frequency", in: ["receipts"] },
      ],
    },
  },
];

async function timeAll(acts: readonly (() => Promise<unknown>)[], times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++)
    for (const act of acts) {
      const began = performance.now();
      await act();
      // The first round warms what a site in use has warm.
      if (round > 0 || times === 1) taken.push(performance.now() - began);
    }
  return taken;
}

/** The list as one would first write it: each word looked for everywhere, the rows counted. */
async function listNaively(q: string): Promise<void> {
  const holds = (word: string) => ({ contains: word, mode: "insensitive" as const });
  const where = {
    AND: q.split(" ").map((word) => ({
      OR: [
        { person: { firstName: holds(word) } },
        { person: { lastName: holds(word) } },
        { person: { email: holds(word) } },
        { organization: { name: holds(word) } },
      ],
    })),
  };
  await db.membership.findMany({ where, orderBy: { id: "desc" }, take: 50, select: { id: true } });
  await db.membership.count({ where });
}

/** Staff's searches, lists, counts and segments in a movement of a million, 20,000 organizations among them. */
export async function measureMembers(_product: Product): Promise<Measure[]> {
  const running = findRunning(resolve(".data-bench"));
  if (!running?.databaseUrl) throw new Error("the product's database is not known");
  settleEnv({ DATABASE_URL: running.databaseUrl });
  try {
    const began = performance.now();
    await generateMembers(people, { organizations });
    const filled = (performance.now() - began) / 1000;
    const list = (params: Record<string, unknown>) => () =>
      listPeople(viewer, memberListSchema.parse(params));
    const typed = await timeAll(
      searches.map((q) => list({ q })),
      rounds,
    );
    const filtered = await timeAll(lists.map(list), rounds);
    const described = await timeAll(
      segments.map((segment) => () => samplePeople(viewer, segment)),
      rounds,
    );
    const naive = await timeAll(
      ["maria garcia", "oakland unified", "zalomwood"].map((q) => () => listNaively(q)),
      1,
    );
    const reference = { what: "each word by ILIKE, p95", value: percentile(naive, 0.95) };
    const limit = { at: "most", value: 100 } as const;
    const all = [...typed, ...filtered, ...described];
    return [
      {
        what: `a search, list, count or segment among ${people.toLocaleString("en-US")} people, p95`,
        value: percentile(all, 0.95),
        unit: "ms",
        reference,
        limit,
      },
      { what: "the same, median", value: median(all), unit: "ms" },
      { what: "searches as they are typed, p95", value: percentile(typed, 0.95), unit: "ms", limit },
      {
        what: "filters and orders with their exact count, p95",
        value: percentile(filtered, 0.95),
        unit: "ms",
        limit,
      },
      { what: "a segment's count and sample, p95", value: percentile(described, 0.95), unit: "ms", limit },
      { what: "filling the database", value: filled, unit: "s" },
    ];
  } finally {
    await disconnect();
  }
}
