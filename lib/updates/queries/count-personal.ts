import { pgPool } from "@/lib/platform/db";
import { receives } from "../eligibility";
import type { FieldName } from "../personal";
import type { UpdateKind } from "../schema";
import { audienceSql } from "./count-audience";
import { isId } from "./content-of";
import { personalJoin } from "./personal-columns";

/** How many of those who would get an update have a value for each personal field. */
export type PersonalCount = { total: number; known: Record<FieldName, number> };

// As valueOf has it: a name with digits, or one that is very long, greets nobody.
const greets = String.raw`trim(p.first_name) <> '' and p.first_name !~ '\d' and length(p.first_name) <= 40`;
const fits = (column: string) => `${column} is not null and length(${column}) <= 80`;

/** Null: there is no such update. */
export async function countPersonal(updateId: string): Promise<PersonalCount | null> {
  if (!isId(updateId)) return null;
  const pool = pgPool();
  const found = await pool.query<{ kind: UpdateKind; segment: string | null }>(
    `select kind::text, segment_id as segment from "update" where id = $1`,
    [updateId],
  );
  const [update] = found.rows;
  if (!update) return null;
  const { sql, params } = await audienceSql(update.segment, 1);
  // The organization is looked for among the few who act for one: joined to everybody it took most of the time.
  const among = `where ${receives(update.kind)} and ${sql}`;
  const [everybody, representatives] = await Promise.all([
    pool.query<Record<"total" | "name" | "county", number>>(
      `select count(*)::int as total, (count(*) filter (where ${greets}))::int as name,
         (count(*) filter (where p.county is not null))::int as county
       from person p ${among}`,
      params,
    ),
    pool.query<Record<"organization" | "district", number>>(
      `select (count(*) filter (where ${fits("acts.name")}))::int as organization,
         (count(*) filter (where ${fits("acts.district")}))::int as district
       from person p ${personalJoin} ${among} and p.representative_status = 'active'`,
      params,
    ),
  ]);
  const [row] = everybody.rows;
  const [acting] = representatives.rows;
  return {
    total: row?.total ?? 0,
    known: {
      "first name": row?.name ?? 0,
      organization: acting?.organization ?? 0,
      county: row?.county ?? 0,
      "your district": acting?.district ?? 0,
    },
  };
}
