import { pgPool } from "@/lib/platform/db";
import type { BulkAct, BulkNumbers, BulkTarget } from "../bulk";
import { allOf, type PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { MOST_TAGS } from "../record";
import type { MembershipStatus } from "../schema";
import { type StandingAct, standingsBefore } from "../standing";
import { bulkSql } from "./bulk-sql";
import { countPeople } from "./count-people";
import { filterSql } from "./filter-sql";
import { requireCan } from "./require-can";

/** What an act would do now: how many people it would change, how many are so already, to how many it cannot be done. */
export async function countBulk(viewer: StaffViewer, act: BulkAct, target: BulkTarget): Promise<BulkNumbers> {
  requireCan(viewer, "manage-members");
  return "ids" in target ? countByRows(act, target) : countByBits(act, target.filter);
}

async function countByRows(act: BulkAct, target: BulkTarget): Promise<BulkNumbers> {
  const { meant, already, barred, params } = bulkSql(act, target);
  const { rows } = await pgPool().query<BulkNumbers>(
    `select count(*) filter (where not already and not barred)::int as will,
       count(*) filter (where already)::int as already,
       count(*) filter (where barred and not already)::int as barred
     from (select (${already}) as already, (${barred}) as barred from person p where ${meant}) counted`,
    params,
  );
  return rows[0]!;
}

/** Those few of whom bits do not know all, in SQL over `p`: as what they are counted, and what they are. */
type Few = { sql: string; params: unknown[]; counted: "will" | "already"; are: "will" | "barred" };

const stands = (statuses: readonly MembershipStatus[]): PersonFilter => ({
  any: (["individual", "organization"] as const).map((as) => ({ field: "status", in: [...statuses], as })),
});

/** What `bulkSql` says, in bits. Of several standings for organizations they know the best. */
function inBits(act: BulkAct): { already: PersonFilter; barred?: PersonFilter; few?: Few } {
  switch (act.action) {
    case "tag": {
      const full = `p.tags <> '{}' and cardinality(p.tags) >= ${MOST_TAGS} and not $1::text = any (p.tags)`;
      return {
        already: { field: "tag", in: [act.tag] },
        few: { sql: full, params: [act.tag], counted: "will", are: "barred" },
      };
    }
    case "untag":
      return { already: { not: { field: "tag", in: [act.tag] } } };
    case "language":
      return { already: { field: "language", in: [act.locale] } };
    case "withdraw":
      return { already: { field: "subscribed", is: false } };
    default: {
      const { from, to } = standingsBefore[act.action];
      const begins = stands(from);
      const there = stands(act.action === "remove" ? [to, "left"] : [to]);
      return {
        already: { all: [{ not: begins }, there] },
        barred: { all: [{ not: begins }, { not: there }] },
        few: fewOf(act.action, begins),
      };
    }
  }
}

function fewOf(action: StandingAct, begins: PersonFilter): Few | undefined {
  // Nobody who works here is removed along with others.
  if (action === "remove") {
    const { sql, params } = filterSql(begins);
    return { sql: `p.staff_role is not null and ${sql}`, params, counted: "will", are: "barred" };
  }
  // Active for one organization and paused for another.
  if (action === "resume")
    return {
      sql: `p.representative_status = 'active' and p.individual_status is distinct from 'paused' and p.id in (
        select m.person_id from membership m where m.organization_id is not null and m.status = 'paused')`,
      ...{ params: [], counted: "already", are: "will" },
    };
  return undefined;
}

async function countByBits(act: BulkAct, filter: PersonFilter): Promise<BulkNumbers> {
  const now = new Date();
  const { already, barred, few } = inBits(act);
  const [all, ...parts] = await Promise.all([
    countPeople(filter, now),
    countPeople(allOf(filter, already), now),
    barred ? countPeople(allOf(filter, barred), now) : 0,
    few ? countFew(few, filter, now) : 0,
  ]);
  const numbers = { will: all - parts[0] - parts[1], already: parts[0], barred: parts[1] };
  if (few) {
    numbers[few.counted] -= parts[2];
    numbers[few.are] += parts[2];
  }
  return numbers;
}

async function countFew({ sql, params }: Few, filter: PersonFilter, now: Date): Promise<number> {
  const meant = filterSql(filter, params.length + 1, now);
  // They are few: who of them is meant is looked at afterwards.
  const { rows } = await pgPool().query<{ count: number }>(
    `with few as materialized (select p.* from person p where ${sql})
     select count(*)::int as count from few p where ${meant.sql}`,
    [...params, ...meant.params],
  );
  return rows[0]!.count;
}
