import { z } from "zod";
import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { pgPool } from "@/lib/platform/db";
import { isSuppressed, leftOut, receives } from "../eligibility";
import { leftOutReasons, type LeftOut, type UpdateKind } from "../schema";
import { audienceSql } from "./count-audience";

/** How many people stand on a page. */
const PAGE = 100;

/** The address's parameters of the list: a reason of `LeftOut`, or "gets-it"; where the page begins. */
export const leftOutListSchema = z.object({
  reason: z.enum([...leftOutReasons, "gets-it"]).catch("gets-it"),
  after: z.uuid().optional().catch(undefined),
});

export type LeftOutPage = {
  people: { id: string; name: string; email: string }[];
  /** Where the next page begins, if there is one. */
  next: string | undefined;
};

/**
 * Those of an update's audience who get it, or do not for a reason, as the count of the audience has them.
 * @throws AppError "forbidden" unless the viewer's role may see members
 */
export async function listLeftOut(
  viewer: StaffViewer,
  update: { kind: UpdateKind; segmentId: string | null },
  { reason, after }: { reason: LeftOut | "gets-it"; after?: string | undefined },
): Promise<LeftOutPage> {
  requireCan(viewer, "manage-members");
  const { sql, params } = await audienceSql(update.segmentId, 2);
  const { rows } = await pgPool().query<{ id: string; name: string; email: string }>(
    `select p.id::text, trim(p.first_name || ' ' || p.last_name) as name, p.email from person p
     where ${sql} and ${standsFor(update.kind, reason)} and p.id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
     order by p.id limit ${PAGE + 1}`,
    [after ?? null, ...params],
  );
  return {
    people: rows.slice(0, PAGE),
    next: rows.length > PAGE ? rows[PAGE - 1]!.id : undefined,
  };
}

/**
 * Whether a number of the audience counts `p`, as a condition of our own making. Of the reasons PostgreSQL cannot tell how
 * many have one: where there is more to go by, it is said, and the first hundred are found without a look at everybody.
 */
function standsFor(kind: UpdateKind, reason: LeftOut | "gets-it"): string {
  if (reason === "gets-it") return receives(kind);
  const first = `${leftOut(kind)} = '${reason}'`;
  return reason === "suppressed" ? `${isSuppressed} and ${first}` : first;
}
