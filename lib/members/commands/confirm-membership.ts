import { queueMail } from "@/lib/mail/outbox";
import { db, type Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import type { JoinRequest } from "@/prisma/client/client";
import { confirmationState } from "../policy";
import { addOrganization } from "./add-organization";
import { lockAddress, TURN } from "./lock-address";
import { sameMembership } from "./send-join-mail";
import { settleListing } from "./settle-listing";

/** Adds the person, or fills in what they told this time. What is empty now never wipes out what was told before. */
async function keepPerson(tx: Tx, request: JoinRequest): Promise<{ id: string }> {
  const { emailKey, email, firstName, lastName, zip, interests, locale } = request;
  const known = await tx.person.findUnique({ where: { emailKey }, select: { interests: true } });
  const told = {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(zip && { zip }),
    interests: [...new Set([...(known?.interests ?? []), ...interests])],
    locale,
    // They agreed to updates anew.
    unsubscribedAt: null,
  };
  return tx.person.upsert({
    where: { emailKey },
    create: { emailKey, email, ...told },
    update: told,
    select: { id: true },
  });
}

/** One membership a person and kind, or a person and organization; one that was left is taken up again. */
async function keepMembership(tx: Tx, personId: string, request: JoinRequest, now: Date): Promise<void> {
  const { kind, organizationName, role, authority, source } = request;
  const mine = await tx.membership.findFirst({
    where: { personId, ...sameMembership(kind, organizationName) },
    select: { id: true, status: true, organizationId: true },
  });
  if (mine) {
    const again = mine.status === "left" && { status: "active" as const, since: now, leftAt: null };
    await tx.membership.update({
      where: { id: mine.id },
      data: { ...again, ...(role && { role }), ...(authority && { authority }) },
    });
    if (mine.organizationId && request.listPublicly)
      await tx.organization.update({ where: { id: mine.organizationId }, data: { wantsListing: true } });
    if (mine.organizationId) await settleListing(tx, mine.organizationId, now);
    return;
  }
  const organizationId = kind === "organization" ? await addOrganization(tx, request) : null;
  await tx.membership.create({
    data: { personId, kind, organizationId, role, authority, source, since: now },
  });
  if (organizationId) await settleListing(tx, organizationId, now);
}

async function recordConsents(tx: Tx, personId: string, request: JoinRequest, now: Date): Promise<void> {
  const purposes = ["membership", "updates", ...(request.listPublicly ? ["listing"] : [])];
  const { consentWords: words, consentVersion: version, locale, network } = request;
  await tx.consent.createMany({
    data: purposes.map((purpose) => ({
      personId,
      purpose,
      action: "granted" as const,
      words,
      version,
      locale,
      method: "join-form",
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
    if (found.joinRequest.askedAt.toISOString() !== seen) return fail("changed");

    // The lock made us the only one here; the conditional update says so even if somebody forgets the lock.
    const used = await tx.confirmationToken.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    const request = found.joinRequest;
    const open = { id: request.id, confirmedAt: null };
    const settled = await tx.joinRequest.updateMany({ where: open, data: { confirmedAt: now } });
    if (used.count + settled.count < 2) return fail("used");

    const { id: personId } = await keepPerson(tx, request);
    await keepMembership(tx, personId, request, now);
    await recordConsents(tx, personId, request, now);
    await queueMail(tx, {
      template: "welcome",
      locale: isLocale(request.locale) ? request.locale : "en",
      to: request.email,
      toKey: request.emailKey,
      dedupeKey: `welcome:${request.id}`,
      data: { personId, firstName: request.firstName, organization: request.organizationName },
    });
    return ok(null);
  }, TURN);
}
