import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { hashToken } from "@/lib/platform/tokens";
import { senderLinkWorks } from "../sender";

/**
 * Whoever reads an address says that updates may come from it. The token is the proof; it works once.
 */
export async function confirmSender(
  token: string,
  now = new Date(),
): Promise<Result<{ name: string; email: string }, "unknown">> {
  const tokenHash = hashToken(token);
  const sender = await db.sender.findUnique({
    where: { tokenHash },
    select: { id: true, name: true, email: true, askedAt: true },
  });
  if (!sender || !senderLinkWorks(sender.askedAt, now)) return fail("unknown");
  return db.$transaction(async (tx) => {
    const { count } = await tx.sender.updateMany({
      where: { tokenHash, closedAt: null },
      data: { verifiedAt: now, tokenHash: null },
    });
    if (count === 0) return fail("unknown");
    await tx.auditEvent.create({ data: { action: "confirm-sender", subject: sender.id } });
    return ok({ name: sender.name, email: sender.email });
  });
}
