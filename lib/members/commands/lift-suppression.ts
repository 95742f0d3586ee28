import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { MemberViewer, StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { suppressionHash } from "../suppression";
import { lockRecord } from "./lock-record";
import { recordEvent, type Actor } from "./record-event";

/**
 * Has mail go to a person's address again, because staff know better than the reports did. What came back before does not
 * count any more.
 * @param why for the timeline: what they know
 * @throws AppError "forbidden" if the viewer may not
 */
export async function liftSuppression(
  viewer: StaffViewer,
  personId: string,
  why: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "already">> {
  requireCan(viewer, "manage-members");
  return db.$transaction((tx) => lift(tx, personId, { kind: "staff", id: viewer.personId }, why, now));
}

/** The same by the person: they opened a link in that very mailbox, so it takes mail. */
export async function liftOwnSuppression(
  { personId }: MemberViewer,
  now = new Date(),
): Promise<Result<null, "unknown" | "already">> {
  return db.$transaction((tx) => lift(tx, personId, { kind: "member", id: personId }, null, now));
}

async function lift(
  tx: Tx,
  personId: string,
  actor: Actor,
  why: string | null,
  now: Date,
): Promise<Result<null, "unknown" | "already">> {
  if (!(await lockRecord(tx, { personId }))) return fail("unknown");
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { emailKey: true, suppressedAt: true, suppressedFor: true },
  });
  if (!person.suppressedAt) return fail("already");
  await tx.person.update({
    where: { id: personId },
    data: { suppressedAt: null, suppressedUntil: null, suppressedFor: null },
  });
  // The row stays with its end in the past: what came back before that is not counted again.
  await tx.suppression.updateMany({
    where: { hash: suppressionHash(person.emailKey), reason: { not: "erased" } },
    data: { until: now },
  });
  await recordEvent(tx, {
    ...{ personId, actor, action: "suppression-lifted", at: now },
    ...(why && { why }),
  });
  return ok(null);
}
