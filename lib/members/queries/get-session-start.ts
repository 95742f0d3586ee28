import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";

/** When a member signed in with the session that a token opens; null: it opens none. */
export async function getSessionStart(token: string, now = new Date()): Promise<Date | null> {
  const session = await db.session.findFirst({
    where: { tokenHash: hashToken(token), scope: "member", expiresAt: { gt: now } },
    select: { startedAt: true },
  });
  return session?.startedAt ?? null;
}
