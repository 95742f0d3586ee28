import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { stopWords, updatesWords } from "../account-consent";
import type { MailReader, MemberViewer } from "../policy";
import type { UpdateFrequency } from "../schema";
import { lockRecord } from "./lock-record";
import { recordConsent, type Told } from "./record-consent";
import { recordEvent } from "./record-event";

async function setFrequency(
  personId: string,
  frequency: UpdateFrequency,
  from: readonly UpdateFrequency[],
  now: Date,
): Promise<Result<null, "gone">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const was = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { frequency: true } });
    if (was.frequency === frequency || !from.includes(was.frequency)) return ok(null);
    await tx.person.update({ where: { id: personId }, data: { frequency, lastActiveOn: now } });
    await recordEvent(tx, {
      ...{ personId, actor: { kind: "member", id: personId }, action: "changed", at: now },
      changes: { frequency: [was.frequency, frequency] },
    });
    return ok(null);
  });
}

/** Settles how often a member wants to be written to. "gone": the record is. */
export const changeFrequency = (
  { personId }: MemberViewer,
  frequency: UpdateFrequency,
  now = new Date(),
): Promise<Result<null, "gone">> => setFrequency(personId, frequency, ["each", "monthly", "receipts"], now);

/** One digest a month instead of each update. A link out of a mail is enough for it; less than that stays less. */
export const wantFewer = (
  { personId }: MailReader | MemberViewer,
  now = new Date(),
): Promise<Result<null, "gone">> => setFrequency(personId, "monthly", ["each"], now);

/** Ends the updates to a member, at once. Doing it again changes nothing and records nothing. "gone": the record is. */
export async function stopUpdates(
  { personId }: MemberViewer,
  told: Told,
  now = new Date(),
): Promise<Result<null, "gone">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const person = await tx.person.update({
      where: { id: personId },
      data: { lastActiveOn: now },
      select: { unsubscribedAt: true },
    });
    if (person.unsubscribedAt) return ok(null);
    await recordConsent(tx, {
      ...{ personId, purposes: ["updates"], action: "withdrawn", told, at: now },
      words: stopWords(told.locale),
    });
    const actor = { kind: "member", id: personId } as const;
    await recordEvent(tx, { personId, actor, action: "unsubscribed", at: now });
    return ok(null);
  });
}

/**
 * Begins the updates to a member again, as a new consent. Who had chosen nothing but receipts gets each update.
 * "not-a-member": updates go to members alone, so they come back first.
 */
export async function startUpdates(
  { personId }: MemberViewer,
  told: Told,
  now = new Date(),
): Promise<Result<null, "gone" | "not-a-member">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { unsubscribedAt: true, frequency: true, individualStatus: true, representativeStatus: true },
    });
    const here = [person.individualStatus, person.representativeStatus];
    if (!here.includes("active") && !here.includes("paused")) return fail("not-a-member");
    if (!person.unsubscribedAt) return ok(null);
    const frequency = person.frequency === "receipts" ? "each" : person.frequency;
    await tx.person.update({ where: { id: personId }, data: { frequency, lastActiveOn: now } });
    await recordConsent(tx, {
      ...{ personId, purposes: ["updates"], action: "granted", told, at: now },
      words: updatesWords(told.locale),
    });
    await recordEvent(tx, {
      ...{ personId, actor: { kind: "member", id: personId }, action: "subscribed", at: now },
      ...(frequency !== person.frequency && {
        changes: { frequency: [person.frequency, frequency] },
      }),
    });
    return ok(null);
  });
}
