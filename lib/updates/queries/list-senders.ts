import { db } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/tokens";
import { senderLinkWorks } from "../sender";

export type SenderLine = {
  id: string;
  name: string;
  email: string;
  /** Where answers go; null: to the address itself. */
  replyTo: string | null;
  /** "verified": can be chosen. "asked": its reader has not answered yet. "expired": nor can they any more. */
  state: "verified" | "asked" | "expired";
  askedAt: Date | null;
  /** How many drafts name it. */
  drafts: number;
};

/** The senders that are not closed, by name. */
export async function listSenders(now = new Date()): Promise<SenderLine[]> {
  const rows = await db.sender.findMany({
    where: { closedAt: null },
    orderBy: [{ name: "asc" }, { email: "asc" }],
    select: {
      ...{ id: true, name: true, email: true, replyTo: true, verifiedAt: true, askedAt: true },
      _count: { select: { updates: { where: { status: "draft" } } } },
    },
  });
  return rows.map(({ verifiedAt, _count, ...row }) => ({
    ...row,
    state: verifiedAt ? "verified" : senderLinkWorks(row.askedAt, now) ? "asked" : "expired",
    drafts: _count.updates,
  }));
}

/** The sender that a link asks about; null: it was used, replaced or closed, or its time is over. */
export async function getSenderQuestion(
  token: string,
  now = new Date(),
): Promise<{ name: string; email: string } | null> {
  const sender = await db.sender.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { name: true, email: true, askedAt: true, closedAt: true },
  });
  if (!sender || sender.closedAt || !senderLinkWorks(sender.askedAt, now)) return null;
  return { name: sender.name, email: sender.email };
}
