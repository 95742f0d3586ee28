import { queueMail } from "@/lib/mail/outbox";
import { db, pgPool } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { camelCase } from "@/lib/platform/snake-case";
import { hashToken } from "@/lib/platform/tokens";
import type { JoinRequest } from "@/prisma/client/client";
import { confirmationState } from "../policy";
import { clearSuppression } from "./clear-suppression";
import { confirmFirst } from "./confirm-first";
import { consentsOf, welcomeOf } from "./confirmed-rows";
import { keepMembership } from "./keep-membership";
import { keepPerson } from "./keep-person";
import { lockAddress, TURN } from "./lock-address";
import { sendAnswer, standingOf } from "./send-join-mail";

type Link = { expiresAt: Date; usedAt: Date | null; joinRequest: JoinRequest };

/** A link with its request, in one look. */
async function findLink(tokenHash: string): Promise<Link | null> {
  const { rows } = await pgPool().query<Record<string, unknown>>({
    name: "find-confirmation-link",
    text: `select r.*, t.expires_at, t.used_at from confirmation_token t
      join join_request r on r.id = t.join_request_id where t.token_hash = $1`,
    values: [tokenHash],
  });
  if (!rows[0]) return null;
  const { expiresAt, usedAt, ...joinRequest } = camelCase(rows[0]);
  return { expiresAt, usedAt, joinRequest } as Link;
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
  const link = await findLink(tokenHash);
  if (!link) return fail("unknown");
  const { joinRequest } = link;
  const asSeen = joinRequest.askedAt.toISOString() === seen && confirmationState(link, now) === "ready";
  if (asSeen && (await confirmFirst(tokenHash, joinRequest, now))) return ok(null);
  // Not somebody new, or not what was seen: what it means depends on what is known.
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
    await tx.consent.createMany({ data: consentsOf(request, personId, now) });
    // They asked to be written to again, themselves.
    await clearSuppression(tx, request.emailKey);
    await queueMail(tx, welcomeOf(request, personId, organizationId));
    return ok(null);
  }, TURN);
}
