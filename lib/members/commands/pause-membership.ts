import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { MailReader, MemberViewer } from "../policy";
import { lockRecord } from "./lock-record";
import { recordEvent } from "./record-event";

/** One of a member's memberships, or all that they have. */
export type Which = { membershipId: string } | "all";

const acts = {
  paused: { from: "active", to: "paused" },
  resumed: { from: "paused", to: "active" },
} as const;

async function turn(
  personId: string,
  which: Which,
  action: keyof typeof acts,
  now: Date,
): Promise<Result<{ count: number }, "gone">> {
  const { from, to } = acts[action];
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const memberships = await tx.membership.findMany({
      where: { personId, status: from, ...(which !== "all" && { id: which.membershipId }) },
      orderBy: { id: "asc" },
      select: { id: true, organizationId: true },
    });
    if (memberships.length === 0) return ok({ count: 0 });
    const ids = memberships.map(({ id }) => id);
    await tx.membership.updateMany({ where: { id: { in: ids } }, data: { status: to } });
    await tx.person.update({ where: { id: personId }, data: { lastActiveOn: now } });
    for (const { organizationId } of memberships)
      await recordEvent(tx, {
        personId,
        ...(organizationId && { organizationId }),
        ...{ actor: { kind: "member", id: personId }, action, at: now },
        changes: { status: [from, to] },
      });
    return ok({ count: ids.length });
  });
}

/**
 * Pauses memberships: nothing is sent while all of them rest, an organization keeps its place on the list. Doing it
 * again changes nothing. A link out of a mail is enough for it.
 * @returns how many were paused; "gone": the record is
 */
export const pauseMembership = (
  { personId }: MemberViewer | MailReader,
  which: Which,
  now = new Date(),
): Promise<Result<{ count: number }, "gone">> => turn(personId, which, "paused", now);

/** Takes paused memberships up again. @returns how many; "gone": the record is */
export const resumeMembership = (
  { personId }: MemberViewer,
  which: Which,
  now = new Date(),
): Promise<Result<{ count: number }, "gone">> => turn(personId, which, "resumed", now);
