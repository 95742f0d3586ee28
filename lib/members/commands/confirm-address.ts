import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import { linkState } from "../account-policy";
import { clearSuppression } from "./clear-suppression";
import { findPersonByAddress } from "./find-person";
import { lockAddress, TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { lockRecord } from "./lock-record";
import { putPrimary } from "./choose-address";
import { recordEvent } from "./record-event";
import { settleOrganizationsOf } from "./settle-listing";
import { tellAddresses } from "./tell-addresses";

type Refusal = "unknown" | "expired" | "used" | "taken";

/**
 * Adds the address that a mailed link was sent to. Whoever reads that mailbox confirms it, signed in or not. Two people
 * who wished for the same address: the first to confirm has it, "taken" for the other. A second press is as good as the
 * first.
 */
export async function confirmAddress(token: string, now = new Date()): Promise<Result<null, Refusal>> {
  const tokenHash = hashToken(token);
  const link = await db.addressChange.findUnique({ where: { tokenHash }, select: { emailKey: true } });
  if (!link) return fail("unknown");
  return db.$transaction(async (tx): Promise<Result<null, Refusal>> => {
    await lockAddress(tx, link.emailKey);
    await lockOrganizations(tx);
    const change = await tx.addressChange.findUnique({ where: { tokenHash } });
    if (!change || !(await lockRecord(tx, { personId: change.personId }))) return fail("unknown");
    const state = linkState(change, now);
    if (state === "done") return ok(null);
    if (state !== "ready") return fail(state);
    const owner = await findPersonByAddress(tx, change.emailKey);
    if (owner && owner.id !== change.personId) return fail("taken");
    // The lock made us the only one here; the conditional update says so even if somebody forgets the lock.
    const { count } = await tx.addressChange.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return ok(null);
    await add(tx, change, now);
    // They want mail there, themselves.
    await clearSuppression(tx, change.emailKey);
    await settleOrganizationsOf(tx, change.personId, now);
    return ok(null);
  }, TURN);
}

type Change = { personId: string; email: string; emailKey: string; makePrimary: boolean };

async function add(tx: Tx, { personId, email, emailKey, makePrimary }: Change, now: Date): Promise<void> {
  const actor = { kind: "member", id: personId } as const;
  const primary = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, emailKey: true },
  });
  const mine = await tx.personAddress.createMany({
    data: primary.emailKey === emailKey ? [] : [{ emailKey, email, personId, verifiedAt: now }],
    skipDuplicates: true,
  });
  if (mine.count > 0)
    await recordEvent(tx, {
      ...{ personId, actor, action: "address-added", at: now },
      changes: { email: [null, email] },
    });
  if (makePrimary) await putPrimary(tx, personId, emailKey, actor, now);
  await tx.person.update({ where: { id: personId }, data: { lastActiveOn: now } });
  await tellAddresses(tx, personId, makePrimary ? "primary" : "added", { email, emailKey }, [primary], now);
}
