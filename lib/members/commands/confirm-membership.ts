import { queueMail } from "@/lib/mail/outbox";
import { db, type Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import type { JoinRequest } from "@/prisma/client/client";
import { confirmationState } from "../policy";
import { suppressionHash } from "../suppression";
import { keepMembership } from "./keep-membership";
import { keepPerson } from "./keep-person";
import { lockAddress, TURN } from "./lock-address";
import { sendAnswer, standingOf } from "./send-join-mail";

async function recordConsents(tx: Tx, personId: string, request: JoinRequest, now: Date): Promise<void> {
  const purposes = ["membership", "updates", ...(request.listPublicly ? ["listing"] : [])];
  const { consentWords: words, consentVersion: version, locale, method, network } = request;
  await tx.consent.createMany({
    data: purposes.map((purpose) => ({
      personId,
      purpose,
      action: "granted" as const,
      words,
      version,
      locale,
      method,
      network,
      at: now,
    })),
  });
}

/**
 * Makes a member of whoever opened the link in the mail, all at once or not at all. A second press of the button,
 * also at the same time, is as good as the first.
 * @param seen the version of the request that was shown beside the button. Anybody may fill in the form with somebody
 *   else's address, so what changed after it was seen is not confirmed.
 */
export async function confirmMembership(
  token: string,
  seen: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "expired" | "used" | "changed">> {
  const tokenHash = hashToken(token);
  const link = await db.confirmationToken.findUnique({
    where: { tokenHash },
    select: { joinRequest: { select: { emailKey: true } } },
  });
  if (!link) return fail("unknown");
  return db.$transaction(async (tx) => {
    await lockAddress(tx, link.joinRequest.emailKey);
    const found = await tx.confirmationToken.findUnique({
      where: { tokenHash },
      include: { joinRequest: true },
    });
    if (!found) return fail("unknown");
    const state = confirmationState(found, now);
    if (state === "confirmed") return ok(null);
    if (state !== "ready") return fail(state);
    const request = found.joinRequest;
    if (request.askedAt.toISOString() !== seen) return fail("changed");
    if ((await standingOf(tx, request)) === "removed") {
      // Staff ended that membership since the link was sent: it works no more, and the mail says why.
      await tx.confirmationToken.update({ where: { tokenHash }, data: { expiresAt: now } });
      await sendAnswer(tx, "membership-ended", request, now);
      return fail("expired");
    }

    // The lock made us the only one here; the conditional update says so even if somebody forgets the lock.
    const used = await tx.confirmationToken.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    const open = { id: request.id, confirmedAt: null };
    const settled = await tx.joinRequest.updateMany({ where: open, data: { confirmedAt: now } });
    if (used.count + settled.count < 2) return fail("used");

    const { id: personId, changes } = await keepPerson(tx, request, now);
    const organizationId = await keepMembership(tx, personId, request, changes, now);
    await recordConsents(tx, personId, request, now);
    // They asked to be written to again, themselves.
    await tx.suppression.deleteMany({ where: { hash: suppressionHash(request.emailKey) } });
    await queueMail(tx, {
      template: "welcome",
      locale: isLocale(request.locale) ? request.locale : "en",
      to: request.email,
      toKey: request.emailKey,
      dedupeKey: `welcome:${request.id}`,
      data: {
        ...{ personId, firstName: request.firstName, organization: request.organizationName },
        ...(organizationId && { organizationId }),
      },
    });
    return ok(null);
  }, TURN);
}
