import { visit } from "unist-util-visit";
import { readCode } from "@/lib/members/way-in";
import { pgPool } from "@/lib/platform/db";
import { siteUrl } from "@/lib/platform/env";
import { locales } from "@/lib/platform/i18n";
import { readUpdate } from "../markdown";
import { getWording } from "./get-wording";

/** What came of an update beside mail. Joins are people or organizations with a membership that began then. */
export type Consequences = {
  /** By the ways in that its own links name, and by its page on the site. These came by it. */
  ways: { kind: "campaign" | "partner" | "page"; name: string; joined: number }[];
  /** All who joined, and all organizations listed, within a week of it and in the week before. These may have. */
  joined: { after: number; before: number };
  listed: { after: number; before: number };
};

type Way = Pick<Consequences["ways"][number], "kind" | "name">;

/** The campaigns and partners that links to the join form name, as /join?campaign=NAME or ?ref=CODE. */
function waysIn(links: readonly string[]): Way[] {
  const found = new Map<string, Way>();
  for (const link of links) {
    if (!link.startsWith(`${siteUrl()}/`) || !URL.canParse(link)) continue;
    const { pathname, searchParams } = new URL(link);
    if (!/^(?:\/es)?\/join$/.test(pathname)) continue;
    const partner = readCode(searchParams.get("ref"));
    const campaign = readCode(searchParams.get("campaign"));
    // As a membership is counted: for the partner, then for the campaign.
    const way: Way | null = partner
      ? { kind: "partner", name: partner }
      : campaign
        ? { kind: "campaign", name: campaign }
        : null;
    if (way) found.set(`${way.kind} ${way.name}`, way);
  }
  return [...found.values()];
}

/** Counts what an update that began to go out at `beganAt` led to, or may have. */
export async function countConsequences(updateId: string, beganAt: Date): Promise<Consequences> {
  const wording = await getWording(updateId);
  const links: string[] = [];
  for (const locale of locales) {
    const { tree } = readUpdate(wording?.content[locale].body ?? "", { locale, siteUrl: siteUrl() });
    visit(tree, "element", ({ tagName, properties }) => {
      if (tagName === "a" && typeof properties["href"] === "string") links.push(properties["href"]);
    });
  }
  const asked: Way[] = [
    ...waysIn(links),
    ...(wording?.slug ? [{ kind: "page" as const, name: `/updates/${wording.slug}` }] : []),
  ];
  const pool = pgPool();
  const [ways, near] = await Promise.all([
    asked.length === 0
      ? { rows: [] }
      : pool.query<Consequences["ways"][number]>(
          `select w.kind, w.name, (select count(*) from membership m where m.source_kind = w.kind::"SourceKind"
             and m.source = w.name and m.since >= $1)::int as joined
           from unnest($2::text[], $3::text[]) with ordinality as w (kind, name, nth) order by nth`,
          [beganAt, asked.map(({ kind }) => kind), asked.map(({ name }) => name)],
        ),
    pool.query<Record<"joinedAfter" | "joinedBefore" | "listedAfter" | "listedBefore", number>>(
      `select
         (select count(*) from person where ${since("after")})::int as "joinedAfter",
         (select count(*) from person where ${since("before")})::int as "joinedBefore",
         (select count(*) from organization where merged_into_id is null and listed_at >= $1
           and listed_at < $1 + interval '7 days')::int as "listedAfter",
         (select count(*) from organization where merged_into_id is null and listed_at < $1
           and listed_at >= $1 - interval '7 days')::int as "listedBefore"`,
      [beganAt],
    ),
  ]);
  const { joinedAfter, joinedBefore, listedAfter, listedBefore } = near.rows[0]!;
  return {
    ways: ways.rows,
    joined: { after: joinedAfter, before: joinedBefore },
    listed: { after: listedAfter, before: listedBefore },
  };
}

// In the form that the index of newest members has.
const since = (side: "after" | "before"): string => {
  const moment = "coalesce(member_since, '-infinity')";
  return side === "after"
    ? `${moment} >= $1::timestamptz and ${moment} < $1::timestamptz + interval '7 days'`
    : `${moment} < $1::timestamptz and ${moment} >= $1::timestamptz - interval '7 days'`;
};
