import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { CheckName, Overruling } from "../checks";
import { isId } from "../queries/content-of";
import { checkUpdate } from "../queries/check-update";

/**
 * Leaves as it is what a check found wrong, with who did and when; or takes that back.
 * @param print what was looked at (`Check.print`): if something else is wrong since, nothing is overruled; null: take back
 * @throws AppError "forbidden" unless the viewer's role may write updates
 */
export async function overruleCheck(
  viewer: StaffViewer,
  updateId: string,
  name: CheckName,
  print: string | null,
  now = new Date(),
): Promise<Result<null, "not-found" | "changed-elsewhere">> {
  requireCan(viewer, "write-updates");
  if (!isId(updateId)) return fail("not-found");
  if (print !== null) {
    const check = (await checkUpdate(updateId)).find((one) => one.name === name);
    if (!check) return fail("not-found");
    if (check.print !== print || print === "") return fail("changed-elsewhere");
  }
  const kept: Overruling | null =
    print === null ? null : { by: viewer.personId, at: now.toISOString(), print };
  return db.$transaction(async (tx) => {
    // In one statement: two who overrule two checks at the same moment lose neither.
    const changed = await tx.$executeRaw`
      update "update" set overruled = case when ${kept === null}
        then overruled - ${name}::text
        else overruled || jsonb_build_object(${name}::text, ${JSON.stringify(kept)}::jsonb) end
      where id = ${updateId}::uuid and status in ('draft', 'submitted')`;
    if (changed === 0) return fail("not-found");
    const action = kept ? "overrule-check" : "stop-overruling-check";
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action, subject: updateId, detail: { name } },
    });
    return ok(null);
  });
}
