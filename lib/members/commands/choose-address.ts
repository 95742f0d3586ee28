import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { MemberViewer } from "../policy";
import { carrySuppression } from "./clear-suppression";
import { lockAddress, TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { lockRecord } from "./lock-record";
import { recordEvent, type Actor } from "./record-event";
import { settleOrganizationsOf } from "./settle-listing";
import { tellAddresses } from "./tell-addresses";

/**
 * Makes one of a person's other addresses the primary one; that one becomes another. Call it with the address's lock and
 * the person's row held. Nothing happens when it is the primary one already.
 */
export async function putPrimary(
  tx: Tx,
  personId: string,
  emailKey: string,
  actor: Actor,
  now: Date,
): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, emailKey: true },
  });
  if (person.emailKey === emailKey) return;
  const { email } = await tx.personAddress.findFirstOrThrow({ where: { emailKey, personId } });
  // An address stands in one place alone: a trigger looks.
  await tx.personAddress.delete({ where: { emailKey } });
  await tx.person.update({ where: { id: personId }, data: { email, emailKey } });
  await carrySuppression(tx, personId, emailKey, now);
  await tx.personAddress.create({ data: { ...person, personId } });
  await recordEvent(tx, {
    ...{ personId, actor, action: "primary-address-changed", at: now },
    changes: { email: [person.email, email] },
  });
}

/** Makes one of a member's other addresses the one that mail goes to; both are told. "not-yours": it is not theirs. */
export async function makePrimary(
  { personId }: MemberViewer,
  emailKey: string,
  now = new Date(),
): Promise<Result<null, "not-yours">> {
  return db.$transaction(async (tx) => {
    await lockAddress(tx, emailKey);
    if (!(await lockRecord(tx, { personId }))) return fail("not-yours");
    const primary = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { email: true, emailKey: true },
    });
    if (primary.emailKey === emailKey) return ok(null);
    const other = await tx.personAddress.findFirst({
      where: { emailKey, personId },
      select: { email: true, emailKey: true },
    });
    if (!other) return fail("not-yours");
    await putPrimary(tx, personId, emailKey, { kind: "member", id: personId }, now);
    await tx.person.update({ where: { id: personId }, data: { lastActiveOn: now } });
    await tellAddresses(tx, personId, "primary", other, [primary], now);
    return ok(null);
  }, TURN);
}

/**
 * Takes one of a member's other addresses away; it and the primary one are told. What an organization showed by it is
 * looked at again. "not-yours": it is not theirs, or the primary one, without which nothing could be sent.
 */
export async function removeAddress(
  { personId }: MemberViewer,
  emailKey: string,
  now = new Date(),
): Promise<Result<null, "not-yours">> {
  return db.$transaction(async (tx) => {
    await lockAddress(tx, emailKey);
    await lockOrganizations(tx);
    if (!(await lockRecord(tx, { personId }))) return fail("not-yours");
    const other = await tx.personAddress.findFirst({
      where: { emailKey, personId },
      select: { email: true, emailKey: true },
    });
    if (!other) return fail("not-yours");
    await tx.personAddress.delete({ where: { emailKey } });
    const primary = await tx.person.update({
      where: { id: personId },
      data: { lastActiveOn: now },
      select: { email: true, emailKey: true },
    });
    await recordEvent(tx, {
      ...{ personId, actor: { kind: "member", id: personId }, action: "address-removed", at: now },
      changes: { email: [other.email, null] },
    });
    await settleOrganizationsOf(tx, personId, now);
    await tellAddresses(tx, personId, "removed", other, [primary], now);
    return ok(null);
  }, TURN);
}
