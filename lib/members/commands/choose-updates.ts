import { db, pgPool } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { mailWords, stopWords } from "../account-consent";
import { mailOf } from "../mail-choice";
import type { MailReader, MemberViewer } from "../policy";
import { mailPurposes, type MailPurpose, type UpdateFrequency } from "../schema";
import { clearSuppression } from "./clear-suppression";
import { lockRecord } from "./lock-record";
import { recordConsent, type Told } from "./record-consent";
import { recordEvent } from "./record-event";
import { withdrawConsents } from "./withdraw-consents";

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

/**
 * Takes a member's agreement to one kind of mail back, or to all, at once. Doing it again changes nothing and records
 * nothing. "gone": the record is.
 */
export async function stopMail(
  { personId }: MemberViewer,
  what: MailPurpose | "all",
  told: Told,
  now = new Date(),
): Promise<Result<null, "gone">> {
  const actor = { kind: "member", id: personId } as const;
  const purposes = what === "all" ? mailPurposes : [what];
  const words = stopWords(what, told.locale);
  const one = { personId, purposes, words, method: "account", actor, ...told };
  const ended = await withdrawConsents(pgPool(), [one], now);
  return ended.has(personId) ? ok(null) : fail("gone");
}

/**
 * Begins a kind of mail to a member again, as a new consent. Who had chosen nothing but receipts gets each update; an
 * address that mail came back from, or was complained from, is tried again, since its owner asks for it.
 * "not-a-member": mail goes to members alone, so they come back first; notices to those who act for an organization.
 */
export async function startMail(
  { personId }: MemberViewer,
  purpose: MailPurpose,
  told: Told,
  now = new Date(),
): Promise<Result<null, "gone" | "not-a-member">> {
  return db.$transaction(async (tx) => {
    if (!(await lockRecord(tx, { personId }))) return fail("gone");
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        ...{ emailKey: true, unsubscribedAt: true, mailPurposes: true, frequency: true },
        ...{ individualStatus: true, representativeStatus: true, suppressedAt: true },
      },
    });
    const here = [person.representativeStatus, ...(purpose === "notices" ? [] : [person.individualStatus])];
    if (!here.includes("active") && !here.includes("paused")) return fail("not-a-member");
    const before = mailOf(person);
    if (before.includes(purpose)) return ok(null);
    const frequency = person.frequency === "receipts" ? "each" : person.frequency;
    await tx.person.update({ where: { id: personId }, data: { frequency, lastActiveOn: now } });
    await recordConsent(tx, {
      ...{ personId, purposes: [purpose], action: "granted", told, at: now },
      words: mailWords(purpose, told.locale),
    });
    if (person.suppressedAt) await clearSuppression(tx, person.emailKey);
    await recordEvent(tx, {
      ...{ personId, actor: { kind: "member", id: personId }, action: "subscribed", at: now },
      changes: {
        mail: [before, mailPurposes.filter((it) => it === purpose || before.includes(it))],
        ...(frequency !== person.frequency && { frequency: [person.frequency, frequency] }),
      },
    });
    return ok(null);
  });
}
