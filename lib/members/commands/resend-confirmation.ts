import { db } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { hashToken } from "@/lib/platform/tokens";
import { lockAddress, TURN } from "./lock-address";
import { isAlreadyMember, sendAlreadyMember, sendConfirmation } from "./send-join-mail";

/**
 * Mails a new link to the address that a confirmation link, used or expired, was made for; a member is told that
 * there is nothing to do. An unknown link does nothing. The caller learns nothing.
 */
export async function resendConfirmation(token: string, now = new Date()): Promise<void> {
  const link = await db.confirmationToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { joinRequest: true },
  });
  if (!link) return;
  const request = link.joinRequest;
  const locale = isLocale(request.locale) ? request.locale : "en";
  await db.$transaction(async (tx) => {
    await lockAddress(tx, request.emailKey);
    if (await isAlreadyMember(tx, request)) return sendAlreadyMember(tx, request, locale, now);
    const open = await tx.joinRequest.findFirst({
      where: { id: request.id, confirmedAt: null },
      select: { id: true },
    });
    // A confirmed request is spent: who left since then joins with the form, and sees what they agree to.
    if (open) await sendConfirmation(tx, request, locale, now);
  }, TURN);
}
