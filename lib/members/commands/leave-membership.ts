import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { leaveAllWords, leaveWords } from "../account-consent";
import { mailOf } from "../mail-choice";
import type { MemberViewer } from "../policy";
import { lockRecord } from "./lock-record";
import type { Which } from "./pause-membership";
import { recordConsent, type Told } from "./record-consent";
import { recordEvent } from "./record-event";

type Leaving = {
  personId: string;
  which: Which;
  /** What the button said: kept with what is taken back. */
  words: string;
  told: Told;
  now: Date;
};

/**
 * Leaves one membership or all in a transaction that holds the person's record. With the last of them what was agreed
 * to is taken back, the updates too.
 * @returns how many were left
 */
export async function endMemberships(
  tx: Tx,
  { personId, which, words, told, now }: Leaving,
): Promise<number> {
  const memberships = await tx.membership.findMany({
    where: { personId, status: { in: ["active", "paused", "pending"] } },
    orderBy: { id: "asc" },
    select: { id: true, status: true, organizationId: true },
  });
  const left = memberships.filter(({ id }) => which === "all" || id === which.membershipId);
  if (left.length === 0) return 0;
  await tx.membership.updateMany({
    where: { id: { in: left.map(({ id }) => id) } },
    data: { status: "left", leftAt: now },
  });
  for (const { status, organizationId } of left)
    await recordEvent(tx, {
      personId,
      ...(organizationId && { organizationId }),
      ...{ actor: { kind: "member", id: personId }, action: "left", at: now },
      changes: { status: [status, "left"] },
    });
  const had = await tx.person.update({
    where: { id: personId },
    data: { lastActiveOn: now },
    select: { unsubscribedAt: true, mailPurposes: true },
  });
  const stays = memberships.some((other) => !left.includes(other) && other.status !== "pending");
  if (!stays)
    await recordConsent(tx, {
      ...{ personId, action: "withdrawn", words, told, at: now },
      purposes: ["membership", ...mailOf(had)],
    });
  return left.length;
}

/**
 * Leaves one membership or all. With the last of them what was agreed to is taken back, the updates too, at once. An
 * organization stays a member while anybody else acts for it; without, it leaves the public list.
 * @returns how many were left; "gone": the record is
 */
export async function leaveMembership(
  { personId }: MemberViewer,
  which: Which,
  told: Told,
  now = new Date(),
): Promise<Result<{ count: number }, "gone">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const words = which === "all" ? leaveAllWords(told.locale) : leaveWords(told.locale);
    return ok({ count: await endMemberships(tx, { personId, which, words, told, now }) });
  });
}
