import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import { linkState } from "../account-policy";
import { startSession } from "./keep-session";

/**
 * Uses up a mailed link and opens a session for whose it is. The conditional update settles who was first: a link opens
 * once, also when it is pressed twice at once.
 * @returns the session's token, for the cookie
 */
export async function openAccount(
  token: string,
  now = new Date(),
): Promise<Result<{ sessionToken: string }, "unknown" | "used" | "expired">> {
  const tokenHash = hashToken(token);
  return db.$transaction(async (tx) => {
    const link = await tx.accountLink.findUnique({ where: { tokenHash } });
    if (!link) return fail("unknown");
    const state = linkState(link, now);
    if (state === "expired") return fail(state);
    const { count } = await tx.accountLink.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return fail("used");
    return ok({ sessionToken: await startSession(tx, link.personId, now) });
  });
}
