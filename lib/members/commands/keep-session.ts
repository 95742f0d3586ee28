import { after, DAY } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { createSeed, hashToken } from "@/lib/platform/tokens";
import { MEMBER_SESSION_LENGTH } from "../account-policy";
import type { MemberViewer } from "../policy";

// A member's session: made by a mailed link, kept as the SHA-256 of its token. Its scope keeps it out of the staff area.

/** Opens a session for a person. @returns the token that goes into the cookie */
export async function startSession(tx: Tx, personId: string, now: Date): Promise<string> {
  // Two seeds: 256 random bits.
  const token = createSeed() + createSeed();
  const expiresAt = after(now, MEMBER_SESSION_LENGTH);
  await tx.session.create({ data: { tokenHash: hashToken(token), scope: "member", personId, expiresAt } });
  return token;
}

/** Whose session a token opens, and that it was used: its end moves, once a day. Null: nobody's. */
export async function resumeSession(token: string, now = new Date()): Promise<{ personId: string } | null> {
  const mine = { tokenHash: hashToken(token), scope: "member" as const, expiresAt: { gt: now } };
  const session = await db.session.findFirst({ where: mine, select: { personId: true, expiresAt: true } });
  if (!session) return null;
  const expiresAt = after(now, MEMBER_SESSION_LENGTH);
  // updateMany: another request may have signed out meanwhile, which is no error.
  if (session.expiresAt < after(expiresAt, -DAY))
    await db.session.updateMany({ where: mine, data: { expiresAt } });
  return { personId: session.personId };
}

/** Ends one session. */
export async function endSession(token: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash: hashToken(token), scope: "member" } });
}

/** Ends every session of a member, and every link that could open another: for who lost a phone. */
export async function endAllSessions({ personId }: MemberViewer): Promise<void> {
  await db.$transaction([
    db.session.deleteMany({ where: { personId, scope: "member" } }),
    db.accountLink.deleteMany({ where: { personId, usedAt: null } }),
  ]);
}
