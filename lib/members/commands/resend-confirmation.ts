import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { lockAddress, TURN } from "./lock-address";
import { sendAnswer, sendConfirmation, standingOf } from "./send-join-mail";

/**
 * Mails a new link to the address that a confirmation link, used or expired, was made for; a member is told that
 * there is nothing to do. An unknown link does nothing. The caller learns nothing.
 */
export async function resendConfirmation(token: string, now = new Date()): Promise<void> {
  const link = await db.confirmationToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { joinRequestId: true },
  });
  if (link) await resendFor(link.joinRequestId, now);
}

/** The same for a request to join, by its id. One that is no longer there does nothing. */
export async function resendFor(joinRequestId: string, now: Date): Promise<void> {
  const request = await db.joinRequest.findUnique({ where: { id: joinRequestId } });
  if (!request) return;
  await db.$transaction(async (tx) => {
    await lockAddress(tx, request.emailKey);
    const standing = await standingOf(tx, request);
    if (standing === "member") return sendAnswer(tx, "already-member", request, now);
    if (standing === "removed") return sendAnswer(tx, "membership-ended", request, now);
    const open = await tx.joinRequest.findFirst({
      where: { id: request.id, confirmedAt: null },
      select: { id: true },
    });
    // A confirmed request is spent: who left since then joins with the form, and sees what they agree to.
    if (open) await sendConfirmation(tx, request, now);
  }, TURN);
}
