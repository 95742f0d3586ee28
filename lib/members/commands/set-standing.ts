import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { standingsBefore, type StandingAct } from "../standing";
import { recordEvent } from "./record-event";

const actions = { pause: "paused", resume: "resumed", remove: "removed" } as const;

/**
 * Pauses, resumes or removes a person's memberships, in one step. What does not stand where the act begins (only a
 * paused membership is resumed) stays as it is. Consents are untouched: what somebody agreed to is theirs.
 * @param membershipIds those of the person's memberships that are meant
 * @param why stands on the timeline; "" for none
 * @returns how many memberships changed
 * @throws AppError "forbidden" if the viewer may not
 */
export async function setStanding(
  viewer: StaffViewer,
  personId: string,
  { act, membershipIds, why }: { act: StandingAct; membershipIds: readonly string[]; why: string },
  now = new Date(),
): Promise<Result<{ count: number }, "nothing">> {
  requireCan(viewer, "manage-members");
  const { from, to } = standingsBefore[act];
  return db.$transaction(async (tx) => {
    // The person first: what else happens to their record waits, a merge too.
    await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`;
    const memberships = await tx.membership.findMany({
      where: { personId, id: { in: [...membershipIds] }, status: { in: [...from] } },
      orderBy: { id: "asc" },
      select: { id: true, status: true, organizationId: true },
    });
    if (memberships.length === 0) return fail("nothing");
    await tx.membership.updateMany({
      where: { id: { in: memberships.map(({ id }) => id) } },
      data: { status: to, ...(act === "remove" && { leftAt: now }) },
    });
    await tx.person.update({ where: { id: personId }, data: { updatedAt: now } });
    for (const { status, organizationId } of memberships)
      await recordEvent(tx, {
        personId,
        ...(organizationId && { organizationId }),
        actor: { kind: "staff", id: viewer.personId },
        action: actions[act],
        changes: { status: [status, to] },
        ...(why && { why }),
        at: now,
      });
    return ok({ count: memberships.length });
  });
}
